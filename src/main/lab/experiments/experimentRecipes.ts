import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { experimentIds, LabError } from '../../../contract/index.js';
import { experimentRecipeSchema, type ExperimentRecipe } from '../../../core/experiments/experimentRecipe.js';

/** The recipes of resources/experiments in the order of their ids. @throws LabError `damaged-file` naming the file */
export function experimentRecipes(resourcesFolder: string): ExperimentRecipe[] {
  const folder = join(resourcesFolder, 'experiments');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      try {
        return experimentRecipeSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      } catch (cause) {
        const sentence = `The experiment ${name} of this installation is damaged. Install Phaselens again.`;
        throw new LabError('damaged-file', sentence, { file: name }, { cause });
      }
    })
    .sort((a, b) => experimentIds.indexOf(a.id) - experimentIds.indexOf(b.id));
}
