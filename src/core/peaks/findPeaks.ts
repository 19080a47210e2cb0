import type { Peak } from '../../contract/data/peak.js';
import type { Radiation, Spectrum } from '../../contract/data/spectrum.js';
import { movingAverage } from '../preprocess/movingAverage.js';
import { quantile } from '../preprocess/quantile.js';
import { backgroundUnderPeaks } from './backgroundUnderPeaks.js';
import { detectPeaks } from './detectPeaks.js';
import { describePeaks } from './describePeaks.js';
import { dropGlitches } from './dropGlitches.js';
import { dropAlpha2 } from './dropAlpha2.js';
import { guessProfiles } from './guessProfiles.js';
import { kAlphaDoublet } from './kAlphaDoublet.js';
import { localNoise } from './localNoise.js';
import { refineProfiles } from './refineProfiles.js';

export interface FindPeaksOptions {
  /** Smallest height over local noise kept; default 3. */
  minSignalToNoise?: number | undefined;
  /** Smallest height relative to the strongest peak kept; default 0.003, for Raman 0.01 (baselines leave ripples). */
  minRelativeHeight?: number | undefined;
  /** Half window in points of a moving average before the search; default 0, the search filters by itself. */
  smoothing?: number | undefined;
  /** Gives d-spacings, and says whether each line is a Kα doublet. Nothing said: copper's doublet is supposed, no d on a 2θ axis. */
  radiation?: Radiation | undefined;
  /** The strongest so many; default all. */
  maxPeaks?: number | undefined;
}

const scales = [1, 1.7, 2.9, 5, 8.5, 14.5, 25];

/** Over all filter widths about three false peaks in a hundred patterns of 4,500 points of pure counting noise (measured). */
const detectionThreshold = 5;

/**
 * Peaks of measured raw data, by ascending position. The background is taken off here; it need not be before.
 * Height is the top of the line above the background. For a Kα doublet position, width and d are those of Kα1, the area is that of both lines.
 * Detection: {@link detectPeaks}; position, height, width and area: least squares, {@link refineProfiles}.
 */
export function findPeaks(spectrum: Spectrum, options: FindPeaksOptions = {}): Peak[] {
  const { x, unit } = spectrum;
  if (x.length < 7) return [];
  const y = options.smoothing ? movingAverage(spectrum.y, options.smoothing) : spectrum.y;
  const noise = localNoise(spectrum.y);
  const detections = detectPeaks(y, { noise: countingNoise(y, noise), threshold: detectionThreshold, scales });
  if (detections.length === 0) return [];
  const widest = Math.max(...detections.map((detection) => detection.scale));
  const halfWindow = Math.round(Math.max(40, Math.min(x.length / 8, 8 * widest)));
  const background = backgroundUnderPeaks(y, halfWindow);
  const net = y.map((value, i) => value - (background[i] ?? 0));
  const doublet = spectrum.technique === 'xrd' ? kAlphaDoublet(unit, options.radiation) : undefined;
  const guesses = dropAlpha2(guessProfiles(x, net, detections), doublet);
  const profiles = refineProfiles(x, net, guesses, doublet);
  const step = ((x[x.length - 1] ?? 0) - (x[0] ?? 0)) / (x.length - 1);
  return describePeaks(dropGlitches(profiles, step), {
    spectrum,
    noise,
    doublet,
    radiation: options.radiation,
    minSignalToNoise: options.minSignalToNoise ?? 3,
    minRelativeHeight: options.minRelativeHeight ?? (spectrum.technique === 'raman' ? 0.01 : 0.003),
    maxPeaks: options.maxPeaks ?? Infinity,
  });
}

/**
 * Counting noise grows with the square root of the intensity: what is measured between the peaks is carried up their flanks, so that the
 * ripple on a strong line is no peak. At most 5 % of the height, for data whose background was taken off before.
 */
function countingNoise(y: Float64Array, noise: Float64Array): Float64Array {
  const sorted = y.slice().sort();
  const level = quantile(sorted, 0.5);
  const top = sorted[sorted.length - 1] ?? 0;
  const between = quantile(noise.slice().sort(), 0.5);
  const perIntensity = Math.min(between ** 2 / Math.max(level, Number.MIN_VALUE), 0.0025 * Math.max(top, 0));
  const smooth = movingAverage(y, 2);
  return noise.map((value, i) =>
    Math.sqrt(value ** 2 + perIntensity * Math.max(0, (smooth[i] ?? 0) - Math.max(level, 0))),
  );
}
