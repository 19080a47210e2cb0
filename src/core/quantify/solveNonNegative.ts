/** Normal equations of a least-squares problem: minimise `square` − 2 rᵀx + xᵀGx. */
export interface NormalEquations {
  size: number;
  /** Row by row, size × size. */
  gram: Float64Array;
  right: Float64Array;
  /** Weighted sum of squares of the target. */
  square: number;
}

export interface NonNegativeSolution {
  /** One value for each index asked for. */
  values: Float64Array;
  /** Weighted sum of squares left. */
  rest: number;
}

/** Relative ridge that keeps columns that are equal solvable. */
const ridge = 1e-11;

/**
 * Non-negative least squares on some columns of the normal equations: the active-set method of C. L. Lawson and R. J. Hanson, Solving Least Squares
 * Problems (SIAM 1995, chapter 23), in the form of R. Bro and S. de Jong, J. Chemometrics 11 (1997) 393.
 */
export function solveNonNegative(
  { size, gram, right, square }: NormalEquations,
  columns: readonly number[],
): NonNegativeSolution {
  const n = columns.length;
  const g = (i: number, j: number): number => gram[columns[i]! * size + columns[j]!]!;
  const values = new Float64Array(n);
  const passive: number[] = [];
  let scale = 0;
  for (const column of columns) scale = Math.max(scale, Math.abs(right[column]!));
  const tolerance = 1e-10 * scale;
  const refused = new Set<number>();
  for (let round = 0; round < 10 * n + 10; round++) {
    let best = -1;
    let steepest = tolerance;
    for (let i = 0; i < n; i++) {
      if (passive.includes(i) || refused.has(i)) continue;
      let slope = right[columns[i]!]!;
      for (const j of passive) slope -= g(i, j) * values[j]!;
      if (slope > steepest * 1) [best, steepest] = [i, slope];
    }
    if (best < 0) break;
    passive.push(best);
    for (;;) {
      const trial = solvePassive(passive, g, (i) => right[columns[i]!]!);
      let step = 1;
      for (const [k, i] of passive.entries()) {
        if (trial[k]! > 0) continue;
        step = Math.min(step, values[i]! / Math.max(values[i]! - trial[k]!, 1e-300));
      }
      const all = step >= 1;
      for (const [k, i] of passive.entries()) values[i]! += step * (trial[k]! - values[i]!);
      if (all) break;
      for (let k = passive.length - 1; k >= 0; k--) {
        const i = passive[k]!;
        if (trial[k]! > 0 || values[i]! > 1e-14 * Math.abs(trial[k]!)) continue;
        values[i] = 0;
        passive.splice(k, 1);
        // A column that leaves at once would come back for ever.
        if (i === best) refused.add(i);
      }
    }
  }
  let explained = 0;
  for (const i of passive) explained += right[columns[i]!]! * values[i]!;
  return { values, rest: Math.max(0, square - explained) };
}

/** Cholesky solution of the equations of the passive columns. */
function solvePassive(
  passive: readonly number[],
  g: (i: number, j: number) => number,
  right: (i: number) => number,
): Float64Array {
  const n = passive.length;
  const lower = new Float64Array(n * n);
  const x = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = g(passive[i]!, passive[j]!) * (i === j ? 1 + ridge : 1);
      for (let k = 0; k < j; k++) sum -= lower[i * n + k]! * lower[j * n + k]!;
      lower[i * n + j] =
        i === j ? Math.sqrt(Math.max(sum, ridge * g(passive[i]!, passive[i]!))) : sum / lower[j * n + j]!;
    }
    let sum = right(passive[i]!);
    for (let k = 0; k < i; k++) sum -= lower[i * n + k]! * x[k]!;
    x[i] = sum / lower[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i]!;
    for (let k = i + 1; k < n; k++) sum -= lower[k * n + i]! * x[k]!;
    x[i] = sum / lower[i * n + i]!;
  }
  return x;
}
