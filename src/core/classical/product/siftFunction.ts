import {
  add,
  anyTrue,
  below,
  constant,
  either,
  get,
  lessFour,
  loadFour,
  multiplyFour,
  repeat,
  returnIf,
  set,
  spreadFloat,
  subtractFour,
  unsigned,
  v128,
  vector,
} from './wasmBytes.js';

/** Values that are looked at together. */
export const SIFT = 16;

// Parameters and locals.
const [VALUE, NORM, WEIGHT, END, LIMIT, FACTOR] = [0, 1, 2, 3, 4, 5];
const [LIMITS, FACTORS] = [6, 7];

/**
 * Code of `(value, norm, weight, end, limit, factor)`: byte address of the first SIFT floats from `value` on of which one has norm − value · weight · factor
 * below the limit, or `end` or beyond if there are none.
 */
export function siftFunction(): number[] {
  const isBelow = (offset: number): number[] => [
    ...loadFour(NORM, offset),
    ...[...loadFour(VALUE, offset), ...loadFour(WEIGHT, offset), ...multiplyFour, ...get(FACTORS), ...multiplyFour],
    ...[...subtractFour, ...get(LIMITS), ...lessFour],
  ];
  const step = constant(4 * SIFT);
  const some = [
    ...isBelow(0),
    ...Array.from({ length: SIFT / 4 - 1 }, (_, i) => [...isBelow(16 * (i + 1)), ...either]).flat(),
    ...anyTrue,
  ];
  const search = repeat(
    [...returnIf(some, VALUE), ...add(VALUE, step), ...add(NORM, step), ...add(WEIGHT, step)],
    below(VALUE, END),
  );
  return [
    ...vector([[...unsigned(2), v128]]),
    ...[...get(LIMIT), ...spreadFloat, ...set(LIMITS), ...get(FACTOR), ...spreadFloat, ...set(FACTORS)],
    ...search,
    ...get(VALUE),
    0x0b,
  ];
}
