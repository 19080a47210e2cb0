import { z } from 'zod';
import { activationNames, initialiserSchema, syntheticRecipeSchema } from '../../../contract/index.js';
import { trainingSchema } from '../shared/trainingSchema.js';

const kernelsSchema = z.tuple([z.int().min(1), z.int().min(1), z.int().min(1)]);

const variantSchema = z.strictObject({
  label: z.string().min(1).max(100),
  initialiser: initialiserSchema,
  activation: z.enum(activationNames),
  filters: z.int().min(1).max(64).default(1),
  /** Points of the kernels of the three convolutions. */
  kernels: kernelsSchema.optional(),
  /** Kernels whose weights start without their signs. */
  positive: z.enum(['none', 'first', 'all']).default('none'),
  /** Whether it is trained too, or only looked at as it starts. */
  train: z.boolean().default(false),
});
export type Variant = z.infer<typeof variantSchema>;

export const e6Schema = z.strictObject({
  dataset: syntheticRecipeSchema,
  training: trainingSchema,
  /** Points of the kernels where a variant does not say. */
  kernels: kernelsSchema,
  /** Further networks: cures, and those that are trained. The first is the one of the slides. */
  variants: z.array(variantSchema).min(1).max(100),
  /** Every initialiser with every activation, one filter, not trained. */
  initialisers: z.array(z.strictObject({ label: z.string(), initialiser: initialiserSchema })),
  activations: z.array(z.enum(activationNames)),
  /** Of the seeds, the first so many train. */
  trainingSeeds: z.int().min(1).max(1000),
  /** Test spectra of each class that are looked at. */
  probesPerClass: z.int().min(1).max(1000),
  /** A trained network that is right less often has learnt nothing. */
  chanceBelow: z.number().min(0).max(1),
});
export type E6Parameters = z.infer<typeof e6Schema>;
