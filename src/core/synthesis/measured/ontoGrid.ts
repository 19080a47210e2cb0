import type { MeasuredRecipe } from '../../../contract/data/dataset.js';
import type { Spectrum } from '../../../contract/data/spectrum.js';
import { resampleUniform } from '../../matching/resampleUniform.js';
import type { CommonGrid } from './commonGrid.js';

/** A spectrum on the grid: means where it is denser, straight lines where it is sparser; beyond its ends its last value, or zero. */
export function ontoGrid(
  { x, y }: Spectrum,
  { from, step, length }: CommonGrid,
  outside: MeasuredRecipe['outside'],
): Float64Array {
  const result = resampleUniform(x, y, from, step, length);
  if (outside !== 'zero') return result;
  const first = (x[0] ?? 0) - step;
  const last = (x[x.length - 1] ?? 0) + step;
  return result.map((value, i) => (from + i * step < first || from + i * step > last ? 0 : value));
}
