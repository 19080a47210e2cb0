import type { Peak } from '../../contract/data/peak.js';
import type { Radiation, Spectrum } from '../../contract/data/spectrum.js';
import type { Doublet, Profile } from './fitProfile.js';
import { profileAt } from './fitProfile.js';
import { lowerBound } from './lowerBound.js';
import { peakSpacing } from './peakSpacing.js';
import { pseudoVoigtArea } from './pseudoVoigt.js';

export interface DescribePeaksOptions {
  spectrum: Spectrum;
  /** Noise standard deviation at every point. */
  noise: Float64Array;
  doublet: Doublet | undefined;
  radiation: Radiation | undefined;
  minSignalToNoise: number;
  /** Relative to the strongest of `profiles`. */
  minRelativeHeight: number;
  maxPeaks: number;
}

/** Fitted profiles as the peaks of the table, by ascending position; leaves out the weak ones and all but the strongest `maxPeaks`. */
export function describePeaks(profiles: readonly Profile[], options: DescribePeaksOptions): Peak[] {
  const { spectrum, noise, doublet, radiation, minSignalToNoise, minRelativeHeight, maxPeaks } = options;
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
    const dSpacing = spectrum.technique === 'xrd' ? peakSpacing(profile.position, spectrum.unit, radiation) : undefined;
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
  return noise[Math.min(noise.length - 1, lowerBound(x, position))] ?? 0;
}
