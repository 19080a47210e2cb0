import { z } from 'zod';
import { syntheticRecipeSchema } from '../../../contract/index.js';
import { trainingSchema } from '../shared/trainingSchema.js';

export const e3Schema = z.strictObject({
  dataset: syntheticRecipeSchema,
  training: trainingSchema,
  /** Test spectra of each class that the maps are measured with. */
  probesPerClass: z.int().min(2).max(1000),
});
export type E3Parameters = z.infer<typeof e3Schema>;
