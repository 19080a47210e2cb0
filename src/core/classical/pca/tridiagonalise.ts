import { openEigenKernels, type EigenKernels } from './eigenKernels.js';

/** A symmetric matrix as Q T Qᵀ with T tridiagonal. */
export interface Tridiagonal {
  diagonal: Float64Array;
  /** Beside the diagonal: `beside[i]` between i and i + 1; the last is 0. */
  beside: Float64Array;
  /** Turns vectors of T into vectors of the matrix, in place. */
  turnBack: (vectors: readonly Float64Array[]) => void;
}

/** Vectors that turn back together. */
const TOGETHER = 32;
/** Doubles for a pair of each of V, P, W and Q. */
const SIDE = 8;

/**
 * Householder's reduction of a symmetric matrix (rows one behind another, of which the lower triangle is read) from the last row up
 * (G. Golub, C. Van Loan, Matrix Computations, 4th ed., section 8.3.1). About 4/3 size³ operations. The matrix does not fit the cache and every step goes
 * through all that is left of it, so one step's change A − v pᵀ − p vᵀ and the next one's product A w are done in the same pass.
 */
export function tridiagonalise(
  matrix: Float64Array,
  size: number,
  open: (doubles: number) => EigenKernels = openEigenKernels,
): Tridiagonal {
  const stride = size + (size & 1);
  const side = stride * stride;
  const sums = side + (stride / 2) * SIDE;
  const vectorsAt = sums + 2;
  const { memory, updateRows, reflect } = open(vectorsAt + TOGETHER * stride);
  for (let row = 0; row < size; row++) memory.set(matrix.subarray(row * size, row * size + row + 1), row * stride);

  const diagonal = new Float64Array(size);
  const beside = new Float64Array(size);
  const scales = new Float64Array(size);
  /** Place of V's element; P, W and Q follow 2, 4 and 6 behind. */
  const on = (i: number): number => side + (i >> 1) * SIDE + (i & 1);

  for (let last = size - 1; last >= 0; last--) {
    const row = last * stride;
    const [v, p] = [memory[on(last)]!, memory[on(last) + 2]!];
    let squares = 0;
    for (let i = 0; i <= last; i++) {
      const element = memory[row + i]! - v * memory[on(i) + 2]! - p * memory[on(i)]!;
      memory[row + i] = element;
      if (i < last - 1) squares += element * element;
    }
    diagonal[last] = memory[row + last]!;
    // Reflections take whole pairs of elements.
    memory[row + last] = 0;
    if (last === 0) break;
    // The reflection that leaves of this row only the element beside the diagonal; its vector stays where the row was.
    const kept = memory[row + last - 1]!;
    const length = Math.sqrt(squares + kept * kept);
    const end = kept > 0 ? -length : length;
    beside[last - 1] = squares > 0 ? end : kept;
    memory[row + last - 1] = squares > 0 ? kept - end : 0;
    const scale = squares > 0 ? 2 / (squares + (kept - end) ** 2) : 0;
    scales[last] = scale;
    for (let i = 0; i < stride; i++) {
      memory[on(i) + 4] = scale > 0 && i < last ? memory[row + i]! : 0;
      memory[on(i) + 6] = 0;
    }
    for (let i = 0; i < last; i += 2) updatePair(i, i + 1 < last);
    let overlap = 0;
    for (let i = 0; i < last; i++) overlap += memory[on(i) + 6]! * memory[on(i) + 4]!;
    const half = (scale * scale * overlap) / 2;
    for (let i = 0; i < stride; i++) {
      const w = memory[on(i) + 4]!;
      memory[on(i)] = w;
      memory[on(i) + 2] = i < last ? scale * memory[on(i) + 6]! - half * w : 0;
    }
  }

  /** Rows i and, if `both`, i + 1: all left of the two by two on the diagonal at once, then those. */
  function updatePair(i: number, both: boolean): void {
    const here = on(i);
    const [v0, v1, p0, p1] = [memory[here]!, memory[here + 1]!, memory[here + 2]!, memory[here + 3]!];
    const [w0, w1] = [memory[here + 4]!, memory[here + 5]!];
    const first = i * stride;
    const second = first + stride;
    if (i > 0) {
      // A row that is not to change goes along with zeros.
      const rest = both ? ([v1, p1, w1] as const) : ([0, 0, 0] as const);
      updateRows(first * 8, second * 8, (first + i) * 8, side * 8, sums * 8, v0, p0, w0, ...rest);
    }
    const corner = memory[first + i]! - 2 * v0 * p0;
    memory[first + i] = corner;
    memory[here + 6]! += (i > 0 ? memory[sums]! : 0) + corner * w0;
    if (!both) return;
    const across = memory[second + i]! - v1 * p0 - p1 * v0;
    const end = memory[second + i + 1]! - 2 * v1 * p1;
    memory[second + i] = across;
    memory[second + i + 1] = end;
    memory[here + 6]! += across * w1;
    memory[here + 7]! += (i > 0 ? memory[sums + 1]! : 0) + across * w0 + end * w1;
  }

  const turnBack = (vectors: readonly Float64Array[]): void => {
    for (let begin = 0; begin < vectors.length; begin += TOGETHER) {
      const some = vectors.slice(begin, begin + TOGETHER);
      some.forEach((vector, k) => memory.set(vector, vectorsAt + k * stride));
      for (let last = 1; last < size; last++) {
        const scale = scales[last]!;
        if (scale === 0) continue;
        const row = last * stride;
        const end = row + last + (last & 1);
        for (let k = 0; k < some.length; k++) reflect((vectorsAt + k * stride) * 8, row * 8, end * 8, scale);
      }
      some.forEach((vector, k) =>
        vector.set(memory.subarray(vectorsAt + k * stride, vectorsAt + k * stride + vector.length)),
      );
    }
  };
  return { diagonal, beside, turnBack };
}
