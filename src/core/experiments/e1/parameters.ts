import { z } from 'zod';
import { classifierSpecSchema, syntheticRecipeSchema } from '../../../contract/index.js';
import { trainingSchema } from '../shared/trainingSchema.js';

export const parametersSchema = z.strictObject({
  /** The first is the dataset itself, the last the one without noise and background. */
  conditions: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        data: syntheticRecipeSchema,
        /** Of the background, for the fit that knows position and width. */
        backgroundTerms: z.int().min(0).max(20),
      }),
    )
    .min(2),
  /** Height between the classes. */
  border: z.number(),
  baseline: classifierSpecSchema,
  forest: classifierSpecSchema,
  training: trainingSchema,
  /** Spectra of each class in the figure. */
  examples: z.int().min(1).max(10),
});
export type Parameters = z.output<typeof parametersSchema>;
