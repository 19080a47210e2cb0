import { quantile } from '../preprocess/quantile.js';

/** A bump that stands out of the noise, in points. */
export interface Detection {
  index: number;
  /** Standard deviation of the filter that saw it first, points. */
  scale: number;
  /** Filter response over its noise. */
  significance: number;
}

export interface DetectOptions {
  /** Noise standard deviation at every point. */
  noise: Float64Array;
  /** Smallest significance kept. */
  threshold: number;
  /** Filter widths tried, points, ascending. */
  scales: readonly number[];
}

/**
 * Peaks as maxima of the negative second derivative of the curve smoothed by Gaussians of several widths (the "Mexican hat" filter,
 * Mariscotti 1967, doi 10.1016/0029-554X(67)90058-4; several widths as in Du et al. 2006, doi 10.1093/bioinformatics/btl355).
 * The finest width that sees a bump decides where it is, so overlapping peaks stay apart; coarser widths add only broad peaks.
 */
export function detectPeaks(y: Float64Array, { noise, threshold, scales }: DetectOptions): Detection[] {
  const n = y.length;
  const accepted: Detection[] = [];
  for (const scale of scales) {
    if (n < 4 * scale) break;
    const kernel = mexicanHat(scale);
    const response = filter(y, kernel);
    let norm = 0;
    for (const k of kernel) norm += k * k;
    norm = Math.sqrt(norm);
    // Interpolated or smoothed data have correlated noise, which the point-to-point estimate misses at coarse widths.
    const floor = quantile(response.map(Math.abs).sort(), 0.25) / 0.3186;
    const found: Detection[] = [];
    for (let i = 1; i < n - 1; i++) {
      const r = response[i] ?? 0;
      if (r <= 0 || r < (response[i - 1] ?? 0) || r <= (response[i + 1] ?? 0)) continue;
      // Towards the ends the continued curve repeats the noise it mirrors, which then adds up instead of averaging out.
      const inside = Math.min(i, n - 1 - i);
      if (inside < 1.5 * scale) continue;
      const mirrored = inside < 4 * scale ? 1.6 : 1;
      const significance = r / (mirrored * Math.max((noise[i] ?? 0) * norm, floor, Number.MIN_VALUE));
      if (significance < threshold) continue;
      if (accepted.some((other) => Math.abs(other.index - i) < 1.3 * scale + 1)) continue;
      found.push({ index: i, scale, significance });
    }
    accepted.push(...found);
  }
  return accepted.sort((a, b) => a.index - b.index);
}

/** Negative second derivative of a Gaussian, from -4 to 4 standard deviations; sums to zero. */
function mexicanHat(scale: number): Float64Array {
  const half = Math.ceil(4 * scale);
  const kernel = new Float64Array(2 * half + 1);
  let sum = 0;
  for (let j = -half; j <= half; j++) {
    const u = (j / scale) ** 2;
    const value = (1 - u) * Math.exp(-u / 2);
    kernel[j + half] = value;
    sum += value;
  }
  const mean = sum / kernel.length;
  return kernel.map((value) => value - mean);
}

/** Convolution with a symmetric kernel; the curve is continued by point reflection at its ends, so slopes make no peaks there. */
function filter(y: Float64Array, kernel: Float64Array): Float64Array {
  const n = y.length;
  const half = (kernel.length - 1) >> 1;
  const padded = new Float64Array(n + 2 * half);
  padded.set(y, half);
  const first = endLevel(y, 0, 1);
  const last = endLevel(y, n - 1, -1);
  for (let j = 1; j <= half; j++) {
    padded[half - j] = 2 * first - (y[Math.min(j, n - 1)] ?? 0);
    padded[half + n - 1 + j] = 2 * last - (y[Math.max(n - 1 - j, 0)] ?? 0);
  }
  const result = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = (kernel[half] ?? 0) * (padded[i + half] ?? 0);
    for (let j = 1; j <= half; j++) {
      sum += (kernel[half + j] ?? 0) * ((padded[i + half - j] ?? 0) + (padded[i + half + j] ?? 0));
    }
    result[i] = sum;
  }
  return result;
}

/** Value of the curve at an end: mean of the first few points extrapolated by half their slope, steadier than one noisy point. */
function endLevel(y: Float64Array, end: number, direction: 1 | -1): number {
  const count = Math.min(5, y.length);
  let sumY = 0;
  let sumJ = 0;
  let sumJJ = 0;
  let sumJY = 0;
  for (let j = 0; j < count; j++) {
    const value = y[end + j * direction] ?? 0;
    sumY += value;
    sumJ += j;
    sumJJ += j * j;
    sumJY += j * value;
  }
  const slope = count > 1 ? (count * sumJY - sumJ * sumY) / (count * sumJJ - sumJ * sumJ) : 0;
  return (sumY - slope * sumJ) / count;
}
