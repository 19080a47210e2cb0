import { plausibility } from '../matching/plausibility.js';
import { widthAt } from '../matching/estimateWidths.js';
import { addScaled, fitScales } from './fitScales.js';
import { drawPhase, largestStrain, type PhaseModel, type PhaseShape } from './mixtureModel.js';
import type { MixtureTarget } from './mixtureTarget.js';

export interface MixtureLimits {
  /** Degrees 2θ. */
  maxZeroShift: number;
  /** Relative lattice change of any axis. */
  maxLatticeStrain: number;
}

export interface FittedPhase {
  model: PhaseModel;
  shape: PhaseShape;
  scale: number;
  /** Pattern at unit scale. */
  curve: Float64Array;
}

export interface FittedMixture {
  zeroShift: number;
  phases: FittedPhase[];
  total: Float64Array;
  /** Share of the compressed intensity left, see fitScales. */
  distance: number;
}

export interface FitMixtureOptions extends MixtureLimits {
  /** Halvings of the steps. */
  rounds: number;
  /** Only the phases from this one on adapt. */
  from?: number;
  /** The zero shift may change. */
  shift: boolean;
  texture: boolean;
}

/** A phase to start from. */
export type StartPhase = Pick<FittedPhase, 'model' | 'shape'>;

/** Lines so broad (degrees 2θ) tell nothing of axes and orientation. */
export const tooBroad = 1.5;

/** tan θ of the middle of usual patterns. */
export const middleTan = 0.36;

/** Of the square of the logarithm of March's r: 0.7 costs a quarter of a percent, 0.4 nearly two. */
const costOfTexture = 0.02;

/**
 * Several phases on one measurement: lattice along the independent axes, line width and texture of each, one zero shift, non-negative scales,
 * by pattern search for the smallest distance. Corrections cost what {@link plausibility} says, texture a little.
 */
