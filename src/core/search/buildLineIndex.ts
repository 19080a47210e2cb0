import { intensityTable } from './intensityCode.js';
import type { LineColumns } from './lineColumns.js';
import {
  classRatio,
  classWeights,
  coarseBins,
  coarseLines,
  fineLines,
  largestReciprocal,
  reciprocalStep,
  strengthRatio,
  weightClasses,
  type LineIndex,
} from './lineIndex.js';

/** Room for the lines of one entry. */
interface Scratch {
  reciprocal: Float64Array;
  seen: Float64Array;
  sorted: Float64Array;
}

/**
 * Makes the index of columns. Lines are chosen by Σ|F|² d², which is what the Lorentz factor does to them at any wavelength. Coarse lines that
 * fall into one bin count as one.
 */
export function buildLineIndex(columns: LineColumns): LineIndex {
  const { count, offsets: from } = columns;
  const coarse = new Uint16Array(coarseLines * count);
  const offsets = new Uint32Array(count + 1);
  let most = 0;
  let total = 0;
  for (let i = 0; i < count; i++) {
    const lines = from[i + 1]! - from[i]!;
    most = Math.max(most, lines);
    total += Math.min(fineLines, lines);
  }
  const position = new Uint16Array(total);
  const strength = new Uint8Array(total);
  const relative = intensityTable();
  const scratch: Scratch = {
    reciprocal: new Float64Array(most),
    seen: new Float64Array(most),
    sorted: new Float64Array(most),
  };
  const step = -Math.log(strengthRatio);
  let end = 0;
  for (let i = 0; i < count; i++) {
    const lines = strongestLines(columns, i, relative, scratch);
    let strongest = 0;
    for (let k = 0; k < lines; k++) strongest = Math.max(strongest, scratch.seen[k]!);
    for (let k = 0; k < lines; k++) {
      const code = Math.round(255 + Math.log(scratch.seen[k]! / strongest) / step);
      if (code < 1) continue;
      position[end] = Math.round(scratch.reciprocal[k]! / reciprocalStep);
      strength[end++] = code;
    }
    offsets[i + 1] = end;
    writeCoarse(scratch, lines, coarse.subarray(coarseLines * i, coarseLines * (i + 1)));
  }
  return {
    count,
    coarse,
    offsets,
    position: position.slice(0, end),
    strength: strength.slice(0, end),
    elements: columns.elements,
  };
}

/** Puts the strongest lines of an entry into the scratch arrays by ascending 1/d; how many there are. */
function strongestLines(
  { offsets, d, intensity }: LineColumns,
  entry: number,
  relative: Float32Array,
  { reciprocal, seen, sorted }: Scratch,
): number {
  let lines = 0;
  for (let k = offsets[entry]!; k < offsets[entry + 1]!; k++) {
    const value = relative[intensity[k]!]! * d[k]! * d[k]!;
    if (!(value > 0) || 1 / d[k]! >= largestReciprocal) continue;
    reciprocal[lines] = 1 / d[k]!;
    sorted[lines] = value;
    seen[lines++] = value;
  }
  if (lines <= fineLines) return lines;
  const limit = sorted.subarray(0, lines).sort()[lines - fineLines]!;
  let kept = 0;
  for (let k = 0; k < lines && kept < fineLines; k++) {
    if (seen[k]! < limit) continue;
    reciprocal[kept] = reciprocal[k]!;
    seen[kept++] = seen[k]!;
  }
  return kept;
}

/** Codes of the strongest lines after those of one bin are put together, strongest first. */
function writeCoarse({ reciprocal, seen, sorted }: Scratch, lines: number, codes: Uint16Array): void {
  const scale = coarseBins / largestReciprocal;
  let strongest = 0;
  let bins = 0;
  let before = 0;
  for (let k = 0; k < lines; k++) {
    const bin = Math.floor(reciprocal[k]! * scale);
    if (bin === 0) continue;
    if (bin !== before) sorted[bins++] = 0;
    before = bin;
    sorted[bins - 1]! += seen[k]!;
    strongest = Math.max(strongest, sorted[bins - 1]!);
    reciprocal[bins - 1] = bin;
  }
  // Strength in the upper bits, bin in the lower: one sort of numbers orders both.
  for (let k = 0; k < bins; k++) {
    sorted[k] = Math.round((sorted[k]! / strongest) * 2 ** 30) * coarseBins + reciprocal[k]!;
  }
  const order = sorted
    .subarray(0, bins)
    .sort()
    .subarray(Math.max(0, bins - coarseLines));
  let total = 0;
  for (const key of order) total += Math.floor(key / coarseBins);
  let end = 0;
  for (let k = order.length - 1; k >= 0; k--) {
    const weight = Math.sqrt(Math.floor(order[k]! / coarseBins) / total);
    const kind = Math.max(0, Math.round(Math.log(classWeights[0]! / weight) / Math.log(classRatio)));
    if (kind < weightClasses) codes[end++] = (order[k]! % coarseBins) * weightClasses + kind;
  }
}
