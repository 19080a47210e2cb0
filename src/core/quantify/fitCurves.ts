import { eliminateFree } from './eliminateFree.js';
import type { FitWindow } from './fitWindow.js';
import { normalEquations } from './normalEquations.js';
import { solveNonNegative } from './solveNonNegative.js';

/** Non-negative factors of the curves beside a background of any sign. */
export interface FittedCurves {
  values: Float64Array;
  /** Weighted sum of squares left. */
  rest: number;
  calculated: Float64Array;
  background: Float64Array;
  /** Weighted profile residual, percent. */
  rwp: number;
}

export function fitCurves(
  { y, weights }: FitWindow,
  curves: readonly Float64Array[],
  background: readonly Float64Array[],
): FittedCurves {
  const full = normalEquations(y, [...curves, ...background], weights);
  const { equations, freeValues } = eliminateFree(full, background.length);
  const { values, rest } = solveNonNegative(
    equations,
    curves.map((_, i) => i),
  );
  const free = freeValues(values);
  const sum = (list: readonly Float64Array[], factors: Float64Array): Float64Array => {
    const total = new Float64Array(y.length);
    for (const [j, curve] of list.entries())
      for (let i = 0; i < total.length; i++) total[i]! += factors[j]! * curve[i]!;
    return total;
  };
  const below = sum(background, free);
  const calculated = sum(curves, values).map((value, i) => value + below[i]!);
  return { values, rest, calculated, background: below, rwp: 100 * Math.sqrt(rest / Math.max(full.square, 1e-300)) };
}
