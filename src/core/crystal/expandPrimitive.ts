import type { CrystalStructure } from '../../contract/data/crystal.js';
import { analyseSymmetry } from './analyseSymmetry.js';
import { metricTensor, type SymmetricMatrix } from './metricTensor.js';

/** Atoms of one primitive share of the cell, and the centring translations that give the rest. */
export interface PrimitiveContents {
  /** Number of atoms. */
  count: number;
  /** x, y, z of each atom in [0, 1), flat; the atoms of a site stand together, sites in their order. */
  positions: Float64Array;
  /** Index of the site of the asymmetric unit that each atom comes from. */
  siteIndex: Int32Array;
  /** The zero translation first. */
  centrings: readonly (readonly number[])[];
  /** Number of atoms in the cell for each site of the asymmetric unit. */
  multiplicities: number[];
  /** -x,-y,-z is a symmetry of the contents. */
  centric: boolean;
}

/**
 * Images closer than this are one atom (Å): coordinates published with three digits on a long axis miss their special position by so much,
 * while split atoms of disorder models lie further apart.
 */
const sameAtom = 0.06;
const limit = sameAtom * sameAtom;
const thirds = [1 / 6, 1 / 3, 2 / 3, 5 / 6];

const wrap = (v: number): number => {
  const inside = v - Math.floor(v);
  return inside > 1 - 1e-9 ? 0 : inside;
};

/** Brings 0.3333 to 1/3: four digits are all that tables give of it. */
function roundThird(value: number): number {
  const inside = value - Math.floor(value);
  for (const third of thirds) if (Math.abs(inside - third) < 1.01e-4) return third;
  return value;
}

/** Squared length (Å²) of a difference of coordinates, modulo whole cells. */
function squaredLength(metric: SymmetricMatrix, u: number, v: number, w: number): number {
  const x = u - Math.round(u);
  const y = v - Math.round(v);
  const z = w - Math.round(w);
  return (
    x * x * metric[0] +
    y * y * metric[1] +
    z * z * metric[2] +
    2 * (x * y * metric[3] + x * z * metric[4] + y * z * metric[5])
  );
}

/**
 * Moves `start` to the mean of the images that fall on it, so that its multiplicity is right however few digits were published.
 * @returns how many operators keep it in place
 */
function settle(start: Float64Array, operators: Float64Array, metric: SymmetricMatrix): number {
  let before = 1;
  // A second pass finds the operators that the first, from further away, did not see; few sites need a third.
  for (let pass = 0; pass < 4; pass++) {
    const x = start[0]!;
    const y = start[1]!;
    const z = start[2]!;
    let [sumX, sumY, sumZ, count] = [0, 0, 0, 0];
    for (let o = 0; o < operators.length; o += 12) {
      const u = operators[o]! * x + operators[o + 1]! * y + operators[o + 2]! * z + operators[o + 9]!;
      const v = operators[o + 3]! * x + operators[o + 4]! * y + operators[o + 5]! * z + operators[o + 10]!;
      const w = operators[o + 6]! * x + operators[o + 7]! * y + operators[o + 8]! * z + operators[o + 11]!;
      if (squaredLength(metric, u - x, v - y, w - z) >= limit) continue;
      sumX += u - Math.round(u - x);
      sumY += v - Math.round(v - y);
      sumZ += w - Math.round(w - z);
      count++;
    }
    if (count === before) break;
    before = count;
    start[0] = sumX / count;
    start[1] = sumY / count;
    start[2] = sumZ / count;
  }
  return before;
}

/**
 * Applies the symmetry to the asymmetric unit. A site near a special position is first put onto it exactly.
 * @throws LabError `damaged-file` for an operator that is none.
 */
export function expandPrimitive(structure: CrystalStructure): PrimitiveContents {
  const { operatorNumbers, representativeNumbers, centrings, isGroup, centric } = analyseSymmetry(structure.operators);
  const metric = metricTensor(structure.cell);
  const images = representativeNumbers.length / 12;
  const { sites } = structure;
  const positions = new Float64Array(3 * images * sites.length);
  const siteIndex = new Int32Array(images * sites.length);
  const multiplicities: number[] = [];
  const start = new Float64Array(3);
  let count = 0;
  /** Is (x, y, z) one of the atoms `from` to `to`, centring allowed for? */
  const isAmong = (x: number, y: number, z: number, from: number, to: number): boolean => {
    for (let j = 3 * from; j < 3 * to; j += 3)
      for (const shift of centrings) {
        const u = x + shift[0]! - positions[j]!;
        if (squaredLength(metric, u, y + shift[1]! - positions[j + 1]!, z + shift[2]! - positions[j + 2]!) < limit)
          return true;
      }
    return false;
  };
  for (const [index, site] of sites.entries()) {
    start[0] = roundThird(site.x);
    start[1] = roundThird(site.y);
    start[2] = roundThird(site.z);
    // In a group a site that only the identity keeps in place has as many images as there are operators.
    const general = isGroup && settle(start, operatorNumbers, metric) === 1;
    const [x, y, z] = [start[0], start[1], start[2]];
    const first = count;
    for (let o = 0; o < representativeNumbers.length; o += 12) {
      const m = representativeNumbers;
      const u = m[o]! * x + m[o + 1]! * y + m[o + 2]! * z + m[o + 9]!;
      const v = m[o + 3]! * x + m[o + 4]! * y + m[o + 5]! * z + m[o + 10]!;
      const w = m[o + 6]! * x + m[o + 7]! * y + m[o + 8]! * z + m[o + 11]!;
      if (!general && isAmong(u, v, w, first, count)) continue;
      positions[3 * count] = wrap(u);
      positions[3 * count + 1] = wrap(v);
      positions[3 * count + 2] = wrap(w);
      siteIndex[count++] = index;
    }
    // Some files list every atom of the cell beside the operators: the images of the first one are the others.
    let repeated = false;
    for (let j = 0; j < first && !repeated; j++) {
      const other = sites[siteIndex[j]!]!;
      if (other.element !== site.element || !(other.occupancy + site.occupancy > 1.05)) continue;
      repeated = isAmong(positions[3 * first]!, positions[3 * first + 1]!, positions[3 * first + 2]!, j, j + 1);
    }
    multiplicities.push(repeated ? 0 : (count - first) * centrings.length);
    if (repeated) count = first;
  }
  return {
    count,
    positions: positions.subarray(0, 3 * count),
    siteIndex: siteIndex.subarray(0, count),
    centrings,
    multiplicities,
    centric,
  };
}
