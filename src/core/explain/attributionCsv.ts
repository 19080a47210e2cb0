import type { DatasetAxis } from '../../contract/data/dataset.js';
import type { Attribution } from '../../contract/data/explain.js';
import { csvRow } from '../report/csvCell.js';
import { axisTitle, rounded } from './mapsCsv.js';
import { peakBases } from './peakBases.js';
import type { AttributedPeak } from './peakShares.js';

/** An attribution as one table: place, the model's input, attribution, and the peak whose base the point lies in. */
export function attributionCsv(
  { values, className, method }: Pick<Attribution, 'values' | 'className' | 'method'>,
  {
    y,
    axis,
    peaks,
    reach = 0,
  }: { y: Float32Array; axis: DatasetAxis; peaks: readonly AttributedPeak[]; reach?: number },
): string {
  const owner = peakBases(axis, values.length, peaks, reach);
  const head = csvRow([axisTitle(axis), 'model input', `${method} for ${className}`, 'peak']);
  const rows = Array.from(values, (value, i) =>
    csvRow([rounded(axis.from + i * axis.step), y[i], value, peaks[owner[i] ?? -1]?.label]),
  );
  return `\ufeff${head}${rows.join('')}`;
}
