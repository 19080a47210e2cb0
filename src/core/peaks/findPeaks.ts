import type { Peak } from '../../contract/data/peak.js';
import type { Radiation, Spectrum } from '../../contract/data/spectrum.js';
import { movingAverage } from '../preprocess/movingAverage.js';
import { quantile } from '../preprocess/quantile.js';
import { backgroundUnderPeaks } from './backgroundUnderPeaks.js';
import { detectPeaks } from './detectPeaks.js';
import { dropAlpha2 } from './dropAlpha2.js';
import type { Doublet, Profile } from './fitProfile.js';
import { profileAt } from './fitProfile.js';
import { guessProfiles } from './guessProfiles.js';
import { kAlphaDoublet } from './kAlphaDoublet.js';
import { localNoise } from './localNoise.js';
import { peakSpacing } from './peakSpacing.js';
import { pseudoVoigtArea } from './pseudoVoigt.js';
import { refineProfiles } from './refineProfiles.js';

export interface FindPeaksOptions {
  /** Smallest height over local noise kept; default 3. */
  minSignalToNoise?: number | undefined;
  /** Smallest height relative to the strongest peak kept; default 0.003. */
  minRelativeHeight?: number | undefined;
  /** Half window in points of a moving average before the search; default 0, the search filters by itself. */
  smoothing?: number | undefined;
  /** Gives d-spacings, and says whether each line is a Kα doublet. Nothing said: copper's doublet is supposed, no d on a 2θ axis. */
  radiation?: Radiation | undefined;
  /** The strongest so many; default all. */
  maxPeaks?: number | undefined;
}

const scales = [1, 1.7, 2.9, 5, 8.5, 14.5, 25];

/** Five standard deviations: less than one false peak in several patterns of pure noise, over all filter widths. */
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
  const noise = countingNoise(y, localNoise(spectrum.y));
  const detections = detectPeaks(y, { noise, threshold: detectionThreshold, scales });
  if (detections.length === 0) return [];
  const widest = Math.max(...detections.map((detection) => detection.scale));
  const halfWindow = Math.round(Math.max(40, Math.min(x.length / 8, 12 * widest)));
  const background = backgroundUnderPeaks(y, halfWindow);
  const net = y.map((value, i) => value - (background[i] ?? 0));
  const doublet = spectrum.technique === 'xrd' ? kAlphaDoublet(unit, options.radiation) : undefined;
  const guesses = dropAlpha2(guessProfiles(x, net, detections), doublet);
  const profiles = refineProfiles(x, net, guesses, doublet);
  return toPeaks(profiles, { spectrum, noise: localNoise(spectrum.y), doublet, options });
}

interface Context {
  spectrum: Spectrum;
  noise: Float64Array;
  doublet: Doublet | undefined;
  options: FindPeaksOptions;
}

function toPeaks(profiles: readonly Profile[], { spectrum, noise, doublet, options }: Context): Peak[] {
  const { minSignalToNoise = 3, minRelativeHeight = 0.003, maxPeaks = Infinity } = options;
  const found = profiles.map((profile) => ({ profile, height: topOf(profile, doublet) }));
  const strongest = Math.max(0, ...found.map((peak) => peak.height));
  const kept = found
    .map(({ profile, height }) => ({
      profile,
      height,
      signalToNoise: height / Math.max(noiseAt(spectrum.x, noise, profile.position), strongest * 1e-9),
    }))
    .filter(
      (peak) =>
        peak.height > 0 && peak.signalToNoise >= minSignalToNoise && peak.height >= minRelativeHeight * strongest,
    )
    .sort((a, b) => b.height - a.height)
    .slice(0, maxPeaks)
    .sort((a, b) => a.profile.position - b.profile.position);
  return kept.map(({ profile, height, signalToNoise }, i) => {
    const dSpacing =
      spectrum.technique === 'xrd' ? peakSpacing(profile.position, spectrum.unit, options.radiation) : undefined;
    return {
      id: `p${i + 1}`,
      position: profile.position,
      height,
      fwhm: profile.fwhm,
      area: profile.height * pseudoVoigtArea(profile.fwhm, profile.eta) * (1 + (doublet?.ratio ?? 0)),
      ...(dSpacing === undefined ? {} : { dSpacing }),
      signalToNoise,
      origin: 'found' as const,
    };
  });
}

/** Highest point of the line: of both lines together where a doublet is not resolved. */
function topOf(profile: Profile, doublet: Doublet | undefined): number {
  if (!doublet) return profile.height;
  const end = doublet.companion(profile.position);
  let top = 0;
  for (let k = 0; k <= 8; k++)
    top = Math.max(top, profileAt(profile.position + ((end - profile.position) * k) / 8, profile, doublet));
  return top;
}

function noiseAt(x: Float64Array, noise: Float64Array, position: number): number {
  let low = 0;
  let high = x.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((x[middle] ?? 0) > position) high = middle;
    else low = middle;
  }
  return noise[low] ?? 0;
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
