import type { RamanBand } from '../../../contract/data/reference.js';
import type { Spectrum } from '../../../contract/data/spectrum.js';
import type { RamanReference } from '../ramanReferences.js';
import { randomFrom } from './syntheticPowder.js';

export interface RamanSimulation {
  shift?: number;
  /** Largest factor by which single bands are weakened or strengthened: orientation. */
  orientation?: number;
  fluorescence?: number;
  noise?: number;
  width?: number;
  from?: number;
  to?: number;
  seed?: number;
}

/** Bands of an invented mineral. */
export function inventBands(seed: number): RamanBand[] {
  const random = randomFrom(seed);
  return Array.from({ length: 3 + Math.floor(5 * random()) }, () => ({
    shift: 150 + 1100 * random(),
    height: 10 + 90 * random(),
  })).sort((a, b) => a.shift - b.shift);
}

/** A measured-looking spectrum of bands: Lorentzian lines, fluorescence and noise; step 1.5 1/cm. */
export function simulateRaman(bands: readonly RamanBand[], options: RamanSimulation = {}): Spectrum {
  const {
    shift = 0,
    orientation = 1,
    fluorescence = 0,
    noise = 0.3,
    width = 9,
    from = 100,
    to = 1400,
    seed = 1,
  } = options;
  const random = randomFrom(seed);
  const factors = bands.map(() => orientation ** (2 * random() - 1));
  const x = Float64Array.from({ length: Math.floor((to - from) / 1.5) }, (_, i) => from + 1.5 * i);
  const y = x.map((at) => {
    let sum =
      fluorescence * Math.exp(-(((at - 900) / 600) ** 2)) +
      noise * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    bands.forEach(
      (band, i) => (sum += (band.height * factors[i]!) / (1 + (2 * ((at - band.shift - shift) / width)) ** 2)),
    );
    return sum;
  });
  return { technique: 'raman', unit: 'ramanShift', x, y };
}

export function measuredReference(
  name: string,
  specimen: string,
  spectrum: Spectrum,
  elements: string[] = [],
): RamanReference {
  return {
    kind: 'spectrum',
    summary: summary(`${name}-${specimen}`, name, specimen, elements),
    x: spectrum.x,
    y: spectrum.y,
  };
}

export function bandReference(name: string, bands: readonly RamanBand[]): RamanReference {
  return { kind: 'bands', summary: summary(name, name, undefined, ['Ca', 'C', 'O']), bands };
}

function summary(
  id: string,
  name: string,
  specimen: string | undefined,
  elements: string[],
): RamanReference['summary'] {
  return {
    id,
    libraryId: 'test',
    technique: 'raman',
    name,
    formula: name,
    elements,
    source: 'invented',
    verification: [],
    ...(specimen === undefined ? {} : { specimen }),
  };
}
