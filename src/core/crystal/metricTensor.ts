import type { Cell } from '../../contract/data/crystal.js';

/** Six numbers of a symmetric 3×3 matrix: 11, 22, 33, 12, 13, 23. */
export type SymmetricMatrix = readonly [number, number, number, number, number, number];

/** Cosine in degrees, exact where tables round: 90, 60, 120. */
export function cosineOf(angle: number): number {
  if (angle === 90) return 0;
  if (angle === 120) return -0.5;
  if (angle === 60) return 0.5;
  return Math.cos((angle * Math.PI) / 180);
}

/** Metric of direct space, Å²: squared length of u is uᵀGu. */
export function metricTensor(cell: Cell): SymmetricMatrix {
  const { a, b, c } = cell;
  return [a * a, b * b, c * c, a * b * cosineOf(cell.gamma), a * c * cosineOf(cell.beta), b * c * cosineOf(cell.alpha)];
}
