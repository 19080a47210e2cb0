import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { architectureSchema, LabError, type TrainingResult } from '../../../contract/index.js';
import { defaultCacheFolder } from '../../files/folders.js';
import { hasTensorflow } from '../../trainer/__tests__/tensorflowHere.js';
import type { Samples } from '../../trainer/fit/samples.js';
import type { TrainOrder } from '../../trainer/messages.js';
import { randomNumbers } from '../../trainer/seeded/randomNumbers.js';
import { buildEntries } from '../../transports/__tests__/buildEntries.js';
import { forkTrainer, type TrainerProcess } from '../forkTrainer.js';
import { TrainerPool } from '../trainerPool.js';
import { startTraining } from '../trainingRun.js';

const onlyWithTensorflow = test.skipIf(!hasTensorflow);
const points = 16;
const architecture = architectureSchema.parse({
  ...{ id: 'tiny', title: 'Tiny', inputLength: points },
  layers: [
    { type: 'conv1d', filters: 2, kernel: 3, activation: 'relu' },
    { type: 'flatten' },
    { type: 'dense', units: 2, activation: 'softmax' },
  ],
});

let built = '';
beforeAll(async () => {
  if (hasTensorflow) built = await buildEntries({ trainer: 'src/main/trainer/process.ts' });
}, 120_000);
afterAll(() => rmSync(built, { recursive: true, force: true }));

const pools: TrainerPool[] = [];
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});
function open(width: number): { pool: TrainerPool; started: TrainerProcess[] } {
  const started: TrainerProcess[] = [];
  const fork = () => {
    const child = forkTrainer({ script: join(built, 'trainer.js'), cacheFolder: defaultCacheFolder() });
    started.push(child);
    return child;
  };
  const pool = new TrainerPool({ fork, width });
  pools.push(pool);
  return { pool, started };
}

function order(seed: number, epochs = 3): TrainOrder & { train: Samples } {
  const random = randomNumbers(9);
  const targets = Int32Array.from({ length: 40 }, (_, row) => row % 2);
  const inputs = Float32Array.from({ length: 40 * points }, (_, i) => (Math.floor(i / points) % 2) + random.normal());
  return { recipe: { architecture, epochs, batchSize: 8, seed }, train: { inputs, targets } };
}
const curve = ({ history }: TrainingResult) => history.map(({ seconds: _, ...log }) => log);

onlyWithTensorflow('a few processes train many networks, each as a process of its own would', async () => {
  const seeds = [1, 2, 3, 4, 5, 6];
  const { pool, started } = open(2);
  const results = await Promise.all(seeds.map((seed) => pool.train(order(seed))));
  expect(started.length).toBe(2);
  expect(pool.facts?.threads).toBe(1);
  const fork = () => forkTrainer({ script: join(built, 'trainer.js'), cacheFolder: defaultCacheFolder() });
  const alone = await startTraining({ fork, order: order(6) }).outcome;
  if (alone.state !== 'done') throw new Error(alone.state);
  expect(curve(results[5] as TrainingResult)).toEqual(curve(alone.result));
  expect(results[5]?.weights).toEqual(alone.result.weights);
  expect(new Set(results.map((result) => JSON.stringify(curve(result)))).size).toBe(6);
});

onlyWithTensorflow('it answers about trained and untrained networks between trainings', async () => {
  const { pool } = open(1);
  const weights = await pool.initialise({ architecture, seed: 7 });
  expect(weights).toEqual(await pool.initialise({ architecture, seed: 7 }));
  expect(weights).not.toEqual(await pool.initialise({ architecture, seed: 8 }));
  const spectra = order(1).train.inputs;
  const training = pool.train(order(7));
  const { values } = await pool.ask('predict', { architecture, weights }, { spectra });
  expect(values.length).toBe(80);
  const [map] = await pool.ask('layerMaps', { architecture, weights }, { spectra, layers: ['conv1d1'] });
  expect([map?.length, map?.channels]).toEqual([16, 2]);
  await training;
  const wrong = pool.ask('predict', { architecture, weights: [] }, { spectra });
  await expect(wrong).rejects.toThrow('weights are those of another network');
  // The one after it is served.
  expect((await pool.ask('predict', { architecture, weights }, { spectra })).values).toEqual(values);
});

onlyWithTensorflow('what a dead process was asked is asked once more of another, and no third time', async () => {
  const { pool, started } = open(1);
  await pool.train(order(1));
  const lost = pool.train(order(2, 3000));
  await new Promise((resolve) => setTimeout(resolve, 200));
  started[0]?.kill();
  const short = pool.train(order(1));
  await expect.poll(() => started.length, { timeout: 20_000 }).toBe(2);
  await new Promise((resolve) => setTimeout(resolve, 200));
  started[1]?.kill();
  await expect(lost).rejects.toThrow('ended unexpectedly (signal SIGKILL)');
  expect(curve(await short).length).toBe(3);
});

onlyWithTensorflow('closing ends everything at once with the reason', async () => {
  const { pool, started } = open(1);
  await pool.train(order(1));
  const reason = new LabError('cancelled', 'Enough.');
  const under = pool.train(order(1, 5000));
  const waiting = pool.train(order(2));
  const both = Promise.allSettled([under, waiting]);
  await pool.close(reason);
  expect(await both).toEqual([
    { status: 'rejected', reason },
    { status: 'rejected', reason },
  ]);
  await expect(pool.train(order(1))).rejects.toBe(reason);
  expect(started.length).toBe(1);
  expect(pool.pids).toEqual([]);
});
