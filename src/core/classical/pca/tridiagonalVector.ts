/**
 * One eigenvector (length 1) of a symmetric tridiagonal matrix for a computed eigenvalue by inverse iteration (J. Wilkinson, The Algebraic Eigenvalue
 * Problem, 1965, section 5.53): Gaussian elimination with row exchange, then three solutions, each kept orthogonal to `others`,
 * the vectors of the eigenvalues close by.
 */
export function tridiagonalVector(
  diagonal: Float64Array,
  beside: Float64Array,
  value: number,
  others: readonly Float64Array[],
): Float64Array {
  const size = diagonal.length;
  let norm = 0;
  for (let i = 0; i < size; i++) norm = Math.max(norm, Math.abs(diagonal[i]!) + 2 * Math.abs(beside[i]!));
  const tiny = Number.EPSILON * (norm || 1);
  // Upper triangle with two diagonals above, the multipliers, and whether rows i and i + 1 changed places.
  const pivot = new Float64Array(size);
  const above = new Float64Array(size);
  const second = new Float64Array(size);
  const factor = new Float64Array(size);
  const exchanged = new Uint8Array(size);
  let here = diagonal[0]! - value;
  let right = beside[0] ?? 0;
  for (let i = 0; i < size - 1; i++) {
    const below = beside[i]!;
    const next = diagonal[i + 1]! - value;
    const afterNext = i + 2 < size ? beside[i + 1]! : 0;
    if (Math.abs(below) > Math.abs(here)) {
      exchanged[i] = 1;
      pivot[i] = below;
      above[i] = next;
      second[i] = afterNext;
      factor[i] = here / below;
      here = right - factor[i]! * next;
      right = -factor[i]! * afterNext;
    } else {
      pivot[i] = here || tiny;
      above[i] = right;
      factor[i] = below / pivot[i]!;
      here = next - factor[i]! * right;
      right = afterNext;
    }
  }
  pivot[size - 1] = here;
  for (let i = 0; i < size; i++) if (Math.abs(pivot[i]!) < tiny) pivot[i] = tiny;

  // A start that is no multiple of anything in particular, the same every time.
  const vector = Float64Array.from(
    { length: size },
    (_, i) => 1 + 0.5 * Math.sin(1 + 12.9898 * (i + 1) + others.length),
  );
  for (let turn = 0; turn < 3; turn++) {
    orthogonalise(vector, others);
    for (let i = 0; i < size - 1; i++) {
      const [a, b] = [vector[i]!, vector[i + 1]!];
      vector[i] = exchanged[i] ? b : a;
      vector[i + 1] = exchanged[i] ? a - factor[i]! * b : b - factor[i]! * a;
    }
    for (let i = size - 1; i >= 0; i--) {
      const rest = (i + 1 < size ? above[i]! * vector[i + 1]! : 0) + (i + 2 < size ? second[i]! * vector[i + 2]! : 0);
      vector[i] = (vector[i]! - rest) / pivot[i]!;
    }
    scale(vector);
  }
  orthogonalise(vector, others);
  orthogonalise(vector, others);
  scale(vector);
  return vector;
}

function orthogonalise(vector: Float64Array, others: readonly Float64Array[]): void {
  for (const other of others) {
    let dot = 0;
    for (let i = 0; i < vector.length; i++) dot += vector[i]! * other[i]!;
    for (let i = 0; i < vector.length; i++) vector[i]! -= dot * other[i]!;
  }
}

function scale(vector: Float64Array): void {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) return;
  let squares = 0;
  for (let i = 0; i < vector.length; i++) {
    vector[i]! /= largest;
    squares += vector[i]! ** 2;
  }
  const length = Math.sqrt(squares);
  for (let i = 0; i < vector.length; i++) vector[i]! /= length;
}
