import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  architectureSchema,
  trainingRecipeSchema,
  type Attribution,
  type ExplainSubject,
  type LayerInput,
} from '../../../../contract/index.js';
import { generate } from '../../../../core/synthesis/generate.js';
import { defaultCacheFolder } from '../../../files/folders.js';
import { forkTrainer } from '../../../jobs/forkTrainer.js';
import { startTraining } from '../../../jobs/trainingRun.js';
import { hasTensorflow } from '../../../trainer/__tests__/tensorflowHere.js';
import { buildEntries } from '../../../transports/__tests__/buildEntries.js';
import { idsOf, importAll, openTestLab, type TestLab } from '../../__tests__/openTestLab.js';
import { rutileFile } from '../../__tests__/patterns.js';
import { DECIDES, decidingPeak, storeModel } from './decidingPeak.js';

const onlyWithTensorflow = test.skipIf(!hasTensorflow);
const recipe = decidingPeak();
/** Ends in a global average, so that every method can be asked. */
const layers: LayerInput[] = [
  { type: 'conv1d', filters: 6, kernel: 9, activation: 'relu', initialiser: 'heNormal' },
  { type: 'maxPool', size: 2 },
  { type: 'conv1d', filters: 8, kernel: 7, activation: 'relu', initialiser: 'heNormal' },
  { type: 'globalAveragePool' },
  { type: 'dense', units: 2, activation: 'softmax' },
];

let open: TestLab;
let built = '';
let modelHash = '';
let datasetId = '';

beforeAll(async () => {
  if (!hasTensorflow) return;
  built = await buildEntries({ trainer: 'src/main/trainer/process.ts' });
  const script = join(built, 'trainer.js');
  const cacheFolder = defaultCacheFolder();
  open = openTestLab({ cacheFolder, trainer: { script } });
  const dataset = await open.lab.call('datasets.create', { recipe });
  datasetId = dataset.id;
  const architecture = architectureSchema.parse({ id: 'tiny', title: 'Tiny', inputLength: recipe.length, layers });
  const training = trainingRecipeSchema.parse({
    architecture,
    epochs: 60,
    batchSize: 20,
    seed: 0,
    optimiser: { type: 'adam', learningRate: 0.01 },
  });
  const samples = ({ x, labels }: ReturnType<typeof generate>) => ({ inputs: x, targets: labels });
  const run = startTraining({
    fork: () => forkTrainer({ script, cacheFolder }),
    order: {
      recipe: training,
      train: samples(generate(recipe, 'train')),
      validation: samples(generate(recipe, 'validation')),
    },
  });
  const outcome = await run.outcome;
  if (outcome.state !== 'done') throw new Error(`The training ended so: ${JSON.stringify(outcome)}`);
  await open.close();
  const plan = { kind: 'network' as const, training };
  modelHash = storeModel(open.folder, recipe, { plan, weights: outcome.result.weights }, dataset);
  await open.reopen();
}, 120_000);

afterAll(async () => {
  if (!hasTensorflow) return;
  await open.close();
  open.remove();
  rmSync(built, { recursive: true, force: true });
});

const sample = (number: number): ExplainSubject => ({ kind: 'sample', datasetId, split: 'test', number });
/** Test spectra of the class that has the deciding peak. */
const withPeak = [10, 11, 12, 13, 14];
const shareOfDeciding = ({ peaks }: Attribution) =>
  peaks.filter(({ position }) => Math.abs(position - DECIDES) < 1).reduce((sum, { share }) => sum + share, 0);

onlyWithTensorflow('occlusion and Grad-CAM put most evidence on the peak that decides', async () => {
  for (const subject of withPeak.map(sample)) {
    const seen = await open.lab.call('explain.subject', { modelHash, subject });
    expect(seen.prediction[0]?.className).toBe('with');
    expect(seen.methods).toEqual(['gradCam', 'cam', 'occlusion', 'gradient']);
    for (const method of ['occlusion', 'gradCam'] as const) {
      const found = await open.lab.call('explain.attribution', { modelHash, subject, method });
      expect(found.values).toHaveLength(recipe.length);
      expect(found.onPeaks + found.elsewhere).toBeCloseTo(1, 5);
      expect(shareOfDeciding(found)).toBeGreaterThan(method === 'occlusion' ? 0.9 : 0.7);
    }
    for (const method of ['cam', 'gradient'] as const) {
      const { values, notes } = await open.lab.call('explain.attribution', { modelHash, subject, method });
      expect(values.some((value) => value !== 0)).toBe(true);
      expect(notes.length).toBeGreaterThan(1);
    }
  }
});

