import { expect, test } from 'vitest';
import { modelLine, shortModelName } from '../modelWords.js';

const model = { modelTitle: 'Small CNN', datasetTitle: 'Dataset 1', name: 'Small CNN, Dataset 1, seed 3', seed: 3 };

test('models of one training are told apart by their seed before their dataset', () => {
  expect(shortModelName(model)).toBe('Small CNN');
  expect(modelLine(model)).toBe('Small CNN · seed 3 · Dataset 1');
});

test('a name that somebody gave is kept', () => {
  expect(modelLine({ ...model, name: 'Furnace phases' })).toBe('Furnace phases · seed 3 · Dataset 1');
});
