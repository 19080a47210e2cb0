import type { LineIndex } from '../search/lineIndex.js';
import { searchLines } from '../search/searchLines.js';
import { searchTarget } from '../search/searchTarget.js';
import type { PowderMeasurement } from './powderMeasurement.js';
import type { Screened, ScreenOptions } from './screenXrd.js';

/** The same first look as `screenXrd` at a large library by its index: nearly the same references, in a fraction of the time. */
export function screenByIndex(
  measurement: PowderMeasurement,
  index: LineIndex,
  allowed: readonly number[],
  { maxZeroShift, maxLatticeStrain, keep }: ScreenOptions,
): Screened[] {
  let mask: Uint8Array | undefined;
  if (allowed.length < index.count) {
    mask = new Uint8Array(index.count);
    for (const reference of allowed) mask[reference] = 1;
  }
  return searchLines(index, searchTarget(measurement), {
    maxZeroShift,
    maxLatticeStrain,
    keep,
    ...(mask ? { allowed: mask } : {}),
  }).map(({ entry, ...rest }) => ({ reference: entry, ...rest }));
}
