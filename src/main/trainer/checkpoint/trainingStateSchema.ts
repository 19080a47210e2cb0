import { z } from 'zod';
import type { TrainingState } from '../fit/trainingState.js';

const numbers = z.custom<Float32Array>((value) => value instanceof Float32Array);
const weights = z.array(z.object({ name: z.string(), shape: z.array(z.number()), values: numbers }));
const best = z.number().or(z.nan()).nullable();

const state = z.object({
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
  weights,
  optimiser: z.object({
    steps: z.number(),
    learningRate: z.number(),
    slots: z.array(z.object({ name: z.string(), arrays: z.array(numbers) })),
  }),
  earlyStopping: z.object({ wait: z.number(), best, bestEpoch: z.number() }).exactOptional(),
  bestWeights: weights.exactOptional(),
  reduceOnPlateau: z.object({ wait: z.number(), best, cooldown: z.number() }).exactOptional(),
}) satisfies z.ZodType<TrainingState>;

/** What a checkpoint holds. */
export const trainingStateSchema = z.object({ format: z.literal(1), key: z.string(), state });
