import type { LineList } from '../../contract/data/crystal.js';
import type { PowderMeasurement } from '../matching/powderMeasurement.js';
import { referenceLines, type VisibleLines } from '../matching/referenceLines.js';
import { renderLines } from '../matching/renderLines.js';
import { latticeModes, type LatticeModes } from './latticeModes.js';

/** A reference as a part of a calculated pattern. */
export interface PhaseModel {
  /** Position in the index of references. */
  reference: number;
  lines: VisibleLines;
  modes: LatticeModes;
}

/** What a phase of a specimen has of its own. */
export interface PhaseShape {
  /** Relative lattice changes, one for each independent axis. */
  strain: readonly number[];
  /** Line width relative to the measurement's. */
  width: number;
  /** March's r along `direction`; 1: none. */
  texture: number;
  direction: number;
}

const degree = Math.PI / 180;

export function phaseModel(reference: number, list: LineList, measurement: PowderMeasurement): PhaseModel {
  return {
    reference,
    lines: referenceLines(list, measurement, { margin: 1.5, smallest: 0.003 }),
    modes: latticeModes(list),
  };
}

export function plainShape({ modes }: PhaseModel, strain = 0, width = 1): PhaseShape {
  return { strain: new Array<number>(modes.count).fill(strain), width, texture: 1, direction: 0 };
}

/** Lines of a phase where its shape puts them (zero shift of the specimen included), with the intensities its texture leaves. */
export function movedLines({ lines, modes }: PhaseModel, shape: PhaseShape, zeroShift: number): VisibleLines {
  const { count, response, cosines, directions } = modes;
  const position = new Float64Array(lines.position.length);
  const intensity = Float64Array.from(lines.intensity);
  for (let k = 0; k < position.length; k++) {
    const line = lines.source[k]!;
    let change = 0;
    for (let m = 0; m < count; m++) change += response[count * line + m]! * shape.strain[m]!;
    const tan = Math.tan((lines.position[k]! * degree) / 2);
    position[k] = lines.position[k]! + zeroShift - (2 / degree) * tan * change * (1 - change * (1 + (tan * tan) / 2));
    if (shape.texture !== 1 && directions > 0) {
      const cos2 = cosines[directions * line + shape.direction]!;
      intensity[k]! *= (shape.texture ** 2 * cos2 + (1 - cos2) / shape.texture) ** -1.5;
    }
  }
  return { source: lines.source, position, intensity };
}

/** Calculated pattern of one phase at unit scale, on the measurement's grid. */
export function drawPhase(
  model: PhaseModel,
  shape: PhaseShape,
  zeroShift: number,
  measurement: PowderMeasurement,
): Float64Array {
  const curve = new Float64Array(measurement.net.length);
  const moved = movedLines(model, shape, zeroShift);
  renderLines(curve, measurement, moved, { zeroShift: 0, latticeStrain: 0, widthFactor: shape.width });
  return curve;
}

/** Largest departure of the lattice from the reference. */
export function largestStrain({ strain }: PhaseShape): number {
  return strain.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
