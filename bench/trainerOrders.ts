/** What the measurements of the trainer share: processes, spectra and orders that depend on their seeds only. */
import { trainingRecipeSchema, type ArchitectureSpec, type TrainingRecipeInput } from '../src/contract/index.js';
import { defaultCacheFolder } from '../src/main/files/folders.js';
import { forkTrainer, type TrainerProcess } from '../src/main/jobs/forkTrainer.js';
import { trainerScript } from '../src/main/jobs/trainerScript.js';
import type { Samples } from '../src/main/trainer/fit/samples.js';
import type { TrainOrder } from '../src/main/trainer/messages.js';
import { randomNumbers } from '../src/main/trainer/seeded/randomNumbers.js';

/** A fresh process of the built trainer. */
export function fork(threads = 1): TrainerProcess {
  return forkTrainer({ script: trainerScript(), cacheFolder: defaultCacheFolder(), threads });
}

/** One peak of height 0.8 or 0.6 somewhere in the middle, with noise. */
export function samples(count: number, points: number, seed: number): Samples {
  const random = randomNumbers(seed);
  const targets = Int32Array.from({ length: count }, (_, row) => row % 2);
  const inputs = new Float32Array(count * points);
  for (let row = 0; row < count; row += 1) {
    const centre = points / 2 + (random.uniform() - 0.5) * 100;
    const width = 5 + 10 * random.uniform();
    const height = (targets[row] ? 0.8 : 0.6) + 0.2 * (random.uniform() - 0.5);
    for (let i = 0; i < points; i += 1)
      inputs[row * points + i] = height * Math.exp(-0.5 * ((i - centre) / width) ** 2) + 0.02 * random.normal();
  }
  return { inputs, targets };
}

export function order(
  architecture: ArchitectureSpec,
  count: number,
  recipe: Partial<TrainingRecipeInput> = {},
): TrainOrder {
  const { inputLength } = architecture;
  return {
    recipe: trainingRecipeSchema.parse({ architecture, epochs: 3, batchSize: 64, ...recipe }),
    train: samples(count, inputLength, 1),
    validation: samples(Math.floor(count / 4), inputLength, 2),
  };
}
