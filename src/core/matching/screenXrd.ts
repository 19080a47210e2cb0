import { lorentzPolarisation } from '../diffraction/lorentzPolarisation.js';
import { compressIntensity } from './compressIntensity.js';
import { widthAt } from './estimateWidths.js';
import { plausibility } from './plausibility.js';
import type { PowderMeasurement } from './powderMeasurement.js';
import type { XrdReferenceIndex } from './xrdReferences.js';

export interface ScreenOptions {
  maxZeroShift: number;
  maxLatticeStrain: number;
  /** How many references go on. */
  keep: number;
}

export interface Screened {
  /** Position in the index. */
  reference: number;
  zeroShift: number;
  latticeStrain: number;
  score: number;
}

/**
 * First look at every reference: its strongest lines as sticks on the measurement, at every joint zero shift (degrees 2θ) and lattice strain
 * of a coarse grid. The score is the mean square-root intensity under the sticks, weighted by their own square root, against the mean of the
 * whole pattern: a stick on nothing costs as much as the average stretch of pattern is high, so crowded references gain nothing by chance.
 */
export function screenXrd(
  measurement: PowderMeasurement,
  index: XrdReferenceIndex,
  allowed: readonly number[],
  { maxZeroShift, maxLatticeStrain, keep }: ScreenOptions,
): Screened[] {
  const { first, step, net, noise, widths, radiation } = measurement;
  const count = net.length;
  const tolerance = Math.max(0.06, 0.4 * widthAt(widths, 0.4));
  const target = blurredRoot(net, noise, Math.max(1, Math.round(tolerance / step)));
  const shifts = symmetric(maxZeroShift, 2 * tolerance);
  const strains = symmetric(maxLatticeStrain, (2 * tolerance * Math.PI) / 180 / (2 * 0.5));
  const merge = 0.5 * widths.base;
  const best: Screened[] = [];
  const positions = new Float64Array(64);
  const weights = new Float64Array(64);
  const cells = new Float64Array(64);
  const perStrain = new Float64Array(64);
  const moved = new Float64Array(64);
  const last = first + (count - 1) * step;
  // Room at both ends for the lines that the corrections move out of the pattern, where nothing is: no bounds to be asked in the inner loop.
  const steepest = Math.tan((Math.min(last, 176) * Math.PI) / 360);
  const room = 2 + Math.ceil((maxZeroShift + maxLatticeStrain * (360 / Math.PI) * steepest) / step);
  const padded = new Float64Array(count + 2 * room);
  padded.set(target, room);
  for (const reference of allowed) {
    let lines = 0;
    let strongest = 0;
    for (let k = index.start[reference]!; k < index.start[reference + 1]!; k++) {
      const sinTheta = (radiation.wavelength * index.inverseD[k]!) / 2;
      if (sinTheta >= 0.999) continue;
      const position = (360 / Math.PI) * Math.asin(sinTheta);
      if (position < first || position > last) continue;
      const weight = index.intensity[k]! * lorentzPolarisation(position);
      if (lines > 0 && position - positions[lines - 1]! < merge) {
        const sum = weights[lines - 1]! + weight;
        positions[lines - 1] = (positions[lines - 1]! * weights[lines - 1]! + position * weight) / sum;
        weights[lines - 1] = sum;
      } else {
        positions[lines] = position;
        weights[lines] = weight;
        lines++;
      }
      strongest = Math.max(strongest, weights[lines - 1]!);
    }
    if (lines === 0) continue;
    let norm = 0;
    let used = 0;
    for (let k = 0; k < lines; k++) {
      if (weights[k]! < 0.01 * strongest) continue;
      const position = positions[k]!;
      norm += weights[k]!;
      weights[used] = Math.sqrt(weights[k]!);
      cells[used] = (position - first) / step + room + 0.5;
      perStrain[used] = ((360 / Math.PI) * Math.tan((position * Math.PI) / 360)) / step;
      used++;
    }
    let top = -Infinity;
    let zeroShift = 0;
    let latticeStrain = 0;
    for (const strain of strains) {
      for (let k = 0; k < used; k++) moved[k] = cells[k]! - strain * perStrain[k]!;
      for (const shift of shifts) {
        const cellsOff = shift / step;
        let sum = 0;
        for (let k = 0; k < used; k++) sum += weights[k]! * padded[(moved[k]! + cellsOff) | 0]!;
        const merit = sum > 0 ? sum * plausibility({ zeroShift: shift, latticeStrain: strain }) : sum;
        if (merit > top) {
          top = merit;
          zeroShift = shift;
          latticeStrain = strain;
        }
      }
    }
    best.push({ reference, zeroShift, latticeStrain, score: top / Math.sqrt(norm) });
  }
  best.sort((a, b) => b.score - a.score);
  return best.slice(0, keep);
}

/** Square root of the pattern, spread by `reach` points to either side, minus its mean. */
function blurredRoot(net: Float64Array, noise: number, reach: number): Float64Array {
  const root = compressIntensity(net, 3 * noise);
  const spread = new Float64Array(root.length);
  let mean = 0;
  for (let i = 0; i < root.length; i++) {
    let top = 0;
    for (let j = Math.max(0, i - reach); j <= Math.min(root.length - 1, i + reach); j++) top = Math.max(top, root[j]!);
    spread[i] = top;
    mean += top;
  }
  mean /= Math.max(1, root.length);
  return spread.map((value) => value - mean);
}

function symmetric(limit: number, step: number): number[] {
  const n = Math.ceil(limit / step - 1e-9);
  const values = [0];
  for (let k = 1; k <= n; k++) values.push((limit * k) / n, (-limit * k) / n);
  return values;
}
