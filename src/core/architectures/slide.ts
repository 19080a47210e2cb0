import type { Grid } from './shapes.js';

export interface Slide {
  /** Points of the output. */
  length: number;
  /** Zeros put before and after the input. */
  before: number;
  after: number;
  grid: Grid;
}

/**
 * Where a window comes to lie that slides over `length` points: TensorFlow's `same` (as many outputs as strides fit, the odd zero
 * after) or `valid` (whole windows only). `length` is 0 when a valid window is longer than the input.
 */
export function slide(length: number, size: number, stride: number, padding: 'same' | 'valid', grid: Grid): Slide {
  const place = (count: number, before: number, after: number): Slide => ({
    length: count,
    before,
    after,
    grid: { start: grid.start + ((size - 1) / 2 - before) * grid.step, step: grid.step * stride },
  });
  if (padding === 'valid') return place(Math.max(0, Math.floor((length - size) / stride) + 1), 0, 0);
  const count = Math.ceil(length / stride);
  const zeros = Math.max(0, (count - 1) * stride + size - length);
  return place(count, Math.floor(zeros / 2), Math.ceil(zeros / 2));
}
