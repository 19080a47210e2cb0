import { z } from 'zod';
import { classicalModelSchema, syntheticRecipeSchema } from '../../../contract/index.js';
import { trainingSchema } from '../shared/trainingSchema.js';

export const parametersSchema = z.strictObject({
  data: syntheticRecipeSchema,
  /** How often the spectra are halved by a max pool of 2; the first is none. */
  depths: z.array(z.int().min(0).max(12)).min(2),
  /** The random forest first: it is the one the slides name. */
  models: z.array(z.strictObject({ name: z.string().min(1), model: classicalModelSchema })).min(1),
  training: trainingSchema,
  /** Accuracies closer than this are about equal. */
  margin: z.number().positive().max(0.1),
});
export type Parameters = z.output<typeof parametersSchema>;
