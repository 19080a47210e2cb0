import { accuracy } from '../metrics/accuracy.js';
import { createRandom } from '../synthesis/random/createRandom.js';
import type { ClassifierData } from './classifierData.js';
import type { Matrix } from './matrix.js';
import { predictClasses } from './predictClasses.js';

export interface PermutationOptions {
  seed: number;
  /** Neighbouring points exchanged together, 1: one point alone says little where its neighbours say the same. */
  width?: number;
  /** Exchanges per block, of which the mean is taken, 3. */
  repeats?: number;
}

/**
 * Loss of accuracy when a block of points is exchanged between the spectra at random (L. Breiman, doi 10.1023/A:1010933404324, section 10), for any model;
 * every point of a block has the block's loss. Negative values are chance. Costs points / width · repeats predictions of all spectra.
 */
export function permutationImportances(
  classifier: ClassifierData,
  x: Matrix,
  labels: Int32Array,
  { seed, width = 1, repeats = 3 }: PermutationOptions,
): Float64Array {
  const { rows, columns } = x;
  const reference = accuracy(labels, predictClasses(classifier, x));
  const losses = new Float64Array(columns);
  const changed: Matrix = { ...x, data: x.data.slice(0, rows * columns) };
  for (let first = 0; first < columns; first += width) {
    const last = Math.min(columns, first + width);
    let sum = 0;
    for (let repeat = 0; repeat < repeats; repeat++) {
      const random = createRandom(seed, 'permutation', first, repeat);
      const order = Int32Array.from({ length: rows }, (_, row) => row);
      for (let row = rows - 1; row > 0; row--) {
        const other = random.integer(0, row);
        [order[row], order[other]] = [order[other]!, order[row]!];
      }
      order.forEach((from, row) => {
        changed.data.set(x.data.subarray(from * columns + first, from * columns + last), row * columns + first);
      });
      sum += reference - accuracy(labels, predictClasses(classifier, changed));
    }
    losses.fill(sum / repeats, first, last);
    for (let row = 0; row < rows; row++) {
      changed.data.set(x.data.subarray(row * columns + first, row * columns + last), row * columns + first);
    }
  }
  return losses;
}
