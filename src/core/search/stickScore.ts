import { plausibility } from '../matching/plausibility.js';
import type { AlignmentGrid } from './alignmentGrid.js';
import { fineLines, strengthRatio, type LineIndex } from './lineIndex.js';
import { openStickSums } from './openStickSums.js';
import type { SearchTarget } from './searchTarget.js';
import { shiftsInRow } from './stickModule.js';

/** Scores entries one by one; holds what the entries share. One at a time in a thread. */
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
  const padded = new Float32Array(target.root.length + 2 * room).fill(-mean);
  target.root.forEach((value, i) => (padded[i + room] = value - mean));
  const relative = Float64Array.from({ length: 256 }, (_, code) => strengthRatio ** (255 - code));
  const rows = Math.ceil(shifts.length / shiftsInRow);
  const stick = openStickSums(rows, padded.length, strains);
  const { tables, lines: sticks, sums } = stick;
  /** Where the last shift has been, it is again and again. */
  const shiftAt = (i: number): number => shifts[Math.min(i, shifts.length - 1)]!;
  const moved = Int32Array.from({ length: rows * shiftsInRow }, (_, i) => Math.round(shiftAt(i) / step));
  for (let i = 0; i < tables.length; i++) {
    const cell = Math.floor(i / shiftsInRow) % padded.length;
    const table = Math.floor(i / shiftsInRow / padded.length);
    tables[i] = padded[cell + moved[shiftsInRow * table + (i % shiftsInRow)]!] ?? -mean;
  }
  /** Shift and strain of each sum. */
  const placeOf = (i: number): { zeroShift: number; latticeStrain: number } => {
    const table = Math.floor(i / shiftsInRow / strains.length);
    return {
      zeroShift: shiftAt(shiftsInRow * table + (i % shiftsInRow)),
      latticeStrain: strains[Math.floor(i / shiftsInRow) % strains.length]!,
    };
  };
  const likely = Float64Array.from(sums, (_, i) => plausibility(placeOf(i)));
  const positions = new Float64Array(fineLines);
  const weights = new Float64Array(fineLines);
  const moves = new Float64Array(fineLines);
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
        sticks[4 * used] = (positions[k]! - first) / step + room + 0.5;
        sticks[4 * used + 1] = moves[k]! / step;
        sticks[4 * used + 2] = Math.sqrt(weights[k]!);
        used++;
      }
      stick.run(used);
      let top = -Infinity;
      let best = 0;
      for (let i = 0; i < likely.length; i++) {
        const sum = sums[i]!;
        const merit = sum > 0 ? sum * likely[i]! : sum;
        if (merit <= top) continue;
        top = merit;
        best = i;
      }
      const place = placeOf(best);
      scorer.zeroShift = place.zeroShift;
      scorer.latticeStrain = place.latticeStrain;
      return top / Math.sqrt(norm);
    },
  };
  return scorer;
}
