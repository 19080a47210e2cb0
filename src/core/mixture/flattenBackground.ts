import { movingAverage } from '../preprocess/movingAverage.js';
import type { PowderMeasurement } from '../matching/powderMeasurement.js';
import { averagedResidual } from './residualPeaks.js';

/** Part of a stretch of pattern that is background, at least. */
const backgroundShare = 0.1;

/** Half of the stretch in degrees 2θ, at least, and in widths of the broad lines. */
const reachDegrees = 3;
const reachWidths = 6;

/**
 * A measurement without the humps that peak clipping leaves of a glass or a sample holder: the low tenth of each stretch of some degrees, smoothed, is
 * background. Tops of lines are far narrower than such a stretch.
 */
export function flattenBackground(measurement: PowderMeasurement): PowderMeasurement {
  const { net, background, step, widths } = measurement;
  const { smooth, deviation } = averagedResidual(measurement, new Float64Array(net.length));
  const reach = Math.round(Math.max(reachDegrees, reachWidths * widths.broad) / step);
  if (3 * reach > net.length) return measurement;
  const stride = Math.max(1, Math.round(reach / 12));
  const low = new Float64Array(net.length);
  let before = 0;
  for (let i = 0; i < net.length + stride; i += stride) {
    const at = Math.min(i, net.length - 1);
    const part = smooth.slice(Math.max(0, at - reach), Math.min(net.length, at + reach + 1)).sort();
    // Of pure noise the low tenth lies 1.28 deviations below zero.
    low[at] = Math.max(0, part[Math.floor(backgroundShare * part.length)]! + 1.28 * deviation);
    for (let j = before + 1; j < at; j++)
      low[j] = low[before]! + ((low[at] - low[before]!) * (j - before)) / (at - before);
    before = at;
  }
  const hump = movingAverage(low, Math.round(reach / 3));
  return {
    ...measurement,
    net: net.map((value, i) => value - hump[i]!),
    background: background.map((value, i) => value + hump[i]!),
  };
}
