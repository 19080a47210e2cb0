import type { PowderMeasurement } from './powderMeasurement.js';
import { widthAt } from './estimateWidths.js';
import { moveLine } from './moveLine.js';
import { pseudoVoigtTable } from './pseudoVoigtTable.js';
import type { VisibleLines } from './referenceLines.js';

export interface Alignment {
  /** Degrees 2θ. */
  zeroShift: number;
  latticeStrain: number;
  /** Line widths relative to the measurement's own estimate. */
  widthFactor: number;
}

const degree = Math.PI / 180;
const table = pseudoVoigtTable(0.5);

/**
 * Calculated pattern of a reference on the measurement's grid, added into `target`: every line (and its Kα2 companion, where the radiation has
 * one) as a pseudo-Voigt of the measurement's width. Intensities are areas in intensity × degrees.
 */
export function renderLines(
  target: Float64Array,
  { first, step, widths, radiation }: PowderMeasurement,
  { position, intensity }: VisibleLines,
  { zeroShift, latticeStrain, widthFactor }: Alignment,
): void {
  const ratio = radiation.wavelengthAlpha2 ? (radiation.alpha2Ratio ?? 0.5) : 0;
  const stretch = radiation.wavelengthAlpha2
    ? (radiation.wavelengthAlpha2 - radiation.wavelength) / radiation.wavelength
    : 0;
  for (let k = 0; k < position.length; k++) {
    const at = moveLine(position[k]!, zeroShift, latticeStrain);
    const tan = Math.tan((at * degree) / 2);
    const width = widthAt(widths, tan) * widthFactor;
    const area = intensity[k]! / (1 + ratio);
    // The tails of a weak line are weaker still.
    const reach = intensity[k]! > 0.1 ? table.reach : intensity[k]! > 0.01 ? 4 : 2.5;
    addLine(target, (at - first) / step, width / step, area / width, reach);
    if (ratio > 0) {
      const second = at + (2 / degree) * tan * stretch;
      addLine(target, (second - first) / step, width / step, (area * ratio) / width, reach);
    }
  }
}

/** Adds a line centred at `centre` with full width `width` (both in points), cut at `reach` widths. */
function addLine(target: Float64Array, centre: number, width: number, factor: number, reach: number): void {
  const { values, perWidth } = table;
  const from = Math.max(0, Math.ceil(centre - reach * width));
  const to = Math.min(target.length - 1, Math.floor(centre + reach * width));
  const perPoint = perWidth / width;
  for (let i = from; i <= to; i++) {
    const u = Math.abs(i - centre) * perPoint;
    const cell = u | 0;
    const t = u - cell;
    target[i]! += factor * (values[cell]! * (1 - t) + values[cell + 1]! * t);
  }
}
