import { z } from 'zod';
import type { ArchitectureSpec, TrainingRecipeInput } from '../../../contract/index.js';

/** What a recipe says about a training with Adam and early stopping on the validation loss that keeps the best weights. */
export const trainingSettingsSchema = z.strictObject({
  epochs: z.int().min(1).max(10_000),
  /** Epochs without a lower validation loss before it stops. */
  patience: z.int().min(0).max(10_000),
  batchSize: z.int().min(1).max(65_536),
  learningRate: z.number().positive().max(1),
});
export type TrainingSettings = z.infer<typeof trainingSettingsSchema>;

export function trainingOf(
  settings: TrainingSettings,
  architecture: ArchitectureSpec,
  seed: number,
): TrainingRecipeInput {
  const { epochs, patience, batchSize, learningRate } = settings;
  return {
    ...{ architecture, seed, epochs, batchSize },
    optimiser: { type: 'adam', learningRate },
    earlyStopping: { monitor: 'valLoss', patience, restoreBest: true },
  };
}

/** The same in words, for the method. */
export function trainingWords({ epochs, patience, batchSize, learningRate }: TrainingSettings): string {
  const stop = patience < epochs ? `, stopped after ${patience} epochs without a lower validation loss` : '';
  return `Adam with learning rate ${learningRate}, batches of ${batchSize}, at most ${epochs} epochs${stop}; the weights of the epoch with the lowest validation loss are kept`;
}
