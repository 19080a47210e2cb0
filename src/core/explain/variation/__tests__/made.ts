import type { MainPeak } from '../mainPeaks.js';
import type { TwinMaps } from '../mapVariation.js';
import { createRandom } from '../../../synthesis/random/createRandom.js';

export interface MadeSpectrum {
  position: number;
  sigma: number;
  height?: number;
}

export interface MadeOptions {
  length?: number;
  noise?: number;
  /** Background of spectrum number `n` at point `i`. */
  background?: (i: number, n: number) => number;
  /** What each channel does with a spectrum; one that leaves it alone. */
  channels?: ((spectrum: Float64Array) => ArrayLike<number>)[];
  step?: number;
}

/** Gaussian peaks whose noise, background, widths and positions are known, through channels that are known too. */
export function made(spectra: MadeSpectrum[], options: MadeOptions = {}): { maps: TwinMaps; peaks: MainPeak[] } {
  const { length = 400, noise = 0, background = () => 0, channels = [(spectrum) => spectrum], step = 1 } = options;
  const random = createRandom(7, 'made');
  const parts: Record<'full' | 'withoutNoise' | 'clean', number[]> = { full: [], withoutNoise: [], clean: [] };
  let points = length;
  spectra.forEach(({ position, sigma, height = 1 }, n) => {
    const clean = Float64Array.from({ length }, (_, i) => height * Math.exp(-0.5 * ((i - position) / sigma) ** 2));
    const withoutNoise = clean.map((value, i) => value + background(i, n));
    const full = withoutNoise.map((value) => value + noise * random.normal());
    for (const [name, spectrum] of Object.entries({ full, withoutNoise, clean })) {
      const lines = channels.map((channel) => channel(spectrum));
      points = lines[0]?.length ?? 0;
      for (let i = 0; i < points; i++) for (const line of lines) parts[name as keyof typeof parts].push(line[i] ?? NaN);
    }
  });
  return {
    maps: {
      length: points,
      channels: channels.length,
      start: (step - 1) / 2,
      step,
      full: Float32Array.from(parts.full),
      withoutNoise: Float32Array.from(parts.withoutNoise),
      clean: Float32Array.from(parts.clean),
    },
    peaks: spectra.map(({ position }) => ({ position, from: 0, to: length - 1 })),
  };
}

export const movingAverage = (size: number) => (line: Float64Array) =>
  line.map((_, i) => {
    let sum = 0;
    for (let k = i - (size - 1) / 2; k <= i + (size - 1) / 2; k++) sum += line[k] ?? 0;
    return sum / size;
  });

export const maxPool = (size: number) => (line: Float64Array) =>
  Float64Array.from({ length: Math.floor(line.length / size) }, (_, i) =>
    Math.max(...line.subarray(i * size, (i + 1) * size)),
  );

export const difference = (line: Float64Array) => line.map((value, i) => value - (line[i - 4] ?? line[0] ?? 0));
