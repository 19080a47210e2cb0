import { z } from 'zod';
import { experimentIdSchema } from '../../contract/index.js';

/** A file of `resources/experiments`: what the list shows, and the parameters that the experiment's own schema reads. */
export const experimentRecipeSchema = z.strictObject({
  id: experimentIdSchema,
  title: z.string().min(1).max(200),
  /** What the slides say. */
  claim: z.string().min(1).max(2000),
  question: z.string().min(1).max(500),
  /** How many by default. */
  seeds: z.int().min(1).max(1000),
  /** Estimate with these seeds on two cores. */
  minutes: z.number().positive().max(100_000),
  /** `{ "bundled": "dataset-1", "changes": {...} }` anywhere stands for that recipe of `resources/datasets` with these changes. */
  parameters: z.record(z.string(), z.unknown()),
  /** Laid over the parameters for a quick check that everything works; its numbers say nothing. */
  quick: z.record(z.string(), z.unknown()).default({}),
});
export type ExperimentRecipe = z.infer<typeof experimentRecipeSchema>;
