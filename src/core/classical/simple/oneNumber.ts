import type { ThresholdOptions } from '../../../contract/data/classical.js';
import type { Matrix } from '../matrix.js';

/** The one number of each spectrum that the baseline looks at: its largest value, or the (first) point where that lies. */
export function oneNumber({ data, rows, columns }: Matrix, feature: ThresholdOptions['feature']): Float64Array {
  const numbers = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const from = row * columns;
    let best = from;
    for (let i = from + 1; i < from + columns; i++) if (data[i]! > data[best]!) best = i;
    numbers[row] = feature === 'position' ? best - from : data[best]!;
  }
  return numbers;
}
