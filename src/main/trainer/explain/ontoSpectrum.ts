import type { Grid } from '../../../core/architectures/shapes.js';

/** Draws a map of a layer at the points of the spectrum: each point between the two map points it lies between, level outside. */
export function ontoSpectrum(map: Float32Array, grid: Grid, points: number): Float32Array {
  const last = map.length - 1;
  return Float32Array.from({ length: points }, (_, index) => {
    const place = Math.min(last, Math.max(0, (index - grid.start) / grid.step));
    const left = Math.floor(place);
    const share = place - left;
    return (map[left] ?? 0) * (1 - share) + (map[Math.min(last, left + 1)] ?? 0) * share;
  });
}
