import type { DatasetPart, SyntheticRecipe } from '../../../contract/index.js';
import type { ExperimentLab } from '../experimentLab.js';

/** Training, validation and test spectra of this seed: every seed draws its own. */
export async function seededParts(
  lab: ExperimentLab,
  dataset: SyntheticRecipe,
  seed: number,
): Promise<{ recipe: SyntheticRecipe; train: DatasetPart; validation: DatasetPart; test: DatasetPart }> {
  const recipe = { ...dataset, seed };
  const [train, validation, test] = await Promise.all([
    lab.data(recipe, 'train'),
    lab.data(recipe, 'validation'),
    lab.data(recipe, 'test'),
  ]);
  return { recipe, train, validation, test };
}
