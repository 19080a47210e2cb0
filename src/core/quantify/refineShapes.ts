import { eliminateFree } from './eliminateFree.js';
import type { FitWindow } from './fitWindow.js';
import { isCalculated, type CalculatedCurve } from './calculatedCurve.js';
import { normalEquations } from './normalEquations.js';
import type { PhaseShape } from './phaseModel.js';
import type { QuantityCurve } from './quantityCurve.js';
import { solveNonNegative } from './solveNonNegative.js';

const largestStrain = 0.012;

/** A change of one number of a shape; undefined where it may not go. */
type Move = (shape: PhaseShape, step: number) => PhaseShape | undefined;

export interface RefineOptions {
  /** Degrees 2θ; 0 holds the shift. */
  largestShift: number;
  /** Rounds of the search, 7 unless told; each halves the steps. */
  rounds?: number;
  /** Only lattice and width may change. */
  lattice?: boolean;
}

/**
 * Lets the calculated curves adapt to the specimen: lattice, line width and form, preferred orientation of each, and the shift of all, one after another as long as
 * the weighted sum of squares falls (pattern search; factors and background are solved for each trial). Changes the shapes, returns the shift.
 */
export function refineShapes(
  window: FitWindow,
  curves: readonly QuantityCurve[],
  background: readonly Float64Array[],
  start: number,
  { largestShift, rounds = 7, lattice = false }: RefineOptions,
): number {
  const { x, y, weights } = window;
  let shift = start;
  let columns = curves.map((curve) => curve.at(x, shift));
  const restOf = (list: readonly Float64Array[]): number => {
    const { equations } = eliminateFree(normalEquations(y, [...list, ...background], weights), background.length);
    return solveNonNegative(equations, Array.from(list.keys())).rest;
  };
  let rest = restOf(columns);
  const tryShape = (curve: CalculatedCurve, at: number, shape: PhaseShape | undefined): boolean => {
    if (!shape) return false;
    const before = curve.shape;
    curve.shape = shape;
    const column = curve.at(x, shift);
    const trial = columns.map((own, i) => (i === at ? column : own));
    const found = restOf(trial);
    if (found < rest * (1 - 1e-6)) {
      rest = found;
      columns = trial;
      return true;
    }
    curve.shape = before;
    return false;
  };
  const tryShift = (next: number): boolean => {
    if (largestShift === 0 || Math.abs(next) > largestShift) return false;
    const trial = curves.map((curve) => curve.at(x, next));
    const found = restOf(trial);
    if (!(found < rest * (1 - 1e-6))) return false;
    [rest, columns, shift] = [found, trial, next];
    return true;
  };
  for (let round = 0; round < rounds; round++) {
    const scale = 2 ** -round;
    for (const sign of [1, -1]) while (tryShift(shift + sign * 0.04 * scale));
    for (const [i, curve] of curves.entries()) {
      if (!isCalculated(curve)) continue;
      for (const move of movesOf(curve, round, lattice)) {
        for (const sign of [1, -1]) {
          for (let n = 0; n < 6; n++) if (!tryShape(curve, i, move(curve.shape, sign * scale))) break;
        }
      }
    }
  }
  return shift;
}

function movesOf({ model }: CalculatedCurve, round: number, lattice: boolean): Move[] {
  const strains = model.strains.map((axes): Move => (shape, step) => {
    const strain: PhaseShape['strain'] = [...shape.strain];
    for (const axis of axes) strain[axis]! += 0.002 * step;
    return strain.every((value) => Math.abs(value) <= largestStrain) ? { ...shape, strain } : undefined;
  });
  const width: Move = (shape, step) => {
    const next = shape.width * 1.4 ** step;
    return next > 0.4 && next < 6 ? { ...shape, width: next } : undefined;
  };
  const mixing: Move = (shape, step) => {
    const next = shape.mixing + 0.3 * step;
    return next >= 0 && next <= 1 ? { ...shape, mixing: next } : undefined;
  };
  // An axis is chosen while there is no texture; the lattice comes first.
  const texture = model.axes.map((_, axis): Move => (shape, step) => {
    if (shape.texture !== 1 && shape.axis !== axis) return undefined;
    const next = shape.texture * 1.3 ** step;
    return next > 0.3 && next < 2.5 ? { ...shape, texture: next, axis } : undefined;
  });
  if (round === 0) return strains;
  return lattice ? [...strains, width] : [...strains, width, mixing, ...texture];
}
