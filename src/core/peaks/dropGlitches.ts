import { quantile } from '../preprocess/quantile.js';
import type { Profile } from './fitProfile.js';

/** Leaves out weak peaks of one or two points that are far narrower than the pattern's own peaks: counter glitches, not lines. */
export function dropGlitches(profiles: readonly Profile[], step: number): Profile[] {
  const strongest = Math.max(...profiles.map((peak) => peak.height));
  const strong = profiles.filter((peak) => peak.height > 0.1 * strongest).map((peak) => peak.fwhm);
  const typical = quantile(Float64Array.from(strong).sort(), 0.5);
  return profiles.filter(
    (peak) => peak.height > 0.35 * strongest || peak.fwhm > 2.5 * step || peak.fwhm > 0.4 * typical,
  );
}
