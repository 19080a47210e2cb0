import type { RecipeClass, SyntheticRecipe } from '../../contract/data/dataset.js';
import { phasePeaks } from './phases/phasePeaks.js';
import { createRandom } from './random/createRandom.js';
import { drawQuantity } from './random/drawQuantity.js';

/** The classes of a recipe: as listed, or drawn by its law. The number of classes does not change what class 3 is. */
export function resolveClasses({
  classes,
  axis,
  length,
}: Pick<SyntheticRecipe, 'classes' | 'axis' | 'length'>): RecipeClass[] {
  if (classes.kind === 'listed') return classes.list;
  if (classes.kind === 'phases') {
    return classes.phases.map((phase) => {
      const { name, share } = phase;
      return { name, share, peaks: phasePeaks(phase, axis, length) };
    });
  }
  const { seed, count, peakCount } = classes;
  return Array.from({ length: count }, (_, number) => {
    const random = createRandom(seed, 'class', number);
    const wanted = Math.round(drawQuantity(random, peakCount.value) + peakCount.plus);
    const peaks = Math.min(peakCount.to, Math.max(peakCount.from, wanted));
    const positions = Array.from({ length: peaks }, () => drawQuantity(random, classes.position)).sort((a, b) => a - b);
    const heights = Array.from({ length: peaks }, () => drawQuantity(random, classes.height));
    const highest = Math.max(...heights);
    const relative = (height: number): number =>
      classes.relativeHeights && highest > 0 ? Math.round((1000 * height) / highest) / 1000 : height;
    return {
      name: `${number}`,
      share: 1,
      peaks: positions.map((position, i) => ({ position, height: relative(heights[i] ?? 0) })),
    };
  });
}
