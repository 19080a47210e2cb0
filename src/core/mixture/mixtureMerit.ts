import { plausibility } from '../matching/plausibility.js';
import { costOf, type FittedMixture } from './fitMixture.js';
import type { MixtureTarget } from './mixtureTarget.js';

/** A further phase has to explain this share of what is left to be worth its place in the ranking. */
const costOfPhase = 0.02;

/** 0-1: explained share of the compressed intensity, less what corrections and the number of phases cost. */
export function mixtureMerit({ square, measurement, floor }: MixtureTarget, fit: FittedMixture): number {
  // Pure noise of deviation σ compressed with a floor of 3σ has the mean square 0.073 σ: no model explains that.
  const noise = Math.min(
    0.5,
    square > 0 ? (0.073 * measurement.noise * ((3 * measurement.noise) / floor) * measurement.net.length) / square : 0,
  );
  const explained = Math.min(1, (1 - fit.distance) / (1 - noise));
  const area = fit.phases.map(({ scale, curve }) => Math.sqrt(scale * curve.reduce((sum, value) => sum + value, 0)));
  const whole = area.reduce((sum, value) => sum + value, 0);
  let cost = 1 - plausibility({ latticeStrain: 0, zeroShift: fit.zeroShift });
  fit.phases.forEach(({ shape }, k) => (cost += (costOf(shape, 1) * area[k]!) / Math.max(whole, 1e-300)));
  return explained * (1 - cost) * (1 - costOfPhase * (1 - explained)) ** fit.phases.length;
}
