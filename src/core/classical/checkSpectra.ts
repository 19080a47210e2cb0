import { LabError } from '../../contract/data/errors.js';
import type { Matrix } from './matrix.js';

/** Throws `invalid-input` unless every spectrum has `columns` points, all of them numbers. */
export function checkSpectra({ data, rows, columns: width }: Matrix, columns: number): void {
  if (columns < 1 || width !== columns || data.length < rows * width) {
    throw new LabError(
      'invalid-input',
      `The spectra have ${width} points where ${Math.max(1, columns)} are wanted: resample them to the axis the model was trained on.`,
    );
  }
  if (allFinite(data, rows * width)) return;
  for (let i = 0; i < rows * width; i++) {
    if (!Number.isFinite(data[i])) {
      throw new LabError(
        'invalid-input',
        `Point ${(i % width) + 1} of spectrum ${Math.floor(i / width) + 1} is not a number: repair or leave out that spectrum.`,
      );
    }
  }
}

/** A number that is none, or infinite, has all bits of its exponent set: one more there reaches the sign. */
function allFinite(data: Float32Array, length: number): boolean {
  const bits = new Int32Array(data.buffer, data.byteOffset, length);
  let signs = 0;
  let others = 0;
  let i = 0;
  for (; i + 3 < length; i += 4) {
    signs |= (bits[i]! & 0x7fffffff) + 0x00800000;
    others |= (bits[i + 1]! & 0x7fffffff) + 0x00800000;
    signs |= (bits[i + 2]! & 0x7fffffff) + 0x00800000;
    others |= (bits[i + 3]! & 0x7fffffff) + 0x00800000;
  }
  for (; i < length; i++) signs |= (bits[i]! & 0x7fffffff) + 0x00800000;
  return (signs | others) >= 0;
}
