import { plausibility } from '../matching/plausibility.js';
import type { AlignmentGrid } from './alignmentGrid.js';
import { strengthRatio, type LineIndex } from './lineIndex.js';
import type { SearchTarget } from './searchTarget.js';

/** Scores entries one by one; holds what the entries share. */
export interface StickScorer {
  /** Merit of the entry at its best alignment, or −Infinity where no line lies in the measured range. */
  score: (this: void, entry: number) => number;
  /** The alignment that the last score was reached at. */
  zeroShift: number;
  latticeStrain: number;
}

/** Weakest line that counts, relative to the strongest in the range. */
const weakest = 0.01;

/**
 * The exhaustive score of the first stage. The strongest lines of an entry stand as sticks on the measurement, at every alignment: the sum of
 * (root − mean) over the sticks, weighted by the square root of their intensities and divided by the length of these weights, times the
 * plausibility of the alignment. The cosine of prediction and measurement but for a factor, less what chance gives: a stick on nothing
 * costs as much as the average of the pattern is high, so crowded entries and crowded patterns attract nothing.
 */
export function stickScorer(index: LineIndex, target: SearchTarget, { shifts, strains }: AlignmentGrid): StickScorer {
  const { first, last, step, mean, merge, angles } = target;
  const { twoTheta, perStrain, factor } = angles;
  const { offsets, position, strength } = index;
  const furthest = Math.max(...shifts.map(Math.abs));
  const strained = Math.max(...strains.map(Math.abs));
  // Room at both ends for the lines that the corrections move out of the pattern, where nothing is: no bounds to be asked in the inner loop.
  const steepest = Math.tan((Math.min(last, 176) * Math.PI) / 360);
  const room = 3 + Math.ceil((furthest + strained * (360 / Math.PI) * steepest) / step);
  const padded = new Float64Array(target.root.length + 2 * room).fill(-mean);
  target.root.forEach((value, i) => (padded[i + room] = value - mean));
  const relative = Float64Array.from({ length: 256 }, (_, code) => strengthRatio ** (255 - code));
  const cellShifts = Int32Array.from(shifts, (shift) => Math.round(shift / step));
  const likely = strains.map((latticeStrain) =>
    Float64Array.from(shifts, (zeroShift) => plausibility({ latticeStrain, zeroShift })),
  );
  const positions = new Float64Array(256);
  const weights = new Float64Array(256);
  const cells = new Float64Array(256);
  const moves = new Float64Array(256);
  const places = new Int32Array(256);
  const scorer: StickScorer = {
    zeroShift: 0,
    latticeStrain: 0,
    score: (entry) => {
      let lines = 0;
      let strongest = 0;
      for (let k = offsets[entry]!; k < offsets[entry + 1]!; k++) {
        const code = position[k]!;
        const at = twoTheta[code]!;
        // Not a number where there is no reflection.
        if (!(at >= first && at <= last)) continue;
        const weight = relative[strength[k]!]! * factor[code]!;
        if (lines > 0 && at - positions[lines - 1]! < merge) {
          const sum = weights[lines - 1]! + weight;
          positions[lines - 1] = (positions[lines - 1]! * weights[lines - 1]! + at * weight) / sum;
          weights[lines - 1] = sum;
        } else {
          positions[lines] = at;
          weights[lines] = weight;
          moves[lines++] = perStrain[code]!;
        }
        strongest = Math.max(strongest, weights[lines - 1]!);
      }
      if (lines === 0) return -Infinity;
      let norm = 0;
      let used = 0;
      for (let k = 0; k < lines; k++) {
        if (weights[k]! < weakest * strongest) continue;
        norm += weights[k]!;
        weights[used] = Math.sqrt(weights[k]!);
        cells[used] = (positions[k]! - first) / step + room + 0.5;
        moves[used++] = moves[k]! / step;
      }
      let top = -Infinity;
      for (let e = 0; e < strains.length; e++) {
        const strain = strains[e]!;
        for (let k = 0; k < used; k++) places[k] = cells[k]! - strain * moves[k]!;
        for (let z = 0; z < cellShifts.length; z++) {
          const shift = cellShifts[z]!;
          let sum = 0;
          for (let k = 0; k < used; k++) sum += weights[k]! * padded[places[k]! + shift]!;
          if (sum > 0) sum *= likely[e]![z]!;
          if (sum <= top) continue;
          top = sum;
          scorer.zeroShift = shifts[z]!;
          scorer.latticeStrain = strain;
        }
      }
      return top / Math.sqrt(norm);
    },
  };
  return scorer;
}
