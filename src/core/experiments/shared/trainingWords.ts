import type { z } from 'zod';
import type { trainingSchema } from './trainingSchema.js';

/** How networks were trained, for the method. */
export function trainingWords(training: z.output<typeof trainingSchema>): string {
  const { optimiser, batchSize, epochs, earlyStopping } = training;
  const name = optimiser.type === 'adam' ? 'Adam' : 'stochastic gradient descent';
  const stop =
    earlyStopping && earlyStopping.patience < epochs
      ? `, stopped after ${earlyStopping.patience} epochs without a better validation loss`
      : '';
  const kept = earlyStopping?.restoreBest ? '; the weights of the best epoch on the validation spectra are kept' : '';
  return `${name} with learning rate ${optimiser.learningRate}, batches of ${batchSize}, at most ${epochs} epochs${stop}${kept}`;
}
