import { trainingRecipeSchema } from '../../../../contract/index.js';
import { forecastTraining } from '../../../../core/architectures/forecastTraining.js';
import { cnn3 } from '../../../../core/architectures/published/cnn3.js';
import { startTraining } from '../../../jobs/trainingRun.js';
import type { Trainers } from '../trainers.js';

const POINTS = 1000;
const CLASSES = 8;
const SPECTRA = 256;
const EPOCHS = 4;
/** A machine that takes longer for it is asked another time. */
const MOST_MS = 60_000;

/**
 * How many times as long as in the forecast a small training takes here: convolutions and dense layers as they are common, a few seconds
 * in a process of its own. Undefined where it does not come to its end.
 */
export async function trialPace(trainers: Trainers): Promise<number | undefined> {
  const recipe = trainingRecipeSchema.parse({
    architecture: cnn3({ inputLength: POINTS, outputs: CLASSES }),
    ...{ epochs: EPOCHS, batchSize: 64, seed: 1 },
  });
  // What the numbers are does not matter: a step takes as long with any.
  const inputs = Float32Array.from({ length: SPECTRA * POINTS }, (_, i) => Math.sin(0.1 * i) ** 2);
  const targets = Int32Array.from({ length: SPECTRA }, (_, row) => row % CLASSES);
  const seconds: number[] = [];
  const run = startTraining({
    fork: () => trainers.fork(),
    order: { recipe, train: { inputs, targets } },
    onEpoch: (log) => seconds.push(log.seconds),
  });
  const timer = setTimeout(() => run.cancel(), MOST_MS);
  const { state } = await run.outcome;
  clearTimeout(timer);
  if (state !== 'done') return undefined;
  const { architecture: spec, batchSize, optimiser } = recipe;
  const { secondsPerEpoch } = forecastTraining({ spec, batchSize, optimiser, train: SPECTRA, validation: 0 });
  return Math.min(...seconds.slice(1)) / secondsPerEpoch;
}
