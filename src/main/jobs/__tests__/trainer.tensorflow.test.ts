import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { architectureSchema, type EpochLog, type TrainingRecipeInput } from '../../../contract/index.js';
import { slidesCnn } from '../../../core/architectures/published/slidesCnn.js';
import { defaultCacheFolder } from '../../files/folders.js';
import { hasTensorflow } from '../../trainer/__tests__/tensorflowHere.js';
import type { Samples } from '../../trainer/fit/samples.js';
import type { TrainOrder } from '../../trainer/messages.js';
import { randomNumbers } from '../../trainer/seeded/randomNumbers.js';
import { buildEntries } from '../../transports/__tests__/buildEntries.js';
import { forkTrainer, type TrainerProcess } from '../forkTrainer.js';
import { TrainerSession } from '../trainerSession.js';
import { startTraining, type TrainingOutcome, type TrainingRun, type TrainingRunOptions } from '../trainingRun.js';

const onlyWithTensorflow = test.skipIf(!hasTensorflow);
const points = 64;

let built = '';
beforeAll(async () => {
  if (hasTensorflow) built = await buildEntries({ trainer: 'src/main/trainer/process.ts' });
}, 120_000);
afterAll(() => rmSync(built, { recursive: true, force: true }));

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((made) => rmSync(made, { recursive: true, force: true })));
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'phaselens-training-'));
  folders.push(made);
  return made;
}

const fork = () => forkTrainer({ script: join(built, 'trainer.js'), cacheFolder: defaultCacheFolder() });

function samples(count: number, seed: number): Samples {
  const random = randomNumbers(seed);
  const targets = Int32Array.from({ length: count }, (_, row) => row % 2);
  const inputs = Float32Array.from({ length: count * points }, (_, index) => {
    const height = targets[Math.floor(index / points)] ? 0.8 : 0.6;
    return height * Math.exp(-0.5 * (((index % points) - 32) / 4) ** 2) + 0.05 * random.normal();
  });
  return { inputs, targets };
}

function order(recipe: Partial<TrainingRecipeInput> = {}, more: Partial<TrainOrder> = {}): TrainOrder {
  const architecture = slidesCnn({ inputLength: points, outputs: 2 });
  return {
    recipe: { architecture, epochs: 4, batchSize: 32, ...recipe },
    train: samples(128, 1),
    validation: samples(64, 2),
    ...more,
  };
}

interface Watched {
  run: TrainingRun;
  epochs: EpochLog[];
  untilEpoch: (count: number) => Promise<void>;
}
function start(what: TrainOrder, options: Partial<TrainingRunOptions> = {}): Watched {
  const epochs: EpochLog[] = [];
  const waiters: { count: number; resolve: () => void }[] = [];
  const run = startTraining({
    fork,
    order: what,
    ...options,
    onEpoch(log) {
      epochs.push(log);
      waiters.filter(({ count }) => epochs.length >= count).forEach(({ resolve }) => resolve());
    },
  });
  const untilEpoch = (count: number) =>
    new Promise<void>((resolve, reject) => {
      waiters.push({ count, resolve });
      run.outcome.then(
        (end) => reject(new Error(`ended before: ${JSON.stringify(end).slice(0, 300)}`)),
        () => undefined,
      );
    });
  return { run, epochs, untilEpoch };
}

const curve = (end: TrainingOutcome) => {
  if (end.state !== 'done') throw new Error(JSON.stringify(end));
  return end.result.history.map(({ seconds: _, ...log }) => log);
};
const alive = (pid: number | undefined) => {
  try {
    return process.kill(pid ?? 0, 0);
  } catch {
    return false;
  }
};

onlyWithTensorflow('two fresh processes draw the same curve bit by bit, and tell their course', async () => {
  const threads: number[] = [];
  const first = start(order(), { onReady: (facts) => threads.push(facts.threads) });
  const second = start(order());
  const ends = [await first.run.outcome, await second.run.outcome];
  expect(curve(ends[0] as TrainingOutcome)).toEqual(curve(ends[1] as TrainingOutcome));
  expect(first.epochs.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3]);
  expect(threads).toEqual([1]);
  expect(alive(first.run.pid)).toBe(false);
});

onlyWithTensorflow('a cancelled run ends its process and goes on later as if it had never stopped', async () => {
  const place = folder();
  // So many that it cannot end before it hears the cancel.
  const cut = start(order({ epochs: 5000 }, { folder: place }));
  await cut.untilEpoch(2);
  cut.run.cancel();
  const end = await cut.run.outcome;
  expect(end.state).toBe('cancelled');
  expect(alive(cut.run.pid)).toBe(false);
  const done = end.state === 'cancelled' ? end.epochsDone : 0;
  expect(done).toBeGreaterThanOrEqual(2);
  let resumed = 0;
  const epochs = done + 3;
  const rest = await start(order({ epochs }, { folder: place }), { onResumed: (found) => (resumed = found.epochsDone) })
    .run.outcome;
  expect(resumed).toBe(done);
  expect(curve(rest)).toEqual(curve(await start(order({ epochs })).run.outcome));
});

