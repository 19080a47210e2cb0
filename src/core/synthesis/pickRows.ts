import type { DatasetPart } from '../../contract/data/dataset.js';
import { LabError } from '../../contract/data/errors.js';

/** Some spectra of a part without record of peaks, by their number, in this order. @throws LabError `not-found` */
export function pickRows({ x, labels, meta }: DatasetPart, numbers: readonly number[]): DatasetPart {
  const { length, classNames, axis, specimens } = meta;
  const missing = numbers.find((number) => !(number >= 0 && number < labels.length));
  if (missing !== undefined) {
    throw new LabError(
      'not-found',
      `There are ${labels.length} spectra in this part; number ${missing} is none of 0 to ${labels.length - 1}.`,
    );
  }
  const rows = new Float32Array(numbers.length * length);
  numbers.forEach((number, i) => rows.set(x.subarray(number * length, (number + 1) * length), i * length));
  return {
    x: rows,
    labels: Int32Array.from(numbers, (number) => labels[number] ?? 0),
    meta: {
      length,
      classNames,
      axis,
      ...(specimens ? { specimens: numbers.map((number) => specimens[number] ?? '') } : {}),
    },
  };
}
