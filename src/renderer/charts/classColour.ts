import { seriesColour } from './palette.js';
import { sequentialColour } from './sequential.js';

/** Classes beyond these share no hue that can be told apart; they take even steps of lightness instead. */
const DISTINCT = 7;

/** Colour of the n-th of `count` classes, the same wherever the class is drawn. */
export function classColour(index: number, count: number, dark: boolean): string {
  return count <= DISTINCT ? seriesColour(index, dark) : sequentialColour(index, count, dark);
}
