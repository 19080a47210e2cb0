import { resampleUniform } from '../src/core/matching/resampleUniform.js';

/** Square roots of the intensities on the grid, unit length; 0 outside the spectrum. */
export function plainVector(x: Float64Array, y: Float64Array): Float64Array {
  const values = resampleUniform(x, y, 160, 2, 641);
  const first = x[0] ?? 0;
  const last = x[x.length - 1] ?? 0;
  const root = values.map((value, i) =>
    160 + 2 * i < first || 160 + 2 * i > last ? 0 : Math.sqrt(Math.max(0, value)),
  );
  const length = Math.sqrt(root.reduce((sum, value) => sum + value * value, 0));
  return root.map((value) => (length > 0 ? value / length : 0));
}
