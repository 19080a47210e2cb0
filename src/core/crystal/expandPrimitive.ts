import type { CrystalStructure, Site } from '../../contract/data/crystal.js';
import { analyseSymmetry } from './analyseSymmetry.js';
import { metricTensor, type SymmetricMatrix } from './metricTensor.js';

/** An atom of the cell. */
export interface ExpandedSite extends Site {
  /** Index of the site of the asymmetric unit it comes from. */
  siteIndex: number;
}

/** Atoms of one primitive share of the cell, and the centring translations that give the rest. */
export interface PrimitiveContents {
  sites: ExpandedSite[];
  /** The zero translation first. */
  centrings: readonly (readonly number[])[];
  /** Number of atoms in the cell for each site of the asymmetric unit. */
  multiplicities: number[];
}

/**
 * Images closer than this are one atom (Å): coordinates published with three digits on a long axis miss their special position by so much,
 * while split atoms of disorder models lie further apart.
 */
const sameAtom = 0.06;
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

type Point = [number, number, number];

function squaredDistance(metric: SymmetricMatrix, p: Readonly<Point>, q: Readonly<Point>, shift: Point): number {
  let [x, y, z] = [p[0] - q[0], p[1] - q[1], p[2] - q[2]];
  shift[0] = Math.round(x);
  shift[1] = Math.round(y);
  shift[2] = Math.round(z);
  x -= shift[0];
  y -= shift[1];
  z -= shift[2];
  const [a, b, c, d, e, f] = metric;
  return x * x * a + y * y * b + z * z * c + 2 * (x * y * d + x * z * e + y * z * f);
}

/**
 * Applies the symmetry to the asymmetric unit. A site near a special position is first put onto it exactly (the mean of the images that
 * fall on it), so that its multiplicity is right however few digits were published.
 * @throws LabError `damaged-file` for an operator that is none.
 */
export function expandPrimitive(structure: CrystalStructure): PrimitiveContents {
  const { operators, representatives, centrings, isGroup } = analyseSymmetry(structure.operators);
  const metric = metricTensor(structure.cell);
  const limit = sameAtom * sameAtom;
  const shift: Point = [0, 0, 0];
  const sites: ExpandedSite[] = [];
  const multiplicities: number[] = [];
  for (const [siteIndex, site] of structure.sites.entries()) {
    let start: Point = [roundThird(site.x), roundThird(site.y), roundThird(site.z)];
    const image = (rotation: readonly number[], translation: readonly number[]): Point => {
      const [x, y, z] = start;
      const row = (i: number): number =>
        (rotation[3 * i] ?? 0) * x +
        (rotation[3 * i + 1] ?? 0) * y +
        (rotation[3 * i + 2] ?? 0) * z +
        (translation[i] ?? 0);
      return [row(0), row(1), row(2)];
    };
    // A second pass finds the operators that the first, from further away, did not see; few sites need a third.
    for (let pass = 0, before = 1; isGroup && pass < 4; pass++) {
      const sum: Point = [0, 0, 0];
      let count = 0;
      for (const { rotation, translation } of operators) {
        const p = image(rotation, translation);
        if (squaredDistance(metric, p, start, shift) >= limit) continue;
        for (let i = 0; i < 3; i++) sum[i] = (sum[i] ?? 0) + (p[i] ?? 0) - (shift[i] ?? 0);
        count++;
      }
      if (count === before) break;
      before = count;
      start = [sum[0] / count, sum[1] / count, sum[2] / count];
    }
    const orbit: Point[] = [];
    for (const { rotation, translation } of representatives) {
      const p = image(rotation, translation);
      const known = orbit.some((q) =>
        centrings.some(
          ([u = 0, v = 0, w = 0]) => squaredDistance(metric, [p[0] + u, p[1] + v, p[2] + w], q, shift) < limit,
        ),
      );
      if (!known) orbit.push(p);
    }
    // Some files list every atom of the cell beside the operators: the images of the first one are the others.
    const first = orbit[0] ?? start;
    const repeated = sites.some(
      (other) =>
        other.siteIndex !== siteIndex &&
        other.element === site.element &&
        other.occupancy + site.occupancy > 1.05 &&
        centrings.some(
          ([u = 0, v = 0, w = 0]) =>
            squaredDistance(metric, [first[0] + u, first[1] + v, first[2] + w], [other.x, other.y, other.z], shift) <
            limit,
        ),
    );
    multiplicities.push(repeated ? 0 : orbit.length * centrings.length);
    if (repeated) continue;
    for (const [x, y, z] of orbit) sites.push({ ...site, x: wrap(x), y: wrap(y), z: wrap(z), siteIndex });
  }
  return { sites, centrings, multiplicities };
}