export function fitMixture(
  target: MixtureTarget,
  start: readonly StartPhase[],
  startShift: number,
  options: FitMixtureOptions,
): FittedMixture {
  const { measurement } = target;
  const { maxZeroShift, maxLatticeStrain, rounds, from = 0 } = options;
  let zeroShift = startShift;
  let phases = start.map(({ model, shape }) => ({
    model,
    shape,
    curve: drawPhase(model, shape, zeroShift, measurement),
  }));
  const evaluate = (list: typeof phases, shift: number): { merit: number; scales: number[]; distance: number } => {
    const { scales, distance } = fitScales(
      target,
      list.map(({ curve }) => curve),
    );
    let cost = 0;
    list.forEach(({ shape }, k) => {
      if (scales[k]! > 0) cost += costOf(shape, list.length);
    });
    cost += 1 - plausibility({ latticeStrain: 0, zeroShift: shift });
    return { merit: (1 - distance) * (1 - cost), scales, distance };
  };
  let best = evaluate(phases, zeroShift);
  const tryPhase = (k: number, shape: PhaseShape | undefined): boolean => {
    if (!shape) return false;
    const { model } = phases[k]!;
    const next = phases.slice();
    next[k] = { model, shape, curve: drawPhase(model, shape, zeroShift, measurement) };
    return take(next, zeroShift);
  };
  const take = (next: typeof phases, shift: number): boolean => {
    const found = evaluate(next, shift);
    if (found.merit <= best.merit + 1e-6) return false;
    [best, phases, zeroShift] = [found, next, shift];
    return true;
  };
  const tryShift = (step: number): boolean => {
    const next = Math.max(-maxZeroShift, Math.min(maxZeroShift, zeroShift + step));
    if (next === zeroShift) return false;
    const redrawn = phases.map(({ model, shape }) => ({
      model,
      shape,
      curve: drawPhase(model, shape, next, measurement),
    }));
    return take(redrawn, next);
  };
  /** Zero shift and lattices move lines alike; across that valley neither alone makes progress. */
  const tryValley = (step: number): boolean => {
    const next = Math.max(-maxZeroShift, Math.min(maxZeroShift, zeroShift + step));
    const change = ((next - zeroShift) * Math.PI) / 180 / (2 * middleTan);
    if (next === zeroShift) return false;
    const moved: typeof phases = [];
    for (const { model, shape } of phases) {
      const other = strained(shape, () => true, change, maxLatticeStrain);
      if (!other) return false;
      moved.push({ model, shape: other, curve: drawPhase(model, other, next, measurement) });
    }
    return take(moved, next);
  };
  // One phase may be of far smaller grains than the other, which gave the widths.
  const widest = Math.max(3, (1.5 * measurement.widths.broad) / widthAt(measurement.widths, middleTan));
  const sharp = measurement.widths.base < tooBroad;
  let shiftStep = 0.4 * Math.max(widthAt(measurement.widths, 0.4), 0.06);
  let strainStep = (shiftStep * Math.PI) / 180;
  let textureStep = 1.5;
  let widthStep = 1.4;
  for (let round = 0; round < rounds; round++) {
    for (const sign of [1, -1]) {
      if (options.shift) {
        while (tryShift(sign * shiftStep));
        if (from === 0) while (tryValley(sign * shiftStep));
      }
      for (let k = from; k < phases.length; k++) {
        const { modes } = phases[k]!.model;
        const move = (which: (m: number) => boolean): PhaseShape | undefined =>
          strained(phases[k]!.shape, which, sign * strainStep, maxLatticeStrain);
        while (
          tryPhase(
            k,
            move(() => true),
          )
        );
        if (modes.count > 1)
          for (let m = 0; m < modes.count; m++)
            while (
              tryPhase(
                k,
                move((i) => i === m),
              )
            );
        const { shape } = phases[k]!;
        const width = Math.max(0.5, Math.min(widest, shape.width * widthStep ** sign));
        if (width !== shape.width) tryPhase(k, { ...shape, width });
        if (!options.texture || !sharp || round === 0) continue;
        for (let direction = 0; direction < modes.directions; direction++) {
          const now = phases[k]!.shape;
          if (now.texture !== 1 && now.direction !== direction) continue;
          const texture = Math.max(0.4, Math.min(2.2, now.texture * textureStep ** sign));
          tryPhase(k, { ...now, texture: Math.abs(texture - 1) < 0.02 ? 1 : texture, direction });
        }
      }
    }
    shiftStep /= 2;
    strainStep /= 2;
    widthStep = Math.sqrt(widthStep);
    if (round > 0) textureStep = Math.sqrt(textureStep);
  }
  const { scales, distance } = fitScales(
    target,
    phases.map(({ curve }) => curve),
    3,
  );
  return {
    zeroShift,
    phases: phases.map((phase, k) => ({ ...phase, scale: scales[k]! })),
    total: addScaled(
      phases.map(({ curve }) => curve),
      scales,
      measurement.net.length,
    ),
    distance,
  };
}

/** What the corrections of one of `phases` phases cost, 0-1. */
export function costOf(shape: PhaseShape, phases: number): number {
  const mean = shape.strain.reduce((sum, value) => sum + value, 0) / shape.strain.length;
  const spread = largestStrain({ ...shape, strain: shape.strain.map((value) => value - mean) });
  const strain = 1 - plausibility({ latticeStrain: Math.abs(mean) + spread, zeroShift: 0 });
  return (strain + costOfTexture * Math.log(shape.texture) ** 2) / Math.sqrt(phases);
}

function strained(
  shape: PhaseShape,
  which: (m: number) => boolean,
  step: number,
  limit: number,
): PhaseShape | undefined {
  const strain = shape.strain.map((value, m) => (which(m) ? value + step : value));
  return strain.every((value) => Math.abs(value) <= limit) ? { ...shape, strain } : undefined;
}
