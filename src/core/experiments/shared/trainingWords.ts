import type { z } from 'zod';
import type { trainingSchema } from './trainingSchema.js';

/** How networks were trained, as part of a sentence. */
export function trainingWords({
  optimiser,
  batchSize,
  epochs,
  earlyStopping,
}: z.output<typeof trainingSchema>): string {
  const name = optimiser.type === 'adam' ? 'Adam' : 'SGD';
  const stop = earlyStopping
    ? `until the validation loss has not fallen for ${earlyStopping.patience} epochs (at most ${epochs}), best weights kept`
    : `for ${epochs} epochs`;
  return `${name} with learning rate ${optimiser.learningRate}, batches of ${batchSize}, ${stop}`;
}
