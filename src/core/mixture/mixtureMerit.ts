import { plausibility } from '../matching/plausibility.js';
import { costOf, type FittedMixture } from './fitMixture.js';
import type { MixtureTarget } from './mixtureTarget.js';

/** A further phase has to explain this share of what is left to be worth its place in the ranking. */
const costOfPhase = 0.02;

/** Share of the compressed intensity that noise makes: no model explains it. */
export function noiseShare({ square, measurement, floor }: MixtureTarget): number {
  // Pure noise of deviation σ compressed with a floor of 3σ has the mean square 0.073 σ.
  const perPoint = (0.073 * measurement.noise * 3 * measurement.noise) / floor;
  return square > 0 ? Math.min(0.5, (perPoint * measurement.net.length) / square) : 0;
}

/** 0-1: explained share of the compressed intensity, less what corrections and the number of phases cost. */
export function mixtureMerit(target: MixtureTarget, fit: FittedMixture): number {
  const explained = Math.min(1, (1 - fit.distance) / (1 - noiseShare(target)));
  const area = fit.phases.map(({ scale, curve }) => Math.sqrt(scale * curve.reduce((sum, value) => sum + value, 0)));
  const whole = area.reduce((sum, value) => sum + value, 0);
  let cost = 1 - plausibility({ latticeStrain: 0, zeroShift: fit.zeroShift });
  fit.phases.forEach(({ shape }, k) => (cost += (costOf(shape, 1) * area[k]!) / Math.max(whole, 1e-300)));
  return explained * (1 - cost) * (1 - costOfPhase * (1 - explained)) ** fit.phases.length;
}
