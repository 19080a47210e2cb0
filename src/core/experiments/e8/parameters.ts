import { z } from 'zod';
import { syntheticRecipeSchema } from '../../../contract/index.js';
import { trainingSchema } from '../shared/trainingSchema.js';

const caseSchema = z.strictObject({
  label: z.string().min(1).max(100),
  dataset: syntheticRecipeSchema,
  /** `small`: the small CNN of the review, batch normalisation put in; `liu`: Liu 2017, batch normalisation taken out. */
  network: z.enum(['small', 'liu']),
  training: trainingSchema,
});
export type E8Case = z.infer<typeof caseSchema>;

export const e8Schema = z.strictObject({
  cases: z.array(caseSchema).min(1).max(20),
  /** Units of Liu's dense layer; 2048 in the paper. */
  liuUnits: z.int().min(1).max(10_000),
  /** Of the moving averages, as Keras counts it. */
  momentum: z.number().min(0).lt(1),
  /** Test spectra of each class that feature maps are measured with, in the first case with the small network. */
  probesPerClass: z.int().min(2).max(1000),
});
export type E8Parameters = z.infer<typeof e8Schema>;
