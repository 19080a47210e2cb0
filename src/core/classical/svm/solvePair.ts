import { openPairLoops } from './pairLoops.js';
import { FLAT } from './pairModule.js';

/** Multipliers of a two-class machine. */
export interface PairSolution {
  /** Label (±1) times multiplier per sample; 0 where a sample is no support vector. */
  signed: Float64Array;
  intercept: number;
  iterations: number;
}

/**
 * Sequential minimal optimisation with the second-order choice of the working pair: R.-E. Fan, P.-H. Chen, C.-J. Lin, J. Mach. Learn. Res. 6 (2005) 1889
 * (WSS 2), the method of libsvm (C.-C. Chang, C.-J. Lin, doi 10.1145/1961189.1961199), without shrinking. `kernel`: size × size, the first `positives`
 * samples are labelled +1, the others −1. With β = label · multiplier and F = −label · gradient a step moves β(i) up and β(j) down by the same amount.
 */
export function solvePair(
  kernel: Float32Array,
  size: number,
  positives: number,
  cost: number,
  tolerance: number,
  open: typeof openPairLoops = openPairLoops,
): PairSolution {
  const signed = new Float64Array(size);
  const loops = open(
    kernel,
    Float64Array.from(signed, (_, t) => (t < positives ? 1 : -1)),
  );
  const least = (t: number): number => (t < positives ? 0 : -cost);
  const most = (t: number): number => (t < positives ? cost : 0);
  const isBelowMost = (t: number): boolean => signed[t]! < least(t) + cost;
  const isAboveLeast = (t: number): boolean => signed[t]! > least(t);
  const bound = (t: number): void => loops.bound(t, isBelowMost(t) ? 0 : -Infinity, isAboveLeast(t) ? 0 : Infinity);
  for (let t = 0; t < size; t++) bound(t);
  let steepest = 1;
  let i = positives - 1;
  const limit = Math.max(10_000_000, 100 * size);
  let iterations = 0;
  for (; iterations < limit && i >= 0; iterations++) {
    const { j, lowest } = loops.pick(i, steepest);
    if (j < 0 || steepest - lowest < tolerance) break;
    const curvature = kernel[i * size + i]! + kernel[j * size + j]! - 2 * kernel[i * size + j]!;
    const roomI = most(i) - signed[i]!;
    const roomJ = signed[j]! - least(j);
    const step = Math.min((steepest - loops.slope(j)) / (curvature > 0 ? curvature : FLAT), roomI, roomJ);
    signed[i] = step === roomI ? most(i) : signed[i]! + step;
    signed[j] = step === roomJ ? least(j) : signed[j]! - step;
    bound(i);
    bound(j);
    ({ i, steepest } = loops.move(i, j, step));
  }

  /** Mean over the samples on the margin; without any, the middle of what the others allow. */
  let sum = 0;
  let free = 0;
  let up = -Infinity;
  let low = Infinity;
  for (let t = 0; t < size; t++) {
    const slope = loops.slope(t);
    if (isBelowMost(t) && isAboveLeast(t)) {
      sum += slope;
      free++;
    } else if (isBelowMost(t)) up = Math.max(up, slope);
    else low = Math.min(low, slope);
  }
  const intercept = free > 0 ? sum / free : Number.isFinite(up) && Number.isFinite(low) ? (up + low) / 2 : 0;
  return { signed, intercept, iterations };
}
