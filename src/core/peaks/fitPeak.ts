import type { Peak } from '../../contract/data/peak.js';
import { LabError } from '../../contract/data/errors.js';
import type { Radiation, Spectrum } from '../../contract/data/spectrum.js';
import { backgroundUnderPeaks } from './backgroundUnderPeaks.js';
import { guessProfiles } from './guessProfiles.js';
import { kAlphaDoublet } from './kAlphaDoublet.js';
import { localNoise } from './localNoise.js';
import { lowerBound } from './lowerBound.js';
import { refineProfiles } from './refineProfiles.js';
import { describePeaks } from './describePeaks.js';

export interface FitPeakOptions {
  radiation?: Radiation | undefined;
}

/**
 * The peak nearest to where a person clicked: goes uphill from `position` (axis units) to the next top of the background-free curve within
 * five points and fits a pseudo-Voigt there. Throws `invalid-input` where `position` is outside the measurement or nothing stands above the background.
 */
export function fitPeak(spectrum: Spectrum, position: number, options: FitPeakOptions = {}): Peak {
  const { x, y } = spectrum;
  const n = x.length;
  const first = x[0] ?? NaN;
  const last = x[n - 1] ?? NaN;
  if (n < 7 || !(position >= first && position <= last)) {
    throw new LabError(
      'invalid-input',
      `There is no data at ${position}: choose a place between ${first} and ${last}.`,
    );
  }
  const background = backgroundUnderPeaks(y, Math.max(40, Math.round(n / 20)));
  const net = y.map((value, i) => value - (background[i] ?? 0));
  let index = Math.min(n - 1, lowerBound(x, position));
  for (let i = Math.max(0, index - 5); i <= Math.min(n - 1, index + 5); i++)
    if ((net[i] ?? 0) > (net[index] ?? 0)) index = i;
  const doublet = spectrum.technique === 'xrd' ? kAlphaDoublet(spectrum.unit, options.radiation) : undefined;
  const profiles = refineProfiles(x, net, guessProfiles(x, net, [{ index, scale: 1, significance: 0 }]), doublet);
  const [peak] = describePeaks(profiles, {
    spectrum,
    noise: localNoise(y),
    doublet,
    radiation: options.radiation,
    minSignalToNoise: 0,
    minRelativeHeight: 0,
    maxPeaks: 1,
  });
  if (!peak) {
    throw new LabError(
      'invalid-input',
      `Nothing stands above the background at ${position}: choose a place on a peak.`,
    );
  }
  return { ...peak, id: `p-${peak.position.toFixed(4)}`, origin: 'edited' };
}
