import type { Preparation } from '../../contract/data/dataset.js';
import { snip } from '../preprocess/snip.js';

/** Clipping works on logarithms of counts: what comes in any unit is brought to so many at its maximum. */
const COUNTS = 10_000;

/** Background off and roots, in place, as the recipe says; made and measured spectra go through the same. */
export function prepareSample(y: Float64Array, { background, root }: Preparation, step: number): void {
  if (background !== undefined) subtract(y, Math.max(1, Math.round(background / step)));
  if (root) for (let i = 0; i < y.length; i++) y[i] = Math.sign(y[i]!) * Math.sqrt(Math.abs(y[i]!));
}

function subtract(y: Float64Array, iterations: number): void {
  const highest = y.reduce((a, b) => Math.max(a, b), -Infinity);
  if (!(highest > 0)) return;
  const counts = y.map((value) => (value * COUNTS) / highest);
  const found = snip(counts, { iterations, smoothing: true });
  for (let i = 0; i < y.length; i++) y[i]! -= (found[i]! * highest) / COUNTS;
}
