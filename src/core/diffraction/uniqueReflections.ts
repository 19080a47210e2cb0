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
 * One reflection of each family equivalent by the Laue class, down to `dMin` (Å); reflections that centring extinguishes are left out.
 * @throws LabError `too-large` for a cell so large, or `dMin` so small, that the list would not fit.
 */
export function uniqueReflections(cell: Cell, symmetry: Symmetry, dMin: number): UniqueReflections {
  // |h| = |a·g| <= a/d.
  const [H, K, L] = [cell.a, cell.b, cell.c].map((axis) => Math.floor(axis / dMin + 1e-9)) as [number, number, number];
  const [nK, nL] = [2 * K + 1, 2 * L + 1];
  const box = (2 * H + 1) * nK * nL;
  if (!(box <= largestBox))
    throw new LabError(
      'too-large',
      `The cell ${cell.a} x ${cell.b} x ${cell.c} Å has too many reflections down to d = ${Number(dMin.toPrecision(4))} Å.`,
    );
  const [g11, g22, g33, g12, g13, g23] = reciprocalMetric(cell);
  const limit = (1 / (dMin * dMin)) * (1 + 1e-12);
  const seen = new Uint8Array(box);
  const laue = Int8Array.from(symmetry.laue.flat());
  const shifts = symmetry.centrings.slice(1);
  const found: number[] = [];
  // Friedel's law is in the Laue class, so the half with h >= 0 reaches everything.
  for (let h = 0; h <= H; h++)
    for (let k = h === 0 ? 0 : -K; k <= K; k++) {
      const plane = h * h * g11 + k * k * g22 + 2 * h * k * g12;
      const slope = 2 * (h * g13 + k * g23);
      for (let l = h === 0 && k === 0 ? 1 : -L; l <= L; l++) {
        if (seen[((h + H) * nK + k + K) * nL + l + L] === 1) continue;
        const inverseSquare = plane + l * (slope + l * g33);
        if (inverseSquare > limit) continue;
        let size = 0;
        let [bestH, bestK, bestL] = [h, k, l];
        for (let m = 0; m < laue.length; m += 9) {
          const p = h * (laue[m] ?? 0) + k * (laue[m + 3] ?? 0) + l * (laue[m + 6] ?? 0);
          const q = h * (laue[m + 1] ?? 0) + k * (laue[m + 4] ?? 0) + l * (laue[m + 7] ?? 0);
          const r = h * (laue[m + 2] ?? 0) + k * (laue[m + 5] ?? 0) + l * (laue[m + 8] ?? 0);
          // A cell that contradicts its symmetry can carry an image out of the box.
          if (p < -H || p > H || q < -K || q > K || r < -L || r > L) continue;
          const at = ((p + H) * nK + q + K) * nL + r + L;
          if (seen[at] === 1) continue;
          seen[at] = 1;
          size++;
          if (p > bestH || (p === bestH && (q > bestK || (q === bestK && r > bestL))))
            [bestH, bestK, bestL] = [p, q, r];
        }
        let extinct = false;
        for (const [u = 0, v = 0, w = 0] of shifts) {
          const phase = h * u + k * v + l * w;
          if (Math.abs(phase - Math.round(phase)) > 1e-3) extinct = true;
        }
        if (!extinct) found.push(inverseSquare, bestH, bestK, bestL, size);
      }
    }
  const count = found.length / 5;
  const byInverse = Float64Array.from({ length: count }, (_, i) => found[5 * i] ?? 0);
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort(
    (p, q) => (byInverse[p] ?? 0) - (byInverse[q] ?? 0),
  );
  const hkl = new Int16Array(3 * count);
  const multiplicity = new Uint16Array(count);
  const inverseSquare = new Float64Array(count);
  for (const [to, from] of order.entries()) {
    inverseSquare[to] = byInverse[from] ?? 0;
    for (let j = 0; j < 3; j++) hkl[3 * to + j] = found[5 * from + 1 + j] ?? 0;
    multiplicity[to] = found[5 * from + 4] ?? 0;
  }
  return { count, hkl, multiplicity, inverseSquare };
}
