import { z } from 'zod';
import { classifierSpecSchema, syntheticRecipeSchema } from '../../../contract/index.js';
import { trainingSchema } from '../shared/trainingSchema.js';

const classicalSchema = z.strictObject({
  name: z.string().min(1),
  spec: classifierSpecSchema,
  /** Compares or cuts point by point, so that the verdict is about it. */
  pointwise: z.boolean(),
  /** Fewer spectra for a model that takes long. */
  most: z.strictObject({ train: z.int().min(2), test: z.int().min(2) }).exactOptional(),
});

export const parametersSchema = z.strictObject({
  /** Its shifts of single peaks are replaced by those below. */
  data: syntheticRecipeSchema,
  /** Points to both sides. */
  shifts: z.array(z.int().min(0)).min(2),
  /** Of the dataset itself; where the verdict is judged. */
  shift: z.int().min(0),
  /** The one that sees one number per spectrum. */
  baseline: z.string(),
  classical: z.array(classicalSchema).min(2),
  /** Trained at every shift. */
  network: trainingSchema,
  /** The larger one, trained at the dataset's own shift only. */
  liu: z.strictObject({ training: trainingSchema, momentum: z.number().min(0).lt(1) }),
  /** Accuracies closer than this are about equal. */
  margin: z.number().positive().max(0.1),
  curves: z.strictObject({
    /** Training spectra of each class; the dataset itself is the last point of the curves. */
    sizes: z.array(z.int().min(2)).min(1),
    models: z.array(z.string()),
  }),
});
export type Parameters = z.output<typeof parametersSchema>;
