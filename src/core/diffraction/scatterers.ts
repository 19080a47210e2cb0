import type { CrystalStructure } from '../../contract/data/crystal.js';
import type { PrimitiveContents } from '../crystal/expandPrimitive.js';
import { scatteringCoefficients } from './scatteringFactor.js';

/** The atoms that a structure factor sums over, those of the same element and B together. */
export interface Scatterers {
  count: number;
  x: Float64Array;
  y: Float64Array;
  z: Float64Array;
  /** Occupancy times the lattice points of the cell, times two where the atom stands for its inverse too. */
  weight: Float64Array;
  /** Atoms of kind k: `starts[k]` to `starts[k + 1]`. */
  starts: number[];
  /** Of each kind: index into `coefficients`, and B in Å². */
  element: number[];
  displacement: number[];
  /** Scattering factors, one for each element. */
  coefficients: Float64Array[];
  /** The sum is real: sines are not needed. */
  real: boolean;
}

/** Coordinates that differ by less are the same position. */
const same = 1e-6;
const apart = (difference: number): boolean => Math.abs(difference - Math.round(difference)) > same;

/**
 * Groups the atoms of a cell. With an inversion centre at the origin only one atom of each pair is kept.
 * @throws LabError `invalid-input` for an element without a scattering factor
 */
export function scatterers(
  structure: CrystalStructure,
  { count, positions, siteIndex, centrings, centric }: PrimitiveContents,
  ignoreDisplacement: boolean,
): Scatterers {
  const left = new Float64Array(count).fill(1);
  let real = centric;
  for (let i = 0; i < count && real; i++) {
    if (left[i] !== 1) continue;
    const [x, y, z] = [positions[3 * i]!, positions[3 * i + 1]!, positions[3 * i + 2]!];
    let partner = -1;
    for (let j = i; j < count && siteIndex[j] === siteIndex[i] && partner < 0; j++)
      if (
        left[j] === 1 &&
        isInverse(x + positions[3 * j]!, y + positions[3 * j + 1]!, z + positions[3 * j + 2]!, centrings)
      )
        partner = j;
    // Rounded coordinates may miss their inverse: then all atoms are summed.
    if (partner < 0) real = false;
    else if (partner !== i) {
      left[i] = 2;
      left[partner] = 0;
    }
  }
  if (!real) left.fill(1);

  const kinds = new Map<string, number[]>();
  for (let i = 0; i < count; i++) {
    if (left[i] === 0) continue;
    const site = structure.sites[siteIndex[i]!]!;
    const kind = `${site.element} ${ignoreDisplacement ? 0 : (site.bIso ?? 0)}`;
    const members = kinds.get(kind);
    if (members === undefined) kinds.set(kind, [i]);
    else members.push(i);
  }
  const atoms = [...kinds.values()].flat();
  const firsts = [...kinds.values()].map(([first]) => structure.sites[siteIndex[first ?? 0]!]!);
  const elements = [...new Set(firsts.map(({ element }) => element))];
  const starts = [0];
  for (const members of kinds.values()) starts.push(starts[starts.length - 1]! + members.length);
  return {
    count: atoms.length,
    x: Float64Array.from(atoms, (i) => positions[3 * i]!),
    y: Float64Array.from(atoms, (i) => positions[3 * i + 1]!),
    z: Float64Array.from(atoms, (i) => positions[3 * i + 2]!),
    weight: Float64Array.from(atoms, (i) => left[i]! * structure.sites[siteIndex[i]!]!.occupancy * centrings.length),
    starts,
    element: firsts.map(({ element }) => elements.indexOf(element)),
    displacement: firsts.map(({ bIso }) => (ignoreDisplacement ? 0 : (bIso ?? 0))),
    coefficients: elements.map(scatteringCoefficients),
    real,
  };
}

/** Is the sum of two positions a lattice translation? */
function isInverse(x: number, y: number, z: number, centrings: readonly (readonly number[])[]): boolean {
  for (const shift of centrings)
    if (!apart(x - shift[0]!) && !apart(y - shift[1]!) && !apart(z - shift[2]!)) return true;
  return false;
}
