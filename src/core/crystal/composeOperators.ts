import type { SymmetryOperator } from './symmetryOperator.js';

const wrap = (value: number): number => {
  const inside = value - Math.floor(value + 1e-7);
  return Math.abs(inside) < 1e-7 ? 0 : inside;
};

/** First `second`, then `first`: (R₁R₂, R₁t₂ + t₁), translation brought back into the cell. */
export function composeOperators(first: SymmetryOperator, second: SymmetryOperator): SymmetryOperator {
  const [p, q] = [first.rotation, second.rotation];
  const rotation: number[] = [];
  const translation: number[] = [];
  for (let i = 0; i < 3; i++) {
    const [x, y, z] = [p[3 * i] ?? 0, p[3 * i + 1] ?? 0, p[3 * i + 2] ?? 0];
    for (let j = 0; j < 3; j++) rotation.push(x * (q[j] ?? 0) + y * (q[3 + j] ?? 0) + z * (q[6 + j] ?? 0));
    const [u, v, w] = second.translation;
    translation.push(wrap(x * (u ?? 0) + y * (v ?? 0) + z * (w ?? 0) + (first.translation[i] ?? 0)));
  }
  return { rotation, translation };
}