onlyWithTensorflow('layers tell their sizes, and dead filters are told from filters that rest', async () => {
  const layersOf = (subject: ExplainSubject) => open.lab.call('explain.layers', { modelHash, subject });
  const [found, other] = [await layersOf(sample(10)), await layersOf(sample(0))];
  expect(found.map(({ label, shape }) => `${label}: ${shape}`)).toEqual([
    'conv 1: 256 × 6 · k 9 · ReLU',
    'max pool: 128 × 6 · pool 2',
    'conv 2: 128 × 8 · k 7 · ReLU',
    'global average pool: 8',
    'softmax: 2 classes',
  ]);
  expect(found.map(({ drawable }) => drawable)).toEqual([true, true, true, false, false]);
  expect(found.map(({ parameters }) => parameters)).toEqual([60, 0, 344, 0, 18]);
  found.forEach(({ emptyHere, emptyAlways }, i) => {
    expect(emptyAlways).toBe(other[i]?.emptyAlways);
    expect(emptyHere).toBeLessThanOrEqual(8);
  });
});

onlyWithTensorflow(
  'maps stand channel by channel, and the difference is this spectrum less the class mean',
  async () => {
    const subject = sample(11);
    const ask = (view: 'spectrum' | 'classMean' | 'difference') =>
      open.lab.call('explain.maps', { modelHash, subject, layer: 'maxPool1', view });
    const [own, mean, difference] = [await ask('spectrum'), await ask('classMean'), await ask('difference')];
    expect(own).toMatchObject({ length: 128, channels: 6, start: 0.5, step: 2 });
    expect(own.values).toHaveLength(128 * 6);
    difference.values.forEach((value, i) =>
      expect(value).toBeCloseTo((own.values[i] ?? NaN) - (mean.values[i] ?? NaN), 4),
    );
    // The strongest place of the strongest channel is one of the peaks.
    const best = own.values.indexOf(Math.max(...own.values)) % 128;
    const angle = 22 + 0.1 * (own.start + best * own.step);
    expect(Math.min(...[27, DECIDES, 45].map((position) => Math.abs(position - angle)))).toBeLessThan(1);
    own.emptyHere.forEach((empty, channel) =>
      expect(empty).toBe(own.values.subarray(channel * 128, (channel + 1) * 128).every((value) => value === 0)),
    );
    await expect(open.lab.call('explain.maps', { modelHash, subject, layer: 'conv9' })).rejects.toThrow(
      'it has conv1d1, maxPool1, conv1d2',
    );
    const { fileName, bytes } = await open.lab.call('explain.export', {
      ...{ modelHash, subject, what: 'maps', method: 'gradCam', layer: 'maxPool1' },
    });
    const lines = new TextDecoder().decode(bytes).trim().split('\r\n');
    expect(fileName).toBe('One peak decides, test spectrum 12 maxPool1 spectrum.csv');
    expect(lines).toHaveLength(129);
    expect(lines[1]).toMatch(/^22\.05,/);
  },
);

onlyWithTensorflow('kernels are those of the convolution; other layers say which have some', async () => {
  const { kernel, inputs, filters, values } = await open.lab.call('explain.kernels', { modelHash, layer: 'conv1d2' });
  expect([kernel, inputs, filters, values.length]).toEqual([7, 6, 8, 7 * 6 * 8]);
  await expect(open.lab.call('explain.kernels', { modelHash, layer: 'maxPool1' })).rejects.toThrow(
    'convolutions are conv1d1, conv1d2',
  );
});

onlyWithTensorflow(
  'noise, background, width and position are measured before and after every layer with points',
  async () => {
    const effects = await open.lab.call('explain.effects', { modelHash });
    expect(effects.map(({ label }) => label)).toEqual(['conv 1', 'max pool', 'conv 2']);
    for (const { before, after } of effects) {
      expect(before.noise).toBeGreaterThan(0);
      expect(after.noise).toBeGreaterThan(0);
      expect(after.position).toBeGreaterThan(0);
    }
    // Shifts of ±2 points evenly spread deviate by 1.15 points.
    expect(effects[0]?.before.position).toBeCloseTo(1.15, 0);
    // A pool of two halves positions in points of its own, but for what whole points add.
    const pool = effects[1];
    const halved = (pool?.after.position ?? NaN) / (pool?.before.position ?? NaN);
    expect([halved > 0.4, halved < 0.8]).toEqual([true, true]);
  },
);

onlyWithTensorflow('a measurement is explained and reported by the network, calculated anew', async () => {
  const [outcome] = await importAll(open.lab, [{ name: 'rutile.xy', bytes: rutileFile() }]);
  const measurementId = idsOf(outcome)[0] ?? '';
  await open.lab.call('explain.addToReport', { measurementId, modelHash, method: 'gradCam' });
  await open.lab.call('explain.addToReport', { measurementId, modelHash, method: 'occlusion' });
  const { bytes } = await open.lab.call('reports.create', { measurementId, format: 'html' });
  const html = new TextDecoder().decode(bytes);
  expect(html.match(/<svg/g)).toHaveLength(3);
  expect(html).toContain('Grad-CAM');
  expect(html).toContain('Layer: conv 2');
});
