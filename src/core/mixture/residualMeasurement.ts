import type { Peak } from '../../contract/data/peak.js';
import { widthAt } from '../matching/estimateWidths.js';
import type { PowderMeasurement } from '../matching/powderMeasurement.js';
import { averagedResidual, modelError, residualPeaks } from './residualPeaks.js';

/**
 * What a calculated pattern leaves, as a measurement that can be searched: what stands on a calculated line counts less, because no line is
 * calculated without error.
 */
export function residualMeasurement(measurement: PowderMeasurement, total: Float64Array): PowderMeasurement {
  const { smooth, deviation: noise } = averagedResidual(measurement, total);
  const net = smooth.map((left, i) =>
    left > 0 ? (left * left) / (left + modelError * total[i]!) : left > -3 * noise ? left : 0,
  );
  const peaks = residualPeaks(measurement, total).map(({ position, height }, i): Peak => {
    const fwhm = widthAt(measurement.widths, Math.tan((position * Math.PI) / 360));
    return {
      id: `left-${i}`,
      position,
      height,
      fwhm,
      area: height * fwhm,
      signalToNoise: height / Math.max(noise, 1e-12),
      origin: 'found',
    };
  });
  return { ...measurement, net, noise, peaks };
}
