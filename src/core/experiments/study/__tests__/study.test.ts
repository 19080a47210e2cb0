import { expect, test } from 'vitest';
import { trainingRecipeSchema, type EpochLog } from '../../../../contract/index.js';
import { generate } from '../../../synthesis/generate.js';
import { quickParameters } from '../../__tests__/inlineLab.js';
import { keptEpoch } from '../keptEpoch.js';
import { studies } from '../runStudy.js';
import { networkId } from '../studyNetwork.js';
import type { StudyLab, StudyOrder, StudyTraining } from '../studyLab.js';

const epoch = (number: number, valLoss: number): EpochLog => ({
  ...{ epoch: number, loss: 1, learningRate: 1, seconds: 1 },
  ...{ valLoss, valAccuracy: 0.5 },
});

/** Networks that take every so-many-th spectrum for the next class. */
function fakeLab(seeds: number[], everyOf: (id: string) => number | string): StudyLab & { orders: StudyOrder[] } {
  const orders: StudyOrder[] = [];
  return {
    orders,
    seeds,
    async train(order): Promise<StudyTraining> {
      orders.push(order);
      const { architecture, seed } = trainingRecipeSchema.parse(order.recipe);
      const every = everyOf(architecture.id);
      if (typeof every === 'string') return { state: 'left', why: every };
      const { labels } = generate(order.dataset, 'test');
      const classes = Math.max(...labels) + 1;
      const wrong = (i: number): boolean => i > seed && i % every === 0;
      const predictions = labels.map((label, i) => (wrong(i) ? (label + 1) % classes : label));
      const history = [epoch(0, 1), epoch(1, 0.5), epoch(2, 0.49995)];
      return { state: 'done', labels, predictions, history, validationAccuracy: 0.9, seconds: 3600 };
    },
    announce: () => undefined,
    tell: () => undefined,
  };
}
const challenge = { ...(quickParameters('challenge') as object), networks: ['cnn2', 'cnn2-relu', 'cnn6', 'resnet'] };
const run = (lab: StudyLab, parameters: unknown = challenge) => studies.challenge.run(lab, parameters);

test('the table holds every network with its errors and what was published, fewest errors first', async () => {
  const lab = fakeLab([1, 2, 3], (id) => ({ cnn2: 4, 'cnn2-relu': 8, cnn6: 16, resnet: 10 })[id] ?? 2);
  const { tables, results, verdict, because, seeds, figures } = await run(lab);
  expect(seeds).toBe(3);
  const [networks, pairs] = tables;
  expect(networks?.rows.map((row) => row[3])).toEqual(['10 / 10 / 10', '16 / 16 / 16', '20 / 20 / 20', '40 / 40 / 40']);
  expect(networks?.rows[0]?.at(-1)).toBe('78 to 87 %');
  expect(networks?.rows[0]?.[5]).toBe('2');
  expect(tables.map(({ id }) => id)).toEqual(['networks', 'pairs']);
  expect(pairs?.rows.every((row) => row.length === pairs.columns.length)).toBe(true);
  const wrong = results.filter(({ metric }) => metric === 'wrong of 162 test spectra');
  expect(wrong.map(({ mean, n }) => [mean, n])).toEqual([
    [40, 3],
    [20, 3],
    [10, 3],
    [16, 3],
  ]);
  expect(because).toContain('reliably for 1 of 1');
  expect(verdict).toBe('holds');
  expect(because).not.toMatch(/NaN|undefined/);
  for (const figure of figures) {
    if (figure.kind !== 'bars') throw new Error(figure.kind);
    for (const { values } of figure.series) expect(values).toHaveLength(figure.categories.length);
  }
});

test('a network with normalisation that errs less, and six convolutions that do not err least, take the verdict away', async () => {
  const lab = fakeLab([1, 2, 3], (id) => ({ cnn2: 4, 'cnn2-relu': 4, cnn6: 8, resnet: 16 })[id] ?? 2);
  expect((await run(lab)).verdict).toBe('does not hold');
});

test('seeds go one after the other over all networks, each with the settings of the study', async () => {
  const lab = fakeLab([1, 2], () => 5);
  await run(lab, {
    ...challenge,
    networks: ['cnn2', 'vgg'],
    trainingOf: { vgg: { optimiser: { learningRate: 0.01 } } },
  });
  const recipes = lab.orders.map(({ recipe }) => trainingRecipeSchema.parse(recipe));
  expect(recipes.map(({ seed, architecture }) => `${architecture.id} ${seed}`)).toEqual([
    'cnn2 1',
    'vgg 1',
    'cnn2 2',
    'vgg 2',
  ]);
  expect(recipes.map(({ optimiser }) => optimiser.learningRate)).toEqual([0.001, 0.01, 0.001, 0.01]);
  expect(recipes[0]).toMatchObject({
    batchSize: 128,
    earlyStopping: { patience: 25, minDelta: 1e-4, restoreBest: true },
    reduceOnPlateau: { patience: 10, factor: 0.1 },
  });
});

test('what was not run is said with its reason, and with nothing finished there is no result', async () => {
  const lab = fakeLab([1, 2], (id) => (id === 'vgg' ? 'It does not fit.' : 6));
  const { tables, verdict } = await run(lab, { ...challenge, networks: ['cnn2', 'vgg', 'never-heard-of'] });
  const left = tables.find(({ id }) => id === 'left');
  expect(left?.rows).toEqual([
    ['VGG (after Wang)', '1, 2', 'It does not fit.'],
    ['never-heard-of', 'all', 'This version of Phaselens does not have this network.'],
  ]);
  expect(verdict).toBe('open');
  await expect(run(fakeLab([1], () => 'No.'))).rejects.toMatchObject({ kind: 'conflict' });
});

test('the kept epoch is that of early stopping: an improvement smaller than the least counts nothing', () => {
  const history = [epoch(0, 1), epoch(1, 0.5), epoch(2, 0.49995), epoch(3, 0.7)];
  expect(keptEpoch(history, { minDelta: 1e-4 })).toBe(2);
  expect(keptEpoch(history, { minDelta: 0 })).toBe(3);
  expect(keptEpoch(history, undefined)).toBe(4);
  expect(keptEpoch(history, { minDelta: 0, restoreBest: false })).toBe(4);
});

test('ours is another name of our own network', () => {
  expect(networkId(' Ours')).toBe('phaselens-1');
});
