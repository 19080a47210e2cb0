import { z } from 'zod';
import type { TrainingState } from '../fit/trainingState.js';

const best = z.number().or(z.nan()).nullable();

/** What a checkpoint says besides its arrays. */
export const trainingFactsSchema = z.object({
  format: z.literal(2),
  key: z.string(),
  epochsDone: z.number().int(),
  stopped: z.boolean(),
  history: z.array(
    z.object({
      epoch: z.number(),
      loss: z.number(),
      accuracy: z.number().exactOptional(),
      valLoss: z.number().or(z.nan()).exactOptional(),
      valAccuracy: z.number().exactOptional(),
      learningRate: z.number(),
      seconds: z.number(),
    }),
  ),
  optimiser: z.object({ steps: z.number(), learningRate: z.number() }),
  earlyStopping: z.object({ wait: z.number(), best, bestEpoch: z.number() }).exactOptional(),
  reduceOnPlateau: z.object({ wait: z.number(), best, cooldown: z.number() }).exactOptional(),
}) satisfies z.ZodType<Omit<TrainingState, 'arrays'>>;
