import { costOf, fitMixture } from '../mixture/fitMixture.js';
import { movedLines, phaseModel, plainShape } from '../mixture/mixtureModel.js';
import type { MixtureTarget } from '../mixture/mixtureTarget.js';
import { scoreNeeded } from './judgeXrd.js';
import { plausibility } from './plausibility.js';
import { scoreXrd, type RankedXrd, type RankOptions } from './rankXrd.js';
import type { XrdReferenceIndex } from './xrdReferences.js';

/**
 * A candidate fitted once more with what its crystal system allows: each independent axis of the lattice, width and preferred orientation (March and
 * Dollase along an axis), the zero shift with them. The corrections cost, so that freedom alone wins nothing.
 */
export function refineRanked(
  target: MixtureTarget,
  index: XrdReferenceIndex,
  entry: RankedXrd,
  options: RankOptions,
): RankedXrd {
  const { measurement } = target;
  const model = phaseModel(entry.reference, index.references[entry.reference]!.lines, measurement);
  // A cubic phase has one axis, which was fitted before, and no orientation that one direction describes.
  if (model.modes.count === 1 && model.modes.directions === 0) return entry;
  const start = { model, shape: plainShape(model, entry.fit.latticeStrain, entry.fit.widthFactor) };
  const fitted = fitMixture(target, [start], entry.fit.zeroShift, {
    maxZeroShift: options.maxZeroShift,
    maxLatticeStrain: options.maxLatticeStrain,
    rounds: 3,
    shift: true,
    texture: true,
  });
  const [phase] = fitted.phases;
  if (!phase || phase.scale <= 0) return entry;
  const lines = movedLines(model, phase.shape, fitted.zeroShift);
  const placed = {
    zeroShift: 0,
    latticeStrain: 0,
    widthFactor: phase.shape.width,
    scale: phase.scale,
    similarity: similarityOf(target, fitted.total),
    profile: fitted.total,
  };
  const scored = scoreXrd(measurement, lines, placed, options);
  const { strain } = phase.shape;
  const latticeStrain = strain.reduce((sum, value) => sum + value, 0) / strain.length;
  const score =
    scored.score * (1 - costOf(phase.shape, 1)) * plausibility({ latticeStrain: 0, zeroShift: fitted.zeroShift });
  // Few lines need a better score: what the adaptation wins must not be lost in lines.
  const lead = (value: number, matched: number): number => value - scoreNeeded(matched);
  if (score < entry.score || lead(score, scored.agreement.matched) < lead(entry.score, entry.agreement.matched))
    return entry;
  return { ...entry, ...scored, score, fit: { ...entry.fit, ...placed, zeroShift: fitted.zeroShift, latticeStrain } };
}

/** Centred cosine of the compressed intensities. */
function similarityOf({ root, floor, measurement }: MixtureTarget, total: Float64Array): number {
  const n = root.length;
  let mean = 0;
  for (const value of root) mean += value;
  mean /= Math.max(1, n);
  let own = 0;
  for (let i = 0; i < n; i++) own += (root[i]! - mean) ** 2;
  const noisy = 0.073 * measurement.noise * n;
  let product = 0;
  let sum = 0;
  let square = 0;
  for (let i = 0; i < n; i++) {
    const p = total[i]!;
    if (p <= 0) continue;
    const c = p / Math.sqrt(p + floor);
    product += c * root[i]!;
    sum += c;
    square += c * c;
  }
  const spread = square - (sum * sum) / n;
  if (spread <= 0) return 0;
  return Math.min(1, (product - sum * mean) / Math.sqrt(spread * Math.max(own - noisy, 0.25 * own)));
}
