import { plausibility } from '../matching/plausibility.js';
import type { AlignmentGrid } from './alignmentGrid.js';
import { classWeights, coarseBins, coarseLines, largestReciprocal, weightClasses } from './lineIndex.js';
import { seenFactor } from './angleTable.js';
import type { SearchTarget } from './searchTarget.js';

/** Bytes of a row: sums for {@link coarseAlignments} alignments, then the sum of the weights and the sum of their squares. */
export const rowBytes = 64;
export const coarseAlignments = rowBytes - 2;
export const tableBytes = coarseBins * weightClasses * rowBytes;

/** Factors that make bytes of weights and of their squares. */
export const weightScale = 50;
export const squareScale = 180;

/**
 * Writes what every coarse code is worth on a measurement into `rows`: row `code` holds what is added to each sum, weighted roots times `rootScale`
 * for the alignments of the grid, {@link coarseAlignments} at most.
 */
export function writeCoarseTable(
  rows: Uint8Array,
  target: SearchTarget,
  { shifts, strains }: AlignmentGrid,
  rootScale: number,
): void {
  const { first, last, step, root, angles } = target;
  rows.fill(0);
  const pairs = strains.flatMap((latticeStrain) => shifts.map((zeroShift) => ({ zeroShift, latticeStrain })));
  const likely = pairs.map(plausibility);
  const values = new Float64Array(pairs.length);
  const width = largestReciprocal / coarseBins;
  const at = (position: number): number => {
    const i = Math.round((position - first) / step);
    return i >= 0 && i < root.length ? root[i]! : 0;
  };
  for (let bin = 1; bin < coarseBins; bin++) {
    const reciprocal = (bin + 0.5) * width;
    const sine = (angles.wavelength * reciprocal) / 2;
    if (sine >= 0.999) break;
    const theta = Math.asin(sine);
    const position = (360 / Math.PI) * theta;
    if (position < first || position > last) continue;
    const perStrain = (360 / Math.PI) * Math.tan(theta);
    const half = ((180 / Math.PI) * angles.wavelength * width) / 2 / Math.cos(theta);
    for (let a = 0; a < values.length; a++) {
      const { zeroShift, latticeStrain } = pairs[a]!;
      const centre = position + zeroShift - latticeStrain * perStrain;
      // A line may lie anywhere in its bin.
      const value = Math.max(at(centre), 0.9 * Math.max(at(centre - 0.7 * half), at(centre + 0.7 * half)));
      values[a] = value * likely[a]! * rootScale;
    }
    const seen = Math.sqrt(seenFactor(theta));
    for (let kind = 0; kind < weightClasses; kind++) {
      const weight = classWeights[kind]! * seen;
      const row = (bin * weightClasses + kind) * rowBytes;
      // Written to bytes, which cuts off what lies behind the point.
      for (let a = 0; a < values.length; a++) rows[row + a] = Math.min(255, weight * values[a]! + 0.5);
      rows[row + rowBytes - 2] = Math.min(255, Math.round(weight * weightScale));
      rows[row + rowBytes - 1] = Math.min(255, Math.round(weight * weight * squareScale));
    }
  }
}

/** The scale at which an entry with a line of fitting strength at each of the highest peaks fills its byte. */
export function coarseScale({ root, tolerance, step }: SearchTarget): number {
  const reach = Math.max(1, Math.round((4 * tolerance) / step));
  const tops: number[] = [];
  for (let i = 0; i < root.length; i += reach) {
    let top = 0;
    for (let j = i; j < Math.min(root.length, i + reach); j++) top = Math.max(top, root[j]!);
    tops.push(top);
  }
  tops.sort((p, q) => q - p);
  return 220 / (Math.sqrt(tops.slice(0, coarseLines).reduce((sum, top) => sum + top * top, 0)) || 1);
}
