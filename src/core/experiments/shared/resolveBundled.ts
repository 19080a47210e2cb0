import { LabError, type BundledRecipe } from '../../../contract/index.js';
import { overlay } from './overlay.js';

/**
 * Parameters of an experiment with every `{ bundled, changes }` replaced by the named recipe with these changes, so that nothing of it
 * depends on other files any more.
 * @throws LabError `invalid-input` naming a recipe that there is not
 */
export function resolveBundled(parameters: unknown, recipes: readonly BundledRecipe[]): unknown {
  if (Array.isArray(parameters)) return parameters.map((item) => resolveBundled(item, recipes));
  if (typeof parameters !== 'object' || parameters === null) return parameters;
  if ('bundled' in parameters) {
    const found = recipes.find(({ id }) => id === parameters.bundled);
    if (!found) throw new LabError('invalid-input', `There is no bundled recipe “${String(parameters.bundled)}”.`);
    return 'changes' in parameters ? overlay(found.recipe, parameters.changes) : found.recipe;
  }
  return Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, resolveBundled(value, recipes)]));
}
