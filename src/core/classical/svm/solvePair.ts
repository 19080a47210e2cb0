/** Multipliers of a two-class machine. */
export interface PairSolution {
  /** Label (±1) times multiplier per sample; 0 where a sample is no support vector. */
  signed: Float64Array;
  intercept: number;
  iterations: number;
}

/** Stands in for a curvature that is not positive, as in libsvm. */
const FLAT = 1e-12;

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
): PairSolution {
  const signed = new Float64Array(size);
  const slope = new Float64Array(size);
  const diagonal = new Float64Array(size);
  // 0 where a sample may move up (down), else an infinity that takes it out of the search: an addition costs less than a branch that nobody can foresee.
  const upwards = new Float64Array(size);
  const downwards = new Float64Array(size);
  for (let t = 0; t < size; t++) {
    slope[t] = t < positives ? 1 : -1;
    upwards[t] = t < positives ? 0 : -Infinity;
    downwards[t] = t < positives ? Infinity : 0;
    diagonal[t] = kernel[t * size + t]!;
  }
  const bound = (t: number): void => {
    const lower = t < positives ? 0 : -cost;
    upwards[t] = signed[t]! < lower + cost ? 0 : -Infinity;
    downwards[t] = signed[t]! > lower ? 0 : Infinity;
  };
  let steepest = 1;
  let i = positives - 1;
  const most = Math.max(10_000_000, 100 * size);
  let iterations = 0;
  for (; iterations < most && i >= 0; iterations++) {
    const rowI = i * size;
    const curveI = diagonal[i]!;
    let j = -1;
    // The largest difference² / curve so far, as two numbers: fractions are compared without dividing.
    let gain = 0;
    let gainCurve = 1;
    let lowest = Infinity;
    for (let t = 0; t < size; t++) {
      const here = slope[t]! + downwards[t]!;
      if (here < lowest) lowest = here;
      const difference = steepest - here;
      if (difference > 0) {
        const curvature = curveI + diagonal[t]! - 2 * kernel[rowI + t]!;
        const curve = curvature > 0 ? curvature : FLAT;
        const squared = difference * difference;
        if (squared * gainCurve >= gain * curve) {
          gain = squared;
          gainCurve = curve;
          j = t;
        }
      }
    }
    if (j < 0 || steepest - lowest < tolerance) break;
    const rowJ = j * size;
    const roomI = (i < positives ? cost : 0) - signed[i]!;
    const roomJ = signed[j]! - (j < positives ? 0 : -cost);
    const step = Math.min((steepest - slope[j]!) / gainCurve, roomI, roomJ);
    signed[i] = step === roomI ? (i < positives ? cost : 0) : signed[i]! + step;
    signed[j] = step === roomJ ? (j < positives ? 0 : -cost) : signed[j]! - step;
    bound(i);
    bound(j);
    steepest = -Infinity;
    i = -1;
    for (let t = 0; t < size; t++) {
      const moved = slope[t]! - step * (kernel[rowI + t]! - kernel[rowJ + t]!);
      slope[t] = moved;
      const here = moved + upwards[t]!;
      if (here > steepest) {
        steepest = here;
        i = t;
      }
    }
  }
  return { signed, intercept: interceptOf(slope, upwards, downwards), iterations };
}

/** Mean over the samples on the margin; without any, the middle of what the others allow. */
function interceptOf(slope: Float64Array, upwards: Float64Array, downwards: Float64Array): number {
  let sum = 0;
  let free = 0;
  let up = -Infinity;
  let low = Infinity;
  for (let t = 0; t < slope.length; t++) {
    if (upwards[t] === 0 && downwards[t] === 0) {
      sum += slope[t]!;
      free++;
    } else if (upwards[t] === 0) up = Math.max(up, slope[t]!);
    else low = Math.min(low, slope[t]!);
  }
  if (free > 0) return sum / free;
  return Number.isFinite(up) && Number.isFinite(low) ? (up + low) / 2 : 0;
}
