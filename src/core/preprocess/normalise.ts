import { LabError } from '../../contract/data/errors.js';

export type NormaliseMode = 'maximum' | 'area' | 'vector' | 'snv';

export interface NormaliseResult {
  y: Float64Array;
  /** What the intensities were multiplied by, after `offset` was taken off. */
  factor: number;
  offset: number;
}

/**
 * Intensities on a common scale: largest value 1; area under the curve 1 (trapezoids, per axis unit); length of the vector 1; or standard
 * normal variate, mean 0 and standard deviation 1 (Barnes et al. 1989, doi 10.1366/0003702894202201).
 * Throws `invalid-input` where that size is not positive.
 */
export function normalise(x: Float64Array, y: Float64Array, mode: NormaliseMode): NormaliseResult {
  const offset = mode === 'snv' ? mean(y) : 0;
  const size = sizeOf(x, y, mode, offset);
  if (!(size > 0 && Number.isFinite(size))) {
    throw new LabError(
      'invalid-input',
      `The intensities cannot be normalised to their ${words[mode]}, which is ${size}: choose another mode.`,
    );
  }
  return { y: y.map((value) => (value - offset) / size), factor: 1 / size, offset };
}

const words: Record<NormaliseMode, string> = {
  maximum: 'maximum',
  area: 'area',
  vector: 'vector length',
  snv: 'standard deviation',
};

function sizeOf(x: Float64Array, y: Float64Array, mode: NormaliseMode, offset: number): number {
  let size = 0;
  switch (mode) {
    case 'maximum':
      size = -Infinity;
      for (const value of y) size = Math.max(size, value);
      return size;
    case 'area':
      for (let i = 1; i < y.length; i++)
        size += (((x[i] ?? 0) - (x[i - 1] ?? 0)) * ((y[i] ?? 0) + (y[i - 1] ?? 0))) / 2;
      return size;
    case 'vector':
      for (const value of y) size += value * value;
      return Math.sqrt(size);
    case 'snv':
      for (const value of y) size += (value - offset) ** 2;
      return Math.sqrt(size / (y.length - 1));
  }
}

function mean(y: Float64Array): number {
  let sum = 0;
  for (const value of y) sum += value;
  return sum / y.length;
}
