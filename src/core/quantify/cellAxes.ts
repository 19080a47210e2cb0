import type { Cell } from '../../contract/data/crystal.js';

/** Axes a, b, c (0, 1, 2) that the symmetry of the cell lets change by themselves: those of one list change together. */
export function cellAxes({ a, b, c, alpha, beta, gamma }: Cell): readonly (readonly number[])[] {
  const same = (p: number, q: number): boolean => Math.abs(p - q) < 1e-4 * p;
  const equalAngles = same(alpha, beta) && same(beta, gamma);
  if (same(a, b) && same(b, c) && equalAngles) return [[0, 1, 2]];
  if (same(a, b) && (gamma === 120 || equalAngles)) return [[0, 1], [2]];
  return [[0], [1], [2]];
}
