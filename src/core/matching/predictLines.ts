import type { FittedXrd } from './fitXrdReference.js';
import { widthAt } from './estimateWidths.js';
import { moveLine } from './moveLine.js';
import type { PredictedLine } from './peakAgreement.js';
import type { PowderMeasurement } from './powderMeasurement.js';
import type { VisibleLines } from './referenceLines.js';

/** Height of a unit-area pseudo-Voigt (η = 0.5) of unit width. */
export const heightOfUnitLine = 0.5 * (2 / Math.PI) + 0.5 * 2 * Math.sqrt(Math.LN2 / Math.PI);

export interface PredictedXrdLine extends PredictedLine {
  /** Lines of the reference that fall together here, as numbers in {@link VisibleLines}. */
  members: number[];
  /** Where each member lies by itself. */
  positions: number[];
}

/** Lines of a fitted reference where it puts them on the measurement, those nearer than half a width merged, inside the measured range. */
export function predictLines(
  { first, step, net, widths, radiation }: PowderMeasurement,
  lines: VisibleLines,
  { zeroShift, latticeStrain, widthFactor, scale }: FittedXrd,
): PredictedXrdLine[] {
  const last = first + (net.length - 1) * step;
  const ratio = radiation.wavelengthAlpha2 ? (radiation.alpha2Ratio ?? 0.5) : 0;
  const result: PredictedXrdLine[] = [];
  for (let k = 0; k < lines.position.length; k++) {
    const position = moveLine(lines.position[k]!, zeroShift, latticeStrain);
    if (position < first || position > last) continue;
    const width = widthAt(widths, Math.tan((position * Math.PI) / 360)) * widthFactor;
    const height = (scale * heightOfUnitLine * lines.intensity[k]!) / (1 + ratio) / width;
    const before = result[result.length - 1];
    if (before && position - before.position < 0.6 * width) {
      const sum = before.height + height;
      before.position = (before.position * before.height + position * height) / sum;
      before.height = sum;
      before.members.push(k);
      before.positions.push(position);
    } else {
      result.push({ position, height, members: [k], positions: [position] });
    }
  }
  return result;
}
