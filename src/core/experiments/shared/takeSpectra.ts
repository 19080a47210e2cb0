import type { DatasetPart } from '../../../contract/index.js';

/** So many spectra of a part, evenly chosen class by class; all of them when there are not more. */
export function takeSpectra(part: DatasetPart, count: number): DatasetPart {
  const { x, labels, meta } = part;
  if (labels.length <= count) return part;
  const { length, classNames } = meta;
  const each = Math.max(1, Math.floor(count / classNames.length));
  const chosen = classNames.flatMap((_, classNumber) => {
    const rows = [...labels.keys()].filter((row) => labels[row] === classNumber);
    return Array.from(
      { length: Math.min(each, rows.length) },
      (_, i) => rows[Math.floor((i * rows.length) / each)] ?? 0,
    );
  });
  const taken = new Float32Array(chosen.length * length);
  chosen.forEach((row, i) => taken.set(x.subarray(row * length, (row + 1) * length), i * length));
  return {
    x: taken,
    labels: Int32Array.from(chosen, (row) => labels[row] ?? 0),
    meta: { classNames, length, axis: meta.axis },
  };
}
