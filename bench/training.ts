/**
 * `npm run bench -- training`: pace of the trainer on published networks, the same curve from two fresh processes, and tensors that
 * stay behind after 50 epochs and 500 predictions.
 */
import { trainingRecipeSchema, type ArchitectureSpec, type TrainingRecipeInput } from '../src/contract/index.js';
import {
  ho2019,
  lee2020Cnn2,
  liu2017,
  macs,
  oviedo2019,
  parameterCount,
  slidesCnn,
} from '../src/core/architectures/index.js';
import { forkTrainer } from '../src/main/jobs/forkTrainer.js';
import { openTrainer } from '../src/main/jobs/trainerHost.js';
import { trainerScript } from '../src/main/jobs/trainerScript.js';
import { TrainerSession } from '../src/main/jobs/trainerSession.js';
import { startTraining } from '../src/main/jobs/trainingRun.js';
import { defaultCacheFolder } from '../src/main/files/folders.js';
import type { TrainOrder } from '../src/main/trainer/messages.js';
import { randomNumbers } from '../src/main/trainer/seeded/randomNumbers.js';

const fork = (threads = 1) => forkTrainer({ script: trainerScript(), cacheFolder: defaultCacheFolder(), threads });

/** One peak of height 0.8 or 0.6 somewhere in the middle, with noise. */
function samples(count: number, points: number, seed: number): TrainOrder['train'] {
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

function order(architecture: ArchitectureSpec, count: number, recipe: Partial<TrainingRecipeInput>): TrainOrder {
  const { inputLength } = architecture;
  const full = trainingRecipeSchema.parse({ architecture, epochs: 3, batchSize: 64, ...recipe });
  return {
    recipe: full,
    train: samples(count, inputLength, 1),
    validation: samples(Math.floor(count / 4), inputLength, 2),
  };
}

async function pace(architecture: ArchitectureSpec, count: number, threads: number) {
  const { outcome } = startTraining({ fork: () => fork(threads), order: order(architecture, count, {}) });
  const end = await outcome;
  if (end.state !== 'done') throw new Error(JSON.stringify(end));
  // The first epoch warms up.
  const seconds = end.result.history.at(-1)?.seconds ?? 0;
  return {
    network: architecture.id,
    points: architecture.inputLength,
    spectra: count,
    parameters: parameterCount(architecture).total,
    threads,
    secondsPerEpoch: Number(seconds.toFixed(3)),
    // Forward, and backward twice as much; a quarter again forward for validation.
    gigaMacsPerSecond: Number(((macs(architecture) * count * 3.25) / seconds / 1e9).toFixed(1)),
  };
}

async function sameCurve() {
  const one = async () => {
    const end = await startTraining({
      fork,
      order: order(slidesCnn({ inputLength: 500, outputs: 2 }), 200, { epochs: 10 }),
    }).outcome;
    if (end.state !== 'done') throw new Error(JSON.stringify(end));
    return JSON.stringify({
      curve: end.result.history.map(({ seconds: _, ...log }) => log),
      weights: end.result.weights.map(({ values }) => Array.from(values)),
    });
  };
  return (await one()) === (await one());
}

async function ledger() {
  const architecture = slidesCnn({ inputLength: 100, outputs: 2 });
  const tensors: number[] = [];
  const megabytes: number[] = [];
  const host = await new Promise<{ epochs: number }>((resolve, reject) => {
    let epochs = 0;
    const trainer = openTrainer({
      fork,
      onLost: (reason) => reject(new Error(reason)),
      onBeat(beat) {
        tensors.push(beat.tensors);
        megabytes.push(beat.megabytes);
      },
      onMessage(message) {
        if (message.type === 'epoch') epochs += 1;
        if (message.type === 'done') trainer.end(2000).then(() => resolve({ epochs }), reject);
        if (message.type === 'failed') reject(new Error(message.error.message));
      },
    });
    trainer.ready.then(
      () => trainer.send({ type: 'train', ...order(architecture, 4000, { epochs: 50 }) }),
      (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))),
    );
  });
  return { epochs: host.epochs, tensors: [...new Set(tensors)], megabytesFirstLast: [megabytes[1], megabytes.at(-1)] };
}

async function predictions() {
  const architecture = slidesCnn({ inputLength: 100, outputs: 2 });
  const end = await startTraining({ fork, order: order(architecture, 64, { epochs: 1 }) }).outcome;
  if (end.state !== 'done') throw new Error(JSON.stringify(end));
  const { weights } = end.result;
  const model = { key: 'bench', load: () => Promise.resolve({ architecture, weights }) };
  const tensors: number[] = [];
  const session = new TrainerSession({ fork, onBeat: (beat) => tensors.push(beat.tensors) });
  const { inputs } = samples(100, 100, 3);
  const start = performance.now();
  for (let i = 0; i < 500; i += 1) await session.ask('predict', model, { spectra: inputs });
  const msEach = (performance.now() - start) / 500;
  for (let i = 0; i < 500; i += 1)
    await session.ask('classActivation', model, { spectra: inputs, target: 1, method: 'gradCam' });
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await session.close();
  return {
    predictions: 500,
    explanations: 500,
    msPerHundredSpectra: Number(msEach.toFixed(2)),
    tensors: [...new Set(tensors)],
  };
}

const size = { inputLength: 500, outputs: 2 };
const paces = [];
for (const [architecture, count] of [
  [slidesCnn(size), 1000],
  [oviedo2019(size), 1000],
  [lee2020Cnn2(size), 1000],
  [liu2017(size), 500],
  [ho2019(size), 250],
] as const)
  for (const threads of [1, 2]) {
    paces.push(await pace(architecture, count, threads));
    console.log(JSON.stringify(paces.at(-1)));
  }
console.table(paces);
console.log(
  JSON.stringify(
    { sameCurveFromTwoProcesses: await sameCurve(), training: await ledger(), warm: await predictions() },
    null,
    2,
  ),
);
