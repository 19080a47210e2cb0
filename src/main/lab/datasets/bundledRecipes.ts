import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LabError, syntheticRecipeSchema, type BundledRecipe } from '../../../contract/index.js';

/** The recipes of resources/datasets, by name of their file. @throws LabError `damaged-file` naming the file */
export function bundledRecipes(resourcesFolder: string): BundledRecipe[] {
  const folder = join(resourcesFolder, 'datasets');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      try {
        const recipe = syntheticRecipeSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
        return { id: name.slice(0, -'.json'.length), recipe };
      } catch (cause) {
        const sentence = `The recipe ${name} of this installation is damaged. Install Phaselens again.`;
        throw new LabError('damaged-file', sentence, { file: name }, { cause });
      }
    });
}
