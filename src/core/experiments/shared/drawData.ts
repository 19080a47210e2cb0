import type { DatasetPart, SyntheticRecipe } from '../../../contract/index.js';
import type { ExperimentLab } from '../experimentLab.js';

export interface DrawnData {
  train: DatasetPart;
  validation: DatasetPart;
  test: DatasetPart;
}

/** All three parts of a dataset that is drawn anew for this seed. */
export async function drawData(lab: ExperimentLab, recipe: SyntheticRecipe, seed: number): Promise<DrawnData> {
  const own = { ...recipe, seed };
  const [train, validation, test] = await Promise.all([
    lab.data(own, 'train'),
    lab.data(own, 'validation'),
    lab.data(own, 'test'),
  ]);
  return { train, validation, test };
}
