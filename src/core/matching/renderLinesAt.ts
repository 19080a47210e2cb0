import { widthAt } from './estimateWidths.js';
import type { FittedXrd } from './fitXrdReference.js';
import { moveLine } from './moveLine.js';
import type { PowderMeasurement } from './powderMeasurement.js';
import { pseudoVoigtTable } from './pseudoVoigtTable.js';
import type { VisibleLines } from './referenceLines.js';

const degree = Math.PI / 180;
const table = pseudoVoigtTable(0.5);

/** The calculated pattern of {@link renderLines}, scaled, at any positions (degrees 2θ, ascending or descending; NaN gives 0). */
export function renderLinesAt(
  angles: Float64Array,
  { widths, radiation }: Pick<PowderMeasurement, 'widths' | 'radiation'>,
  { position, intensity }: VisibleLines,
  { zeroShift, latticeStrain, widthFactor, scale }: FittedXrd,
): Float64Array {
  const order = Array.from(angles.keys())
    .filter((i) => Number.isFinite(angles[i]))
    .sort((a, b) => angles[a]! - angles[b]!);
  const result = new Float64Array(angles.length);
  const ratio = radiation.wavelengthAlpha2 ? (radiation.alpha2Ratio ?? 0.5) : 0;
  const stretch = radiation.wavelengthAlpha2 ? radiation.wavelengthAlpha2 / radiation.wavelength - 1 : 0;
  const add = (centre: number, width: number, factor: number): void => {
    const reach = table.reach * width;
    for (let j = firstAtLeast(order, angles, centre - reach); j < order.length; j++) {
      const i = order[j]!;
      const distance = Math.abs(angles[i]! - centre);
      if (angles[i]! > centre + reach) break;
      const u = (distance / width) * table.perWidth;
      const cell = Math.min(table.values.length - 2, Math.floor(u));
      result[i]! += factor * (table.values[cell]! + (u - cell) * (table.values[cell + 1]! - table.values[cell]!));
    }
  };
  for (let k = 0; k < position.length; k++) {
    const at = moveLine(position[k]!, zeroShift, latticeStrain);
    const tan = Math.tan((at * degree) / 2);
    const width = widthAt(widths, tan) * widthFactor;
    const height = (scale * intensity[k]!) / (1 + ratio) / width;
    add(at, width, height);
    if (ratio > 0) add(at + (2 / degree) * tan * stretch, width, height * ratio);
  }
  return result;
}

function firstAtLeast(order: readonly number[], angles: Float64Array, value: number): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (angles[order[middle]!]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
