import { LabError } from '../../contract/data/errors.js';
import { splitNames, type Quantity, type SyntheticRecipe } from '../../contract/data/dataset.js';
import { checkPhases } from './phases/checkPhases.js';
import { highest, lowest } from './random/quantityBounds.js';
import { resolveClasses } from './resolveClasses.js';

/**
 * What the schema cannot see: bounds in order, peaks on the axis, widths above zero, names told apart.
 * @throws LabError `invalid-input` naming the place in the recipe
 */
export function checkRecipe(recipe: SyntheticRecipe): void {
  const refuse = (why: string): never => {
    throw new LabError('invalid-input', `The dataset “${recipe.title}” cannot be made: ${why}`);
  };
  const { axis, length, width, classes, rendering } = recipe;
  walkQuantities(recipe, [], (from, to, place) => refuse(`${place} runs from ${from} down to ${to}; swap the two.`));
  if (lowest(width.value) <= 0) refuse('the width of peaks must be above zero everywhere.');
  if (classes.kind === 'drawn' && classes.peakCount.from > classes.peakCount.to)
    refuse('the smallest number of peaks is above the largest.');
  const { from: least = -Infinity, to: most = Infinity } = recipe.clip;
  if (least > most) refuse(`clip runs from ${least} down to ${most}; swap the two.`);
  const [low, high] = recipe.variation.heightRange;
  if (low > high) refuse(`variation.heightRange runs from ${low} down to ${high}; swap the two.`);
  if (classes.kind === 'phases') checkPhases(recipe, classes, refuse);
  const last = axis.from + (length - 1) * axis.step;
  const names = new Set<string>();
  const resolved = resolveClasses(recipe);
  for (const name of splitNames) {
    const split = recipe.splits[name];
    const own = split.kind === 'grid' ? split.overrides.flatMap((override) => override.classes) : [];
    const missing = own.find((number) => number >= resolved.length);
    if (missing !== undefined)
      refuse(`the grid of the ${name} part names class ${missing}, and there are 0 to ${resolved.length - 1}.`);
  }
  resolved.forEach(({ name, peaks }, number) => {
    if (names.has(name)) refuse(`two classes are named “${name}”; give each a name of its own.`);
    names.add(name);
    peaks.forEach((peak, i) => {
      const place = `peak ${i + 1} of class “${name}” (number ${number})`;
      const [from, to] = [lowest(peak.position), highest(peak.position)];
      if (to < axis.from || from > last) refuse(`${place} lies outside the axis ${axis.from} to ${last}.`);
      if (peak.width !== undefined && lowest(peak.width) <= 0) refuse(`${place} has a width that is not above zero.`);
      if (rendering.kind === 'filtered' && (peak.shape ?? recipe.shape) !== 'gaussian')
        refuse(`${place} is not Gaussian, and the Gaussian filter draws no other shape. Choose the profile rendering.`);
    });
  });
}

function walkQuantities(value: unknown, path: string[], bad: (from: number, to: number, place: string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if ('kind' in value && (value.kind === 'uniform' || value.kind === 'integer')) {
    const { from, to } = value as Extract<Quantity, { from: number }>;
    if (from > to) bad(from, to, path.join('.'));
  }
  for (const [key, item] of Object.entries(value)) walkQuantities(item, [...path, key], bad);
}
