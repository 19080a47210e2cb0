import type { PowderMeasurement } from './powderMeasurement.js';
import { compressIntensity } from './compressIntensity.js';
import { plausibility } from './plausibility.js';
import type { VisibleLines } from './referenceLines.js';
import { renderLines, type Alignment } from './renderLines.js';
import { widthAt } from './estimateWidths.js';

export interface FitOptions {
  maxZeroShift: number;
  maxLatticeStrain: number;
  /** Each round halves the steps; default 5. */
  rounds?: number;
}

export interface FittedXrd extends Alignment {
  /** Factor from the reference's unit intensities to the measurement: areas in intensity × degrees. */
  scale: number;
  /** Similarity that was maximised: centred cosine of the compressed intensities. */
  similarity: number;
  /** Calculated pattern on the grid, scaled. */
  profile: Float64Array;
}

/** What the measurement brings to every fit; made once. */
export interface FitTarget {
  measurement: PowderMeasurement;
  /** Compressed net intensity. */
  root: Float64Array;
  /** Square root of the net intensity, 0 where that is negative. */
  plainRoot: Float64Array;
  mean: number;
  /** Length of `root` about its mean, what the noise adds to it taken off. */
  length: number;
  floor: number;
}

export function prepareFit(measurement: PowderMeasurement): FitTarget {
  const floor = 3 * measurement.noise;
  const root = compressIntensity(measurement.net, floor);
  let mean = 0;
  for (const value of root) mean += value;
  mean /= Math.max(1, root.length);
  let square = 0;
  for (const value of root) square += (value - mean) ** 2;
  // Pure noise of deviation σ compressed with a floor of 3σ has the variance 0.073 σ; a weak pattern is not less similar for it.
  const noisy = 0.073 * measurement.noise * root.length;
  const plainRoot = measurement.net.map((value) => Math.sqrt(Math.max(0, value)));
  return { measurement, root, plainRoot, mean, length: Math.sqrt(Math.max(square - noisy, 0.25 * square)), floor };
}

/**
 * Aligns a reference with the measurement: zero shift, lattice strain and line width together, by pattern search from `start` for the
 * largest centred cosine of the compressed intensities times the {@link plausibility} of the corrections: broad lines leave them open.
 */
export function fitXrdReference(
  target: FitTarget,
  lines: VisibleLines,
  start: Pick<Alignment, 'zeroShift' | 'latticeStrain'> & { widthFactor?: number },
  { maxZeroShift, maxLatticeStrain, rounds = 5 }: FitOptions,
): FittedXrd {
  const { measurement } = target;
  const scratch = new Float64Array(measurement.net.length);
  const clamp = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, value));
  let best: Alignment = {
    zeroShift: start.zeroShift,
    latticeStrain: start.latticeStrain,
    widthFactor: start.widthFactor ?? 1,
  };
  const merit = (alignment: Alignment): number =>
    similarityOf(target, lines, alignment, scratch).similarity * plausibility(alignment);
  let value = merit(best);
  const tryOut = (next: Alignment): boolean => {
    // At a limit a step leads nowhere.
    if (isSame(next, best)) return false;
    const found = merit(next);
    if (found <= value) return false;
    best = next;
    value = found;
    return true;
  };
  const width = widthAt(measurement.widths, 0.4);
  let shiftStep = Math.min(maxZeroShift, 0.5 * Math.max(width, 0.06));
  let strainStep = Math.min(maxLatticeStrain, (shiftStep * Math.PI) / 180);
  let widthStep = 1.3;
  for (let round = 0; round < rounds; round++) {
    for (const sign of [1, -1]) {
      while (shiftStep > 0 && tryOut({ ...best, zeroShift: clamp(best.zeroShift + sign * shiftStep, maxZeroShift) }));
      while (
        strainStep > 0 &&
        tryOut({ ...best, latticeStrain: clamp(best.latticeStrain + sign * strainStep, maxLatticeStrain) })
      );
      // Zero shift and strain move lines alike; across that valley neither alone makes progress.
      if (shiftStep > 0 && strainStep > 0) {
        tryOut({
          ...best,
          zeroShift: clamp(best.zeroShift + sign * shiftStep, maxZeroShift),
          latticeStrain: clamp(best.latticeStrain + sign * strainStep, maxLatticeStrain),
        });
      }
      const factor = sign > 0 ? widthStep : 1 / widthStep;
      tryOut({ ...best, widthFactor: Math.max(0.5, Math.min(2.5, best.widthFactor * factor)) });
    }
    shiftStep /= 2;
    strainStep /= 2;
    widthStep = Math.sqrt(widthStep);
  }
  const { similarity, scale } = similarityOf(target, lines, best, scratch);
  return { ...best, scale, similarity, profile: scratch.map((v) => v * scale) };
}

function isSame(a: Alignment, b: Alignment): boolean {
  return a.zeroShift === b.zeroShift && a.latticeStrain === b.latticeStrain && a.widthFactor === b.widthFactor;
}

/** Similarity and scale of one alignment; leaves the unscaled pattern in `scratch`. */
export function similarityOf(
  target: FitTarget,
  lines: VisibleLines,
  alignment: Alignment,
  scratch: Float64Array,
): { similarity: number; scale: number } {
  const { measurement, root, plainRoot, mean, length, floor } = target;
  scratch.fill(0);
  renderLines(scratch, measurement, lines, alignment);
  let cross = 0;
  let sum = 0;
  for (let i = 0; i < scratch.length; i++) {
    const p = scratch[i]!;
    if (p <= 0) continue;
    sum += p;
    cross += Math.sqrt(p) * plainRoot[i]!;
  }
  if (sum === 0 || length === 0) return { similarity: 0, scale: 0 };
  const scale = (cross / sum) ** 2;
  let product = 0;
  let total = 0;
  let square = 0;
  for (let i = 0; i < scratch.length; i++) {
    const p = scratch[i]! * scale;
    if (p <= 0) continue;
    const c = p / Math.sqrt(p + floor);
    product += c * root[i]!;
    total += c;
    square += c * c;
  }
  const n = scratch.length;
  const spread = square - (total * total) / n;
  if (spread <= 0) return { similarity: 0, scale };
  return { similarity: Math.min(1, (product - total * mean) / (Math.sqrt(spread) * length)), scale };
}
