import type { DatasetAxis } from '../../contract/data/dataset.js';
import type { LayerMaps } from '../../contract/data/explain.js';
import { csvRow } from '../report/csvCell.js';
import { datasetAxisWords } from './datasetAxisWords.js';

/** Feature maps as a table: the place each point looks at, in units of the axis, and one column per channel. */
export function mapsCsv({ length, channels, values, start, step }: LayerMaps, axis: DatasetAxis): string {
  const head = csvRow([axisTitle(axis), ...Array.from({ length: channels }, (_, channel) => `channel ${channel + 1}`)]);
  const rows = Array.from({ length }, (_, point) =>
    csvRow([
      rounded(axis.from + (start + point * step) * axis.step),
      ...Array.from({ length: channels }, (__, channel) => values[channel * length + point]),
    ]),
  );
  return `\ufeff${head}${rows.join('')}`;
}

/** `2θ (°)`, or `point` for an axis without a unit. */
export function axisTitle(axis: DatasetAxis): string {
  const { name, unit } = datasetAxisWords(axis.unit);
  return unit === '' ? name : `${name} (${unit})`;
}

/** Without the dust of binary fractions. */
export function rounded(x: number): number {
  return Number(x.toPrecision(10));
}
