import type { Cell } from '../../contract/data/crystal.js';
import { reciprocalMetric } from '../crystal/reciprocalMetric.js';
import type { Symmetry } from '../crystal/analyseSymmetry.js';
import { LabError } from '../../contract/data/errors.js';

/** Unique reflections by d descending; parallel arrays. */
export interface UniqueReflections {
  count: number;
  /** Flat triples. */
  hkl: Int16Array;
  multiplicity: Uint16Array;
  /** 1/d², Å⁻². */
  inverseSquare: Float64Array;
}

/** Index boxes beyond this are refused: 64 million nodes are a cell of 300 Å to 1.5 Å. */
const largestBox = 64e6;

/**
 * One reflection of each family equivalent by the Laue class, down to `dMin` (Å); reflections that centring extinguishes are left out. Only
 * the half of the reciprocal lattice whose first index other than 0 is positive is walked.
 * @throws LabError `too-large` for a cell so large, or `dMin` so small, that the list would not fit.
 */
export function uniqueReflections(cell: Cell, symmetry: Symmetry, dMin: number): UniqueReflections {
  // |h| = |a·g| <= a/d.
  const H = Math.floor(cell.a / dMin + 1e-9);
  const K = Math.floor(cell.b / dMin + 1e-9);
  const L = Math.floor(cell.c / dMin + 1e-9);
  const nK = 2 * K + 1;
  const nL = 2 * L + 1;
  if (!((2 * H + 1) * nK * nL <= largestBox))
    throw new LabError(
      'too-large',
      `The cell ${cell.a} x ${cell.b} x ${cell.c} Å has too many reflections down to d = ${Number(dMin.toPrecision(4))} Å.`,
    );
  const [g11, g22, g33, g12, g13, g23] = reciprocalMetric(cell);
  const limit = (1 / (dMin * dMin)) * (1 + 1e-12);
  const seen = new Uint8Array((H + 1) * nK * nL);
  const laue = symmetry.halfLaue;
  const shifts = Float64Array.from(symmetry.centrings.slice(1).flat());
  const found: number[] = [];
  for (let h = 0; h <= H; h++)
    for (let k = h === 0 ? 0 : -K; k <= K; k++) {
      const plane = h * h * g11 + k * k * g22 + 2 * h * k * g12;
      const slope = 2 * (h * g13 + k * g23);
      // 1/d² is a parabola in l: the sphere of dMin cuts off its ends.
      const root = slope * slope - 4 * g33 * (plane - limit);
      if (!(root >= 0)) continue;
      const reach = Math.sqrt(root);
      const first = h === 0 && k === 0 ? 1 : Math.max(-L, Math.ceil((-slope - reach) / (2 * g33) - 1e-6));
      const last = Math.min(L, Math.floor((-slope + reach) / (2 * g33) + 1e-6));
      for (let l = first; l <= last; l++) {
        if (seen[(h * nK + k + K) * nL + l + L] === 1) continue;
        const inverseSquare = plane + l * (slope + l * g33);
        if (inverseSquare > limit) continue;
        let extinct = false;
        for (let s = 0; s < shifts.length && !extinct; s += 3) {
          const phase = h * shifts[s]! + k * shifts[s + 1]! + l * shifts[s + 2]!;
          extinct = Math.abs(phase - Math.round(phase)) > 1e-3;
        }
        if (extinct) continue;
        let size = 0;
        let bestH = h;
        let bestK = k;
        let bestL = l;
        for (let m = 0; m < laue.length; m += 9) {
          let p = h * laue[m]! + k * laue[m + 3]! + l * laue[m + 6]!;
          let q = h * laue[m + 1]! + k * laue[m + 4]! + l * laue[m + 7]!;
          let r = h * laue[m + 2]! + k * laue[m + 5]! + l * laue[m + 8]!;
          if (p < 0 || (p === 0 && (q < 0 || (q === 0 && r < 0)))) {
            p = -p;
            q = -q;
            r = -r;
          }
          // A cell that contradicts its symmetry can carry an image out of the box.
          if (p > H || q < -K || q > K || r < -L || r > L) continue;
          const at = (p * nK + q + K) * nL + r + L;
          if (seen[at] === 1) continue;
          seen[at] = 1;
          size += 2;
          if (p > bestH || (p === bestH && (q > bestK || (q === bestK && r > bestL)))) {
            bestH = p;
            bestK = q;
            bestL = r;
          }
        }
        found.push(inverseSquare, bestH, bestK, bestL, size);
      }
    }
  return sorted(found);
}

/** Rows of 1/d², h, k, l and multiplicity by 1/d² ascending. */
function sorted(found: readonly number[]): UniqueReflections {
  const count = found.length / 5;
  const order = ascending(found, count);
  const hkl = new Int16Array(3 * count);
  const multiplicity = new Uint16Array(count);
  const inverseSquare = new Float64Array(count);
  for (let to = 0; to < count; to++) {
    const from = 5 * order[to]!;
    inverseSquare[to] = found[from]!;
    for (let j = 0; j < 3; j++) hkl[3 * to + j] = found[from + 1 + j]!;
    multiplicity[to] = found[from + 4]!;
  }
  return { count, hkl, multiplicity, inverseSquare };
}

/**
 * Numbers of the rows by their first number, as it is to 16 bits less than a double has (1.5·10⁻¹¹ of its value). The row's number stands in
 * those bits: sorting plain numbers is several times as fast as asking a function for each pair.
 */
function ascending(found: readonly number[], count: number): ArrayLike<number> {
  if (count > 0xffff) return Array.from({ length: count }, (_, i) => i).sort((p, q) => found[5 * p]! - found[5 * q]!);
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++) keys[i] = found[5 * i]!;
  const words = new Uint16Array(keys.buffer);
  for (let i = 0; i < count; i++) words[4 * i + low] = i;
  keys.sort();
  return Uint16Array.from(keys, (_, i) => words[4 * i + low]!);
}

/** Where the lowest 16 bits of a double lie: first on all but a few machines. */
const low = new Uint16Array(new Float64Array([1]).buffer)[3] === 0 ? 3 : 0;
