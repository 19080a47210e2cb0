import type { DatasetPart } from '../../contract/data/dataset.js';
import { pickRows } from './pickRows.js';

/** At most `n` spectra of a part, class by turn. */
export function turnByClass(part: DatasetPart, n: number): DatasetPart {
  const queues = part.meta.classNames.map((): number[] => []);
  part.labels.forEach((label, i) => queues[label]?.push(i));
  const chosen: number[] = [];
  const longest = Math.max(0, ...queues.map((queue) => queue.length));
  for (let turn = 0; turn < longest && chosen.length < n; turn++) {
    for (const queue of queues) {
      const row = queue[turn];
      if (row !== undefined && chosen.length < n) chosen.push(row);
    }
  }
  return pickRows(part, chosen);
}
