import { LabError } from '../../contract/data/errors.js';
import type { SymmetryOperator } from './symmetryOperator.js';

const term = /([+-]?)(?:(\d+(?:\.\d*)?|\.\d+)(?:\/(\d+(?:\.\d*)?))?\*?)?([xyz]?)/y;
const axes = 'xyz';

/** Operators published as decimals (`x+.3333`) mean fractions; crystallographic ones are multiples of 1/24. */
function tidy(value: number): number {
  const snapped = Math.round(value * 24) / 24;
  const near = Math.abs(value - snapped) < 0.002 ? snapped : value;
  const wrapped = near - Math.floor(near);
  return wrapped > 1 - 1e-9 ? 0 : wrapped;
}

/**
 * Reads a coordinate triplet such as `-x,y+1/2,.5-z`, `1/2+X, Y, Z` or `x-y,x,z`.
 * @throws LabError `damaged-file` when it is not one.
 */
export function parseOperator(text: string): SymmetryOperator {
  const rows = text
    .toLowerCase()
    .replace(/[\s'"]/g, '')
    .split(/[,;]/);
  const wrong = (): LabError =>
    new LabError('damaged-file', `The symmetry operator "${text}" is not a coordinate triplet such as "-x,y+1/2,-z".`);
  if (rows.length !== 3) throw wrong();
  const rotation = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  const translation = [0, 0, 0];
  for (const [i, row] of rows.entries()) {
    term.lastIndex = 0;
    while (term.lastIndex < row.length) {
      const start = term.lastIndex;
      const found = term.exec(row);
      if (found === null || found[0] === '' || found[0] === '+' || found[0] === '-') throw wrong();
      // Terms after the first need a sign, or `x2y` would pass.
      if (start > 0 && found[1] === '') throw wrong();
      const sign = found[1] === '-' ? -1 : 1;
      const amount = found[2] === undefined ? 1 : Number(found[2]) / Number(found[3] ?? 1);
      const axis = axes.indexOf(found[4] ?? '');
      if (found[4] === undefined || found[4] === '') translation[i] = (translation[i] ?? 0) + sign * amount;
      else rotation[3 * i + axis] = (rotation[3 * i + axis] ?? 0) + sign * amount;
      if (term.lastIndex === start) throw wrong();
    }
  }
  const [a, b, c, d, e, f, g, h, k] = rotation as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const determinant = a * (e * k - f * h) - b * (d * k - f * g) + c * (d * h - e * g);
  if (Math.abs(Math.abs(determinant) - 1) > 1e-9) throw wrong();
  return { rotation, translation: translation.map(tidy) };
}
