import { interpolate } from '../preprocess/interpolate.js';
import { backgroundCurves } from './backgroundCurves.js';
import { eliminateFree } from './eliminateFree.js';
import type { FitWindow } from './fitWindow.js';
import { normalEquations } from './normalEquations.js';
import type { QuantityCurve } from './quantityCurve.js';
import { solveNonNegative } from './solveNonNegative.js';

/** Steps of the search, degrees 2θ. */
const coarse = 0.02;
const fine = 0.002;
/** References of the coarse fit that take part in the fine one. */
const most = 30;

/**
 * The shift (degrees 2θ, added to reference positions) at which a non-negative sum of all curves leaves least of the pattern. Coarsely the pattern moves
 * over curves that stand, so that their products are formed once; finely the curves of the coarse fit move.
 */
export function findShift({ x, y, weights }: FitWindow, curves: readonly QuantityCurve[], largest: number): number {
  if (curves.length === 0) return 0;
  const standing = curves.map((curve) => curve.at(x, 0));
  const free = backgroundCurves(x, 1, true);
  const { size, gram } = normalEquations(y, [...standing, ...free], even(x));
  const all = curves.map((_, i) => i);
  let best: { shift: number; rest: number; values: Float64Array } = {
    shift: 0,
    rest: Infinity,
    values: new Float64Array(curves.length),
  };
  const steps = Math.round(largest / coarse);
  for (let k = -steps; k <= steps; k++) {
    const shift = k * coarse;
    const moved = interpolate(
      x,
      y,
      x.map((value) => value + shift),
    );
    const right = Float64Array.from([...standing, ...free], (curve) => dot(curve, moved));
    const { equations } = eliminateFree({ size, gram, right, square: dot(moved, moved) }, free.length);
    const { values, rest } = solveNonNegative(equations, all);
    // The pattern loses no points at its ends worth speaking of: the sums of squares compare.
    const share = rest / Math.max(equations.square, 1e-300);
    if (share < best.rest) best = { shift, rest: share, values };
  }
  const strong = all
    .filter((i) => best.values[i]! > 0)
    .sort((a, b) => best.values[b]! - best.values[a]!)
    .slice(0, most);
  const restAt = (shift: number): number => {
    const columns = strong.map((i) => curves[i]!.at(x, shift));
    const { equations } = eliminateFree(normalEquations(y, [...columns, ...free], weights), free.length);
    return solveNonNegative(
      equations,
      columns.map((_, i) => i),
    ).rest;
  };
  let result = best.shift;
  for (const step of [coarse / 2, coarse / 4, fine]) result = descend(restAt, result, step, largest);
  return result;
}

/** Walks downhill in steps from `start`. */
function descend(f: (at: number) => number, start: number, step: number, largest: number): number {
  let at = start;
  let lowest = f(at);
  for (const direction of [1, -1]) {
    for (;;) {
      const next = at + direction * step;
      if (Math.abs(next) > largest + 1e-9) break;
      const value = f(next);
      if (value >= lowest) break;
      [at, lowest] = [next, value];
    }
  }
  return at;
}

const even = (x: Float64Array): Float64Array => new Float64Array(x.length).fill(1);

function dot(p: Float64Array, q: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += p[i]! * q[i]!;
  return sum;
}
