import { estimateWidths } from '../matching/estimateWidths.js';
import type { PowderMeasurement } from '../matching/powderMeasurement.js';
import { findPeaks } from '../peaks/findPeaks.js';
import { averagedResidual, modelError } from './residualPeaks.js';

/**
 * What a calculated pattern leaves, as a measurement that can be searched: what stands on a calculated line counts less, because no line is
 * calculated without error. Line widths are found anew: the grains of another phase are of another size.
 */
export function residualMeasurement(measurement: PowderMeasurement, total: Float64Array): PowderMeasurement {
  const { first, step, radiation } = measurement;
  const { smooth, deviation: noise } = averagedResidual(measurement, total);
  const damped = (left: number, i: number): number =>
    left > 0 ? (left * left) / (left + modelError * total[i]!) : left > -3 * noise ? left : 0;
  const peaks = findPeaks(
    {
      technique: 'xrd',
      unit: 'twoTheta',
      x: Float64Array.from(measurement.net, (_, i) => first + i * step),
      y: measurement.net.map((value, i) => damped(value - total[i]!, i)),
    },
    { radiation, minSignalToNoise: 4 },
  ).filter(({ height }) => height > 0);
  return {
    ...measurement,
    net: smooth.map(damped),
    noise,
    peaks,
    widths: peaks.length > 0 ? estimateWidths(peaks, step) : measurement.widths,
  };
}
