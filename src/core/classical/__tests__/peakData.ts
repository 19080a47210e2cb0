import type { Matrix } from '../matrix.js';

export interface PeakDataSize {
  rows: number;
  columns: number;
  classes: number;
  /** Standard deviation of the noise; peaks are about 1 high. */
  noise: number;
  /** Peaks move by up to so many points. */
  shift: number;
  seed: number;
}

/**
 * Spectra of three peaks per class, which tests/golden/classical_data.py makes bit for bit alike: numbers by place (mulberry32 of a counter), shapes and
 * noise from + − × ÷ alone, which IEEE 754 rounds the same in every language. Noise is the sum of four uniform numbers.
 */
export function peakData({ rows, columns, classes, noise, shift, seed }: PeakDataSize): {
  x: Matrix;
  labels: Int32Array;
} {
  const peaks = 3;
  const perRow = 3 * peaks + 2 + 4 * columns;
  const draw = (place: number): number => {
    const state = (seed + Math.imul(place + 1, 0x6d2b79f5)) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const first = classes * peaks;
  const data = new Float32Array(rows * columns);
  const labels = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const label = row % classes;
    labels[row] = label;
    const base = first + row * perRow;
    const level = draw(base + 3 * peaks) * 0.2;
    const slope = ((draw(base + 3 * peaks + 1) - 0.5) * 0.2) / columns;
    for (let column = 0; column < columns; column++) {
      let value = level + slope * column;
      for (let peak = 0; peak < peaks; peak++) {
        const place = base + 3 * peak;
        const centre = columns * (0.1 + 0.8 * draw(label * peaks + peak)) + (draw(place) - 0.5) * 2 * shift;
        const height = 0.7 + 0.6 * draw(place + 1);
        const width = columns * (0.01 + 0.01 * draw(place + 2));
        const u = (column - centre) / width;
        const bell = 1 / (1 + u * u);
        value += height * bell * bell;
      }
      const at = base + 3 * peaks + 2 + 4 * column;
      const sum = draw(at) + draw(at + 1) + draw(at + 2) + draw(at + 3) - 2;
      data[row * columns + column] = value + noise * sum * 1.7320508075688772;
    }
  }
  return { x: { data, rows, columns }, labels };
}
