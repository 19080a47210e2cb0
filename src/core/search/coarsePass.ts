import type { AlignmentGrid } from './alignmentGrid.js';
import { coarseScale, weightScale, writeCoarseTable } from './coarseTable.js';
import { largestPlaces } from './largestPlaces.js';
import { coarseLines } from './lineIndex.js';
import { block, openCoarseScan, type CoarseScan } from './openCoarseScan.js';
import type { SearchTarget } from './searchTarget.js';

export interface CoarsePassInput {
  /** Codes of all entries of the index. */
  coarse: Uint16Array;
  /** Entries that may be chosen, ascending; null: all of them. */
  entries: Uint32Array | null;
  target: SearchTarget;
  grids: readonly AlignmentGrid[];
  wanted: number;
}

/** The `wanted` entries that look best from afar, in no order: by sums of bytes at every alignment of the grids. */
export function coarsePass({ coarse, entries, target, grids, wanted }: CoarsePassInput): Uint32Array {
  const total = entries ? entries.length : coarse.length / coarseLines;
  if (total <= wanted) return entries ?? Uint32Array.from({ length: total }, (_, i) => i);
  const scan = openCoarseScan();
  const scale = emptyEnough(scan, coarse, entries, total, target, grids[0]!, wanted / total);
  const merit = new Float32Array(total).fill(-Infinity);
  // Entries with hardly a line in the range are not to win by the coarseness of the numbers.
  const lengths = Float32Array.from({ length: 256 }, (_, squares) => 1 / Math.sqrt(Math.max(4, squares)));
  const unit = 1 / scale;
  const chance = target.mean / weightScale;
  for (const [g, grid] of grids.entries()) {
    // The first table has been written to find the scale.
    if (g > 0) writeCoarseTable(scan.rows, target, grid, scale);
    for (let from = 0; from < total; from += block) {
      const to = Math.min(total, from + block);
      if (entries) for (let i = from; i < to; i++) copyCodes(scan.codes, i - from, coarse, entries[i]!);
      else scan.codes.set(coarse.subarray(coarseLines * from, coarseLines * to));
      scan.scan(to - from);
      rate(scan.found, merit.subarray(from, to), unit, chance, lengths);
    }
  }
  const best = largestPlaces(merit, wanted);
  return entries ? best.map((i) => entries[i]!) : best;
}

/** Raises each merit to what the scan found. */
function rate(found: Uint32Array, merit: Float32Array, unit: number, chance: number, lengths: Float32Array): void {
  for (let i = 0; i < merit.length; i++) {
    const sums = found[i]!;
    const value = ((sums & 255) * unit - chance * ((sums >>> 16) & 255)) * lengths[sums >>> 24]!;
    if (value > merit[i]!) merit[i] = value;
  }
}

function copyCodes(codes: Uint16Array, place: number, coarse: Uint16Array, entry: number): void {
  for (let k = 0; k < coarseLines; k++) codes[coarseLines * place + k] = coarse[coarseLines * entry + k]!;
}

/** A scale at which, of a sample of the entries, fewer fill their byte than will be chosen: full bytes cannot be told apart. Broad lines fill many. Leaves the grid's table written at that scale. */
function emptyEnough(
  scan: CoarseScan,
  coarse: Uint16Array,
  entries: Uint32Array | null,
  total: number,
  target: SearchTarget,
  grid: AlignmentGrid,
  share: number,
): number {
  const sample = Math.min(total, block);
  for (let i = 0; i < sample; i++) {
    const place = Math.floor((i * total) / sample);
    copyCodes(scan.codes, i, coarse, entries ? entries[place]! : place);
  }
  let scale = coarseScale(target);
  for (let tries = 0; ; tries++) {
    writeCoarseTable(scan.rows, target, grid, scale);
    scan.scan(sample);
    let full = 0;
    for (let i = 0; i < sample; i++) if ((scan.found[i]! & 255) === 255) full++;
    if (full <= Math.max(2, 0.3 * share * sample) || tries === 12) return scale;
    scale *= 0.7;
  }
}
