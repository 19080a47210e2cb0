import type { Cell } from '../../contract/data/crystal.js';
import { cosineOf } from './metricTensor.js';

type Vector = readonly [number, number, number];

const dot = (p: Vector, q: Vector): number => p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
const combine = (p: Vector, m: number, q: Vector): Vector => [p[0] + m * q[0], p[1] + m * q[1], p[2] + m * q[2]];
const volumeOf = (p: Vector, q: Vector, r: Vector): number =>
  Math.abs(
    p[0] * (q[1] * r[2] - q[2] * r[1]) - p[1] * (q[0] * r[2] - q[2] * r[0]) + p[2] * (q[0] * r[1] - q[1] * r[0]),
  );

function axesOf({ a, b, c, alpha, beta, gamma }: Cell): [Vector, Vector, Vector] {
  const cosGamma = cosineOf(gamma);
  const sinGamma = Math.sqrt(1 - cosGamma * cosGamma);
  const x = cosineOf(beta);
  const y = (cosineOf(alpha) - x * cosGamma) / sinGamma;
  return [
    [a, 0, 0],
    [b * cosGamma, b * sinGamma, 0],
    [c * x, c * y, c * Math.sqrt(Math.max(0, 1 - x * x - y * y))],
  ];
}

/** Shortens each vector by the others until nothing helps: afterwards short lattice vectors are small sums of these. */
function shorten(basis: [Vector, Vector, Vector]): void {
  for (let rounds = 0, changed = true; changed && rounds < 100; rounds++) {
    changed = false;
    for (let i = 0; i < 3; i++)
      for (const [m, n] of sums) {
        const other = combine(
          [m * basis[(i + 1) % 3]![0], m * basis[(i + 1) % 3]![1], m * basis[(i + 1) % 3]![2]],
          n,
          basis[(i + 2) % 3]!,
        );
        const times = Math.round(dot(basis[i]!, other) / dot(other, other));
        const shorter = combine(basis[i]!, -times, other);
        if (times === 0 || dot(shorter, shorter) > dot(basis[i]!, basis[i]!) * (1 - 1e-9)) continue;
        basis[i] = shorter;
        changed = true;
      }
  }
}
const sums = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, -1],
] as const;

/**
 * The lengths (Å) of the three shortest lattice vectors that lie in no plane, ascending, and the volume (Å³) of the primitive cell. They do not depend
 * on how the cell was chosen and change little when the cell changes little, as the angles of a reduced cell do not: what two descriptions
 * of one lattice are compared by. `centrings`: translations of the cell, zero included.
 */
export function reducedLengths(
  cell: Cell,
  centrings: readonly (readonly number[])[],
): readonly [number, number, number, number] {
  const axes = axesOf(cell);
  const basis: [Vector, Vector, Vector] = [...axes];
  shorten(basis);
  const vectors: { vector: Vector; square: number }[] = [];
  for (const [u = 0, v = 0, w = 0] of centrings) {
    // A centring translation is brought near the origin, then its neighbours are looked at.
    let start: Vector = combine(combine(combine([0, 0, 0], u, axes[0]), v, axes[1]), w, axes[2]);
    for (const vector of [...basis].reverse())
      start = combine(start, -Math.round(dot(start, vector) / dot(vector, vector)), vector);
    for (let i = -1; i <= 1; i++)
      for (let j = -1; j <= 1; j++)
        for (let k = -1; k <= 1; k++) {
          const vector = combine(combine(combine(start, i, basis[0]), j, basis[1]), k, basis[2]);
          const square = dot(vector, vector);
          if (square > 1e-6) vectors.push({ vector, square });
        }
  }
  vectors.sort((p, q) => p.square - q.square);
  const chosen: { vector: Vector; square: number }[] = [];
  for (const candidate of vectors) {
    const [p, q] = chosen;
    if (q !== undefined && p !== undefined) {
      const flat = volumeOf(p.vector, q.vector, candidate.vector);
      if (flat < 1e-3 * Math.sqrt(p.square * q.square * candidate.square)) continue;
    } else if (p !== undefined) {
      const along = dot(p.vector, candidate.vector);
      if (along * along > (1 - 1e-6) * p.square * candidate.square) continue;
    }
    chosen.push(candidate);
    if (chosen.length === 3) break;
  }
  const [p = 0, q = 0, r = 0] = chosen.map(({ square }) => Math.sqrt(square));
  return [p, q, r, volumeOf(...axes) / centrings.length];
}