onlyWithTensorflow(
  'a trainer that is killed turns its run into a lost one, which goes on from its checkpoint',
  async () => {
    const place = folder();
    const { run, untilEpoch } = start(order({ epochs: 5000 }, { folder: place, checkpointSeconds: 0 }));
    await untilEpoch(3);
    process.kill(run.pid ?? 0, 'SIGKILL');
    const end = await run.outcome;
    expect(end.state).toBe('lost');
    if (end.state !== 'lost') return;
    expect(end.reason).toContain('SIGKILL');
    expect(end.epochsDone).toBeGreaterThanOrEqual(2);
    const again = start(order({ epochs: 5000 }, { folder: place }));
    await again.untilEpoch(1);
    expect(again.epochs[0]?.epoch).toBeGreaterThanOrEqual(2);
    again.run.cancel();
    await again.run.outcome;
  },
);

onlyWithTensorflow('a trainer that hangs is noticed, ended and lost', async () => {
  const { run, untilEpoch } = start(order({ epochs: 5000 }), { silenceSeconds: 3 });
  await untilEpoch(1);
  process.kill(run.pid ?? 0, 'SIGSTOP');
  const end = await run.outcome;
  expect(end).toMatchObject({ state: 'lost', reason: 'The trainer has given no sign of life for 3 s and was ended.' });
  await expect.poll(() => alive(run.pid)).toBe(false);
});

onlyWithTensorflow('a trainer that does not hear the cancel is killed after the grace', async () => {
  const { run, untilEpoch } = start(order({ epochs: 5000 }), { graceMs: 300 });
  await untilEpoch(1);
  process.kill(run.pid ?? 0, 'SIGSTOP');
  run.cancel();
  expect((await run.outcome).state).toBe('cancelled');
  await expect.poll(() => alive(run.pid)).toBe(false);
});

onlyWithTensorflow('an order that makes no sense fails with the reason', async () => {
  const wrong = order({}, { train: { inputs: new Float32Array(10), targets: new Int32Array(1) } });
  const end = await start(wrong).run.outcome;
  expect(end.state).toBe('failed');
  if (end.state === 'failed') expect(end.error.message).toContain('no whole number of spectra of 64 points');
});

test('without TensorFlow a run is lost with how to set it up', async () => {
  const script = await buildEntries({ trainer: 'src/main/trainer/process.ts' });
  const nowhere = folder();
  const end = await startTraining({
    fork: () => forkTrainer({ script: join(script, 'trainer.js'), cacheFolder: nowhere }),
    order: order(),
  }).outcome;
  rmSync(script, { recursive: true, force: true });
  expect(end.state).toBe('lost');
  if (end.state === 'lost') expect(end.reason).toContain('node scripts/tensorflow.mjs');
});

onlyWithTensorflow('a warm trainer answers about several networks and comes back after a crash', async () => {
  const children: TrainerProcess[] = [];
  const session = new TrainerSession({
    fork() {
      const child = fork();
      children.push(child);
      return child;
    },
  });
  const end = await start(order()).run.outcome;
  if (end.state !== 'done') throw new Error(end.state);
  const { weights } = end.result;
  let loads = 0;
  const model = (key: string) => ({
    key,
    async load() {
      loads += 1;
      return { architecture: architectureSchema.parse(slidesCnn({ inputLength: points, outputs: 2 })), weights };
    },
  });
  const spectra = samples(10, 5).inputs;
  const { values, outputs } = await session.ask('predict', model('a'), { spectra });
  expect([outputs, values.length]).toEqual([2, 20]);
  const maps = await session.ask('layerMaps', model('a'), { spectra, layers: ['conv1d1', 'maxPool1'] });
  expect(maps.map(({ layer, length, channels }) => [layer, length, channels])).toEqual([
    ['conv1d1', 64, 16],
    ['maxPool1', 32, 16],
  ]);
  expect(loads).toBe(1);
  const wrong = session.ask('predict', model('a'), { spectra: new Float32Array(3) });
  await expect(wrong).rejects.toThrow('no whole number of spectra of 64 points');
  for (const key of ['b', 'c', 'd', 'e', 'a']) await session.ask('predict', model(key), { spectra });
  expect(loads).toBe(6);
  const facts = await session.facts();
  expect(facts.backend).toBe('tensorflow');
  const lost = session.ask('predict', model('a'), { spectra });
  children[0]?.kill();
  await expect(lost).rejects.toThrow('ended unexpectedly (signal SIGKILL)');
  const again = await session.ask('classActivation', model('a'), { spectra, target: 1, method: 'gradCam' });
  expect(again.onSpectrum.length).toBe(640);
  expect(children.length).toBe(2);
  await session.close();
});
