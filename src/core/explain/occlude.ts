import type { OcclusionWindow } from './occlusionWindows.js';

/** The spectrum once for each stretch, that stretch replaced by the straight line between its ends; windows × length. */
export function occlude(y: Float32Array, windows: readonly OcclusionWindow[]): Float32Array {
  const spectra = new Float32Array(windows.length * y.length);
  windows.forEach(({ first, last }, row) => {
    const from = row * y.length;
    spectra.set(y, from);
    const start = y[first] ?? 0;
    const slope = ((y[last] ?? 0) - start) / (last - first);
    for (let i = first + 1; i < last; i += 1) spectra[from + i] = start + slope * (i - first);
  });
  return spectra;
}
