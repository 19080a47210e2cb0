import type { NormalEquations } from './solveNonNegative.js';

/** The same problem without its last `count` columns, which may take any value: they are at their best for whatever the others are. */
export interface Eliminated {
  equations: NormalEquations;
  /** The best values of the free columns for these of the others. */
  freeValues: (values: ArrayLike<number>) => Float64Array;
}

/** Eliminates the last `count` columns by Gaussian elimination (Schur complement). Columns that say nothing new get 0. */
export function eliminateFree({ size, gram, right, square }: NormalEquations, count: number): Eliminated {
  const kept = size - count;
  const g = Float64Array.from(gram);
  const r = Float64Array.from(right);
  let rest = square;
  const pivots: { column: number; row: Float64Array; right: number }[] = [];
  for (let p = size - 1; p >= kept; p--) {
    const pivot = g[p * size + p]!;
    const row = g.slice(p * size, p * size + size);
    const alive = pivot > 1e-9 * gram[p * size + p]!;
    pivots.push({ column: p, row: alive ? row : new Float64Array(size), right: alive ? r[p]! : 0 });
    if (!alive) continue;
    rest -= (r[p]! * r[p]!) / pivot;
    const top = r[p]!;
    for (let i = 0; i < p; i++) {
      const factor = g[i * size + p]! / pivot;
      if (factor === 0) continue;
      r[i]! -= factor * top;
      for (let j = 0; j < p; j++) g[i * size + j]! -= factor * row[j]!;
    }
  }
  const reduced = new Float64Array(kept * kept);
  for (let i = 0; i < kept; i++) reduced.set(g.subarray(i * size, i * size + kept), i * kept);
  return {
    equations: { size: kept, gram: reduced, right: r.slice(0, kept), square: Math.max(0, rest) },
    freeValues: (values) => {
      const free = new Float64Array(count);
      for (const { column, row, right: top } of [...pivots].reverse()) {
        const pivot = row[column]!;
        if (pivot === 0) continue;
        let sum = top;
        for (let j = 0; j < kept; j++) sum -= row[j]! * values[j]!;
        for (let j = kept; j < column; j++) sum -= row[j]! * free[j - kept]!;
        free[column - kept] = sum / pivot;
      }
      return free;
    },
  };
}
