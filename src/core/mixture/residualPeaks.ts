import { widthAt } from '../matching/estimateWidths.js';
import type { PowderMeasurement } from '../matching/powderMeasurement.js';

export interface ResidualPeak {
  position: number;
  height: number;
}

/** Share of the calculated height within which a calculated line may be wrong: texture, line form, overlap. */
export const modelError = 0.4;

/** Deviations by which a top stands above the valleys beside it. */
const prominence = 4;

/**
 * Tops of what a calculated pattern leaves of a measurement, averaged over half a line width (times `width`): above five times the noise of that average,
 * and above what lines of the calculated pattern next to it may be wrong by.
 */
export function residualPeaks(measurement: PowderMeasurement, total: Float64Array, width = 1): ResidualPeak[] {
  const { net, first, step, widths } = measurement;
  const n = net.length;
  const { smooth, deviation } = averagedResidual(measurement, total, width);
  const limit = 5 * deviation;
  const tall = net.reduce((most, value) => Math.max(most, value), 0);
  const window = Math.max(1, Math.round((1.2 * widthAt(widths, 0.4)) / step));
  const valley = Math.round(width * window);
  const beside = slidingMaximum(total, window);
  const peaks: ResidualPeak[] = [];
  const apart = Math.max(2, Math.round((0.5 * width * widthAt(widths, 0.4)) / step));
  for (let i = 1; i + 1 < n; i++) {
    const height = smooth[i]!;
    if (height < limit || height < 0.004 * tall || height < modelError * beside[i]!) continue;
    let top = true;
    for (let j = Math.max(0, i - apart); j <= Math.min(n - 1, i + apart) && top; j++)
      if (smooth[j]! > height || (smooth[j]! === height && j < i)) top = false;
    if (!top) continue;
    const saddle = Math.max(lowest(smooth, i - valley, i), lowest(smooth, i, i + valley));
    if (height - saddle >= Math.max(prominence * deviation, 0.1 * height))
      peaks.push({ position: first + i * step, height });
  }
  return peaks;
}

function lowest(y: Float64Array, from: number, to: number): number {
  let least = Infinity;
  for (let i = Math.max(0, from); i <= Math.min(y.length - 1, to); i++) least = Math.min(least, y[i]!);
  return least;
}

/** Measured less calculated, averaged over half a line width, and the noise of that average. */
export function averagedResidual(
  { net, noise, step, widths }: PowderMeasurement,
  total: Float64Array,
  width = 1,
): { smooth: Float64Array; deviation: number } {
  const reach = Math.max(1, Math.round((0.25 * width * widthAt(widths, 0.4)) / step));
  return { smooth: smoothed(net, total, reach), deviation: noise / Math.sqrt(2 * reach + 1) };
}

function smoothed(net: Float64Array, total: Float64Array, reach: number): Float64Array {
  const result = new Float64Array(net.length);
  let sum = 0;
  let from = 0;
  let to = 0;
  for (let i = 0; i < net.length; i++) {
    const end = Math.min(net.length, i + reach + 1);
    const begin = Math.max(0, i - reach);
    while (to < end) sum += net[to]! - total[to++]!;
    while (from < begin) sum -= net[from]! - total[from++]!;
    result[i] = sum / (to - from);
  }
  return result;
}

/** Largest value within `reach` points to either side. */
export function slidingMaximum(y: Float64Array, reach: number): Float64Array {
  const result = new Float64Array(y.length);
  const queue = new Int32Array(y.length);
  let head = 0;
  let tail = 0;
  let next = 0;
  for (let i = 0; i < y.length; i++) {
    while (next < y.length && next <= i + reach) {
      while (tail > head && y[queue[tail - 1]!]! <= y[next]!) tail--;
      queue[tail++] = next++;
    }
    while (queue[head]! < i - reach) head++;
    result[i] = y[queue[head]!]!;
  }
  return result;
}
