import type { CrystalStructure, LineList } from '../../contract/data/crystal.js';
import type { Radiation } from '../../contract/data/spectrum.js';
import { reciprocalMetric } from '../crystal/reciprocalMetric.js';
import { dOf, twoThetaOf } from '../diffraction/bragg.js';
import { calculateLineList } from '../diffraction/calculateLineList.js';
import { linesPerWeight } from '../diffraction/linesPerWeight.js';
import { cellAxes } from './cellAxes.js';

/** What a calculated pattern may adapt to the specimen. */
export interface PhaseShape {
  /** Relative change of a, b and c. */
  strain: [number, number, number];
  /** Line width relative to the pattern's. */
  width: number;
  /** Lorentzian share of the lines, 0-1. */
  mixing: number;
  /** March's r of plates or needles about {@link PhaseModel.axes}[axis]; 1: no preferred orientation. */
  texture: number;
  axis: number;
}

export const plainShape: PhaseShape = { strain: [0, 0, 0], width: 1, mixing: 0.5, texture: 1, axis: 0 };

/** A structure ready to be drawn with any shape. */
export interface PhaseModel {
  structure: CrystalStructure;
  lines: LineList;
  /** Integrated intensity of each line for one weight unit: see linesPerWeight. */
  areas: Float64Array;
  /** Axes of the cell that change together. */
  strains: readonly (readonly number[])[];
  /** Directions (hkl) that crystals of this symmetry may lie along, for which all equivalent lines make the same angle. */
  axes: readonly (readonly [number, number, number])[];
}

/** Lines drawn of a large cell, strongest first. */
const maxLines = 1500;

/** B of atoms whose source gives none, Å²: usual for oxides and salts at room temperature; none at all would make a phase too strong, its share too small. */
const usualDisplacement = 0.5;

export function phaseModel(published: CrystalStructure, { wavelength }: Radiation, to: number): PhaseModel {
  const structure = {
    ...published,
    sites: published.sites.map((site) => ({ ...site, bIso: site.bIso ?? usualDisplacement })),
  };
  const lines = calculateLineList(structure, { dMin: dOf(Math.min(to + 2, 170), wavelength), maxLines });
  const strains = cellAxes(structure.cell);
  const axes: [number, number, number][] = [
    [0, 0, 1],
    [1, 0, 0],
    [0, 1, 0],
  ];
  return {
    structure,
    lines,
    areas: linesPerWeight(structure, lines, wavelength),
    strains,
    axes: axes.slice(0, [0, 0, 1, 3][strains.length]),
  };
}

/** Angle (degrees 2θ, NaN where none) of each line under the strain, and the factor of March and Dollase (J. Appl. Cryst. 19 (1986) 267). */
export function movedLines(
  { structure, lines, axes }: PhaseModel,
  { strain, texture, axis }: PhaseShape,
  wavelength: number,
): { angle: Float64Array; factor: Float64Array } {
  const { cell } = structure;
  const metric = reciprocalMetric({
    ...cell,
    a: cell.a * (1 + strain[0]),
    b: cell.b * (1 + strain[1]),
    c: cell.c * (1 + strain[2]),
  });
  const [g11, g22, g33, g12, g13, g23] = metric;
  const product = (p: readonly number[], q: readonly number[]): number =>
    p[0]! * q[0]! * g11 +
    p[1]! * q[1]! * g22 +
    p[2]! * q[2]! * g33 +
    (p[0]! * q[1]! + p[1]! * q[0]!) * g12 +
    (p[0]! * q[2]! + p[2]! * q[0]!) * g13 +
    (p[1]! * q[2]! + p[2]! * q[1]!) * g23;
  const count = lines.dSpacing.length;
  const angle = new Float64Array(count);
  const factor = new Float64Array(count).fill(1);
  const direction = axes[axis];
  for (let k = 0; k < count; k++) {
    const hkl = [lines.hkl[3 * k]!, lines.hkl[3 * k + 1]!, lines.hkl[3 * k + 2]!];
    const square = product(hkl, hkl);
    angle[k] = twoThetaOf(1 / Math.sqrt(square), wavelength);
    if (texture === 1 || !direction) continue;
    const cosine2 = product(hkl, direction) ** 2 / (square * product(direction, direction));
    factor[k] = (texture * texture * cosine2 + (1 - cosine2) / texture) ** -1.5;
  }
  return { angle, factor };
}
