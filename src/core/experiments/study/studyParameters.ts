import { z } from 'zod';
import { syntheticRecipeSchema } from '../../../contract/index.js';
import { trainingSchema } from '../shared/trainingSchema.js';

const ends = z.tuple([z.number(), z.number()]);

/** What was published of one network. */
const publishedSchema = z.strictObject({
  /** Wrong test spectra over the seeds: least, mean, most. */
  wrong: z.tuple([z.number(), z.number(), z.number()]).optional(),
  /** Share of right ones: mean, or least and most. */
  accuracy: z.union([z.number(), ends]).optional(),
  bestEpoch: z.number().optional(),
  /** Least and most validation accuracy. */
  validation: ends.optional(),
});
export type PublishedNumbers = z.infer<typeof publishedSchema>;

export const studyParametersSchema = z.strictObject({
  dataset: syntheticRecipeSchema,
  training: trainingSchema,
  /** Ids of networks, in the order of the tables. */
  networks: z.array(z.string()).min(1),
  /** Changes of the training for single networks, which keep everything else. */
  trainingOf: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  published: z.record(z.string(), publishedSchema),
  /** Pairs of a network with linear hidden dense layers and the same one with ReLU. */
  reluPairs: z.array(z.tuple([z.string(), z.string()])).default([]),
  /** Whether the classes are those of the study, so that the published numbers can be compared. */
  comparable: z.boolean().default(false),
});
export type StudyParameters = z.infer<typeof studyParametersSchema>;
