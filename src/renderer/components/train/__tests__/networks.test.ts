import { expect, test } from 'vitest';
import { architectureSchema } from '../../../../contract/index.js';
import { datasetAxisRange } from '../../../charts/spectraPreview.js';
import { CLASSICAL_KINDS, classicalInWords, classicalKind } from '../classicalKinds.js';
import { addableLayers, fitNetwork, newLayer } from '../layerCatalogue.js';
import { sampleNumbers } from '../sampleNumbers.js';
import { stateOfRun } from '../runWords.js';

const spec = architectureSchema.parse({
  ...{ id: 'own', title: 'Own', inputLength: 100 },
  layers: [
    { type: 'flatten' },
    { type: 'dense', units: 20, activation: 'relu' },
    { type: 'dense', units: 2, activation: 'softmax' },
  ],
});

test('a network follows the length and the classes of another dataset; its inner layers stay', () => {
  const fitted = fitNetwork(spec, 401, 5);
  expect(fitted.inputLength).toBe(401);
  expect(fitted.layers[1]).toEqual(spec.layers[1]);
  expect(fitted.layers[2]).toMatchObject({ units: 5 });
});

test('every layer that can be added is one that the schema takes', () => {
  for (const { key } of addableLayers) expect(newLayer(key).type).toBe(key);
});

test('samples to look at are spread over a part and hold each class of one that turns by class', () => {
  const numbers = sampleNumbers(2000, 48);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(Math.max(...numbers)).toBeLessThan(2000);
  for (const classes of [2, 3, 8]) expect(new Set(numbers.map((number) => number % classes)).size).toBe(classes);
  expect(sampleNumbers(3, 12)).toEqual([0, 1, 2]);
  expect(sampleNumbers(0, 12)).toEqual([]);
});

test('classical models are told by the name they are chosen by', () => {
  for (const { id, initial } of CLASSICAL_KINDS) expect(classicalKind(initial)).toBe(id);
  expect(classicalInWords({ kind: 'neighbours', neighbours: 3, metric: 'dtw' })).toBe(
    'Nearest neighbours, neighbours 3, metric dtw',
  );
  expect(classicalInWords({ kind: 'svm', kernel: 'linear' })).toBe('Support vector machine, linear');
});

test('the axis of a dataset is told with its unit', () => {
  expect(datasetAxisRange({ unit: 'ramanShift', from: 100, step: 2 }, 401)).toBe(
    '401 points, Raman shift 100 to 900 cm⁻¹',
  );
  expect(datasetAxisRange({ unit: 'twoTheta', from: 10, step: 0.02 }, 4001)).toBe('4001 points, 2θ 10 to 90°');
  expect(datasetAxisRange({ unit: 'point', from: 0, step: 1 }, 500)).toBe('500 points');
});

test('a run that goes on says its epoch, one that waits says so', () => {
  const run = {
    ...{ id: 'r', groupId: 'g', title: '', kind: 'network' as const, modelTitle: '', datasetId: '', datasetTitle: '' },
    ...{ seed: 1, resumable: false, epochsDone: 3, epochs: 50, createdAt: '', seconds: 1 },
  };
  expect(stateOfRun({ ...run, state: 'running' })).toBe('epoch 3 of 50');
  expect(stateOfRun({ ...run, state: 'running' }, { epoch: 4, epochs: 50, batch: 1, batches: 2, loss: 1 })).toBe(
    'epoch 5 of 50',
  );
  expect(stateOfRun({ ...run, state: 'queued' })).toBe('waiting');
});
