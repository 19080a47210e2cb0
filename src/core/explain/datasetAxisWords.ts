import type { DatasetAxis } from '../../contract/data/dataset.js';
import { axisWords } from '../report/axisWords.js';

/** Name and unit of a dataset's axis in words; an axis of points has no unit. */
export function datasetAxisWords(unit: DatasetAxis['unit']): ReturnType<typeof axisWords> {
  if (unit === 'point') return { name: 'point', unit: '', label: 'point', digits: 1 };
  return axisWords(unit);
}
