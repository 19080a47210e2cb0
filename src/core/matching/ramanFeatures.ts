import { estimateNoise } from '../preprocess/estimateNoise.js';
import { lightBaseline } from './lightBaseline.js';
import { compressIntensity } from './compressIntensity.js';
import { resampleUniform } from './resampleUniform.js';

/** Fine grid on which spectra are prepared, 1/cm, and the coarse one on which they are compared. */
export const fineStep = 2;
export const coarseStep = 4;
/** Half window of the light baseline, 1/cm: wider than bands, narrower than fluorescence. */
const baselineReach = 60;
/** Standard deviation of the smoothing inside the slope, 1/cm. */
const slopeWidth = 5;

/** Slopes of a spectrum on the coarse grid: cell i lies at i · {@link coarseStep}. */
export interface SlopeFeature {
  /** First cell. */
  from: number;
  values: Float32Array;
}

/**
 * What Raman spectra are compared by: the slope of the square-root intensity above a light baseline, smoothed by 5 1/cm. The root lets weak
 * bands count, which forgives orientation; the slope forgets what is left of the baseline and asks that band edges agree, not areas.
 * Chosen on the open library by leaving specimens out (bench/raman-specimen-split). `shift` (1/cm) is added to the positions first.
 */
export function slopeFeature(prepared: PreparedRaman, shift = 0): SlopeFeature {
  const { first, root } = prepared;
  const from = Math.ceil((first + shift) / coarseStep);
  const to = Math.floor((first + shift + (root.length - 1) * fineStep) / coarseStep);
  const values = new Float32Array(Math.max(0, to - from + 1));
  const slope = prepared.slope;
  for (let i = 0; i < values.length; i++) {
    const at = ((from + i) * coarseStep - shift - first) / fineStep;
    const cell = Math.min(slope.length - 1, Math.max(0, Math.floor(at)));
    const t = at - cell;
    values[i] = slope[cell]! * (1 - t) + (slope[Math.min(cell + 1, slope.length - 1)] ?? 0) * t;
  }
  return { from, values };
}

export interface PreparedRaman {
  /** Position of the first point, 1/cm; then every {@link fineStep}. */
  first: number;
  /** Intensity above the light baseline. */
  net: Float64Array;
  baseline: Float64Array;
  noise: number;
  /** Compressed intensity. */
  root: Float64Array;
  /** Its smoothed slope. */
  slope: Float64Array;
}

/** Brings a Raman spectrum (shift in 1/cm, ascending) onto the fine grid, takes a light baseline off and compresses it. */
export function prepareRaman(x: Float64Array, y: Float64Array): PreparedRaman {
  const first = x[0] ?? 0;
  const count = Math.max(1, Math.floor(((x[x.length - 1] ?? first) - first) / fineStep) + 1);
  const even = x.length > 1 ? resampleUniform(x, y, first, fineStep, count) : new Float64Array(count);
  const baseline = lightBaseline(even, Math.round(baselineReach / fineStep));
  const net = even.map((value, i) => Math.max(0, value - (baseline[i] ?? 0)));
  const noise = estimateNoise(even);
  const root = compressIntensity(net, 3 * noise);
  return { first, net, baseline, noise, root, slope: slopeOf(root) };
}

/** Slope of compressed intensities on the fine grid, smoothed as spectra are compared by. */
export function slopeOf(root: Float64Array): Float64Array {
  return gaussianSlope(root, slopeWidth / fineStep);
}

/** Derivative of a curve smoothed by a Gaussian of `sigma` points; the ends are continued flat. */
export function gaussianSlope(curve: Float64Array, sigma: number): Float64Array {
  const reach = Math.ceil(3.5 * sigma);
  const kernel = Float64Array.from({ length: reach + 1 }, (_, j) => j * Math.exp(-(j * j) / (2 * sigma * sigma)));
  const n = curve.length;
  const result = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 1; j <= reach; j++) {
      const right = i + j < n ? curve[i + j]! : curve[n - 1]!;
      const left = i - j >= 0 ? curve[i - j]! : curve[0]!;
      sum += kernel[j]! * (right - left);
    }
    result[i] = sum;
  }
  return result;
}
