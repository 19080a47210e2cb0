import { expect, test } from 'vitest';
import { trainingRecipeSchema } from '../../../contract/index.js';
import { slidesCnn } from '../../../core/architectures/published/slidesCnn.js';
import { networkTraining } from '../commands/networkTraining.js';

const network = slidesCnn({ inputLength: 100, outputs: 2 });

test('a network is trained in batches of 64 and ends after ten epochs without gain, with the best weights', () => {
  const plan = networkTraining({ counts: { train: 10, validation: 5, test: 5 } }, network);
  expect(trainingRecipeSchema.parse(plan)).toMatchObject({
    ...{ epochs: 50, batchSize: 64 },
    earlyStopping: { monitor: 'valLoss', patience: 10, restoreBest: true },
  });
});

test('without validation spectra nothing is watched', () => {
  const plan = networkTraining({ counts: { train: 10, validation: 0, test: 5 } }, network, 7);
  expect(plan).toMatchObject({ epochs: 7, batchSize: 64 });
  expect(plan).not.toHaveProperty('earlyStopping');
});
