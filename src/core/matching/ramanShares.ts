import { nonNegativeScales } from './nonNegativeScales.js';
import { slopeFeature, type PreparedRaman } from './ramanFeatures.js';
import type { PackedFeatures } from './ramanReferences.js';

/** A spectrum that may take part: entry of packed slopes, and whose it is. */
export interface ShareColumn {
  name: string;
  packed: PackedFeatures;
  entry: number;
}

/** Cost of each factor, so that many small ones do not add up to a spectrum none of them resembles. */
const ridge = 0.3;

/**
 * Which part each name takes of a spectrum that the best spectra of all of them explain together: factors of the non-negative combination of
 * slopes that comes nearest to it, summed by name, as shares of 1. Orientations of a crystal that nobody measured lie between those that were;
 * and where relatives compete, the one whose spectra leave the others nothing to explain is the right one. Classification by sparse
 * combination: Wright et al. 2009, doi 10.1109/TPAMI.2008.79. `shift` (1/cm) is added to the positions of all references.
 */
export function ramanShares(
  measurement: PreparedRaman,
  columns: readonly ShareColumn[],
  shift: number,
): Map<string, number> {
  const { from, values } = slopeFeature(measurement, -shift);
  const cells = values.length;
  let square = 0;
  for (const value of values) square += value * value;
  const unit = square > 0 ? 1 / Math.sqrt(square) : 0;
  const target = new Float64Array(cells + 1);
  values.forEach((value, i) => (target[i] = value * unit));
  const curves = columns.map(({ packed: { firstCell, start, slopes }, entry }) => {
    const curve = new Float64Array(cells + 1);
    const begin = start[entry]!;
    const length = start[entry + 1]! - begin;
    const offset = from - firstCell[entry]!;
    const low = Math.max(0, -offset);
    const high = Math.min(cells, length - offset);
    for (let i = low; i < high; i++) curve[i] = slopes[begin + offset + i]!;
    curve[cells] = ridge;
    return curve;
  });
  const scales = nonNegativeScales(target, curves, new Float64Array(cells + 1).fill(1));
  const sum = scales.reduce((total, scale) => total + scale, 0);
  const shares = new Map<string, number>();
  columns.forEach(({ name }, i) => shares.set(name, (shares.get(name) ?? 0) + (sum > 0 ? (scales[i] ?? 0) / sum : 0)));
  return shares;
}
