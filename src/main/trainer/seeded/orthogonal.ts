/**
 * A random matrix, row-major, whose columns (or rows, if there are fewer of them) are orthonormal: the Q of a normal matrix with R's
 * diagonal positive, which is evenly distributed over all such matrices (Saxe et al. 2013, arXiv:1312.6120).
 */
export function orthogonal(rows: number, columns: number, draw: () => number): Float32Array {
  const flat = rows < columns;
  const [long, short] = flat ? [columns, rows] : [rows, columns];
  const vectors = Array.from({ length: short }, () => Float64Array.from({ length: long }, draw));
  vectors.forEach((vector, index) => {
    // Twice, for the rounding of the first time.
    for (let pass = 0; pass < 2; pass += 1) {
      for (const earlier of vectors.slice(0, index)) {
        const share = dot(vector, earlier);
        for (let i = 0; i < long; i += 1) vector[i] = (vector[i] ?? 0) - share * (earlier[i] ?? 0);
      }
    }
    const length = Math.sqrt(dot(vector, vector));
    for (let i = 0; i < long; i += 1) vector[i] = (vector[i] ?? 0) / length;
  });
  const matrix = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      matrix[row * columns + column] = (flat ? vectors[row]?.[column] : vectors[column]?.[row]) ?? 0;
  return matrix;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
