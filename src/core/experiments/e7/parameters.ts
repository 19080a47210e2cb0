import { z } from 'zod';
import { syntheticRecipeSchema } from '../../../contract/index.js';
import { trainingSchema } from '../shared/trainingSchema.js';

const modelSchema = z.discriminatedUnion('kind', [
  /** Ho's residual network; `role`: what it is to the claim. */
  z.strictObject({
    kind: z.literal('resnet'),
    label: z.string().min(1),
    channels: z.int().min(1).max(512),
    strides: z.array(z.int().min(1).max(4)).min(1).max(12),
    role: z.enum(['accused', 'cure', 'other']).default('other'),
  }),
  /** Convolutions with ReLU, the first `pools` of them followed by a max pool of 2, dense 50. */
  z.strictObject({
    kind: z.literal('plain'),
    label: z.string().min(1),
    filters: z.int().min(1).max(512),
    kernels: z.array(z.int().min(1)).min(1),
    pools: z.int().min(0),
    role: z.enum(['accused', 'cure', 'other']).default('other'),
  }),
]);
export type E7Model = z.infer<typeof modelSchema>;

export const e7Schema = z.strictObject({
  dataset: syntheticRecipeSchema,
  /** The same with test spectra beside the border only, so that there are enough of them. */
  near: syntheticRecipeSchema,
  /** Half way between the two classes, in units of the axis. */
  border: z.number(),
  /** Ends of the bins of the distance from the border; the first begins at 0. */
  bins: z.array(z.number().positive()).min(2),
  /** Up to this distance is near, from that on far. */
  nearUpTo: z.number().positive(),
  farFrom: z.number().positive(),
  training: trainingSchema,
  models: z.array(modelSchema).min(1),
});
export type E7Parameters = z.infer<typeof e7Schema>;
