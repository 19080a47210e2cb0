import type { PreparedRaman } from './ramanFeatures.js';
import { slopeFeature } from './ramanFeatures.js';
import type { PackedFeatures } from './ramanReferences.js';

export interface RamanHit {
  /** Entry of the packed arrays. */
  entry: number;
  /** Cosine of the slopes over the common range, less for what lies outside it. */
  similarity: number;
  /** Added to reference positions, 1/cm. */
  shift: number;
}

/** Steps of the joint shift, 1/cm. */
const shiftStep = 2;
/** How much of the slopes outside the common range counts as missing: a short overlap proves less. */
const outsideWeight = 0.2;
/** Common range asked for at least, cells. */
const leastOverlap = 40;

/** Compares a spectrum with every packed entry at every joint shift up to `maxShift`; best shift of each entry, in the order of the entries. */
export function screenRaman(
  query: PreparedRaman,
  { firstCell, start, slopes, energy }: PackedFeatures,
  maxShift: number,
): RamanHit[] {
  const count = firstCell.length;
  const best = new Float64Array(count).fill(-1);
  const shiftOf = new Float64Array(count);
  const steps = Math.floor(maxShift / shiftStep + 1e-9);
  for (let step = -steps; step <= steps; step++) {
    // Moving the query down is moving the reference up.
    const { from, values } = slopeFeature(query, -step * shiftStep);
    const cumulative = new Float64Array(values.length + 1);
    values.forEach((value, i) => (cumulative[i + 1] = cumulative[i]! + value * value));
    const total = cumulative[values.length]!;
    if (total === 0) continue;
    for (let j = 0; j < count; j++) {
      const begin = start[j]!;
      const length = start[j + 1]! - begin;
      const low = Math.max(from, firstCell[j]!);
      const high = Math.min(from + values.length, firstCell[j]! + length);
      if (high - low < leastOverlap) continue;
      let product = 0;
      const a = -from;
      const b = begin - firstCell[j]!;
      for (let cell = low; cell < high; cell++) product += values[cell + a]! * slopes[cell + b]!;
      if (product <= 0) continue;
      const inside = cumulative[high + a]! - cumulative[low + a]!;
      const e = begin + j - firstCell[j]!;
      const insideReference = energy[high + e]! - energy[low + e]!;
      const wholeReference = energy[begin + j + length]!;
      const similarity =
        product /
        Math.sqrt(
          (inside + outsideWeight * (total - inside)) *
            (insideReference + outsideWeight * (wholeReference - insideReference)),
        );
      if (similarity > best[j]!) {
        best[j] = similarity;
        shiftOf[j] = step === 0 ? 0 : step * shiftStep;
      }
    }
  }
  const hits: RamanHit[] = [];
  for (let j = 0; j < count; j++) if (best[j]! > 0) hits.push({ entry: j, similarity: best[j]!, shift: shiftOf[j]! });
  return hits;
}
