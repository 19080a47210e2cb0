import { expect, test } from 'vitest';
import type { ClassifierSpec } from '../../../contract/index.js';
import type { ClassifierData } from '../classifierData.js';
import { decodeClassifier } from '../decodeClassifier.js';
import { encodeClassifier } from '../encodeClassifier.js';
import { fitClassifier } from '../fitClassifier.js';
import { isWholeClassifier } from '../isWholeClassifier.js';
import { peakData } from './peakData.js';

const specs: ClassifierSpec[] = [
  { model: { kind: 'random-forest', trees: 3 } },
  { model: { kind: 'random-forest', trees: 2, minLeaf: 9 } },
  { model: { kind: 'svm' } },
  { model: { kind: 'svm', kernel: 'linear' } },
  { model: { kind: 'neighbours', neighbours: 1 } },
  { model: { kind: 'neighbours', metric: 'dtw' } },
  { model: { kind: 'nearest-centroid' } },
  { model: { kind: 'threshold' } },
  { before: [{ kind: 'max-pool', size: 3 }], model: { kind: 'random-forest', trees: 2 } },
  {
    before: [
      { kind: 'max-pool', size: 2 },
      { kind: 'pca', components: 4 },
    ],
    model: { kind: 'svm' },
  },
  { before: [{ kind: 'pca', components: 0.9 }], model: { kind: 'nearest-centroid' } },
];
const { x, labels } = peakData({ rows: 60, columns: 20, classes: 3, noise: 0.1, shift: 1, seed: 5 });
const fitted = (spec: ClassifierSpec, classes = 3): ClassifierData =>
  fitClassifier(spec, x, labels, { seed: 1, classes });

test.each(specs)('whatever was trained is whole, also after it was stored: $model $before', (spec) => {
  expect(isWholeClassifier(fitted(spec))).toBe(true);
  expect(isWholeClassifier(decodeClassifier(encodeClassifier(fitted(spec))))).toBe(true);
  // A class may have no training spectrum.
  if (spec.model.kind !== 'threshold') expect(isWholeClassifier(fitted(spec, 4))).toBe(true);
});

test.each(specs)('every array of the wrong length is found: $model $before', (spec) => {
  const data = fitted(spec);
  // A forest of fewer trees is one; the linear kernel takes nothing off.
  const free = spec.model.kind === 'svm' && spec.model.kernel === 'linear' ? ['centre'] : ['roots'];
  for (const [name, value] of Object.entries(data.model) as [string, unknown][]) {
    if (!(value instanceof Float32Array || value instanceof Float64Array || value instanceof Int32Array)) continue;
    if (value.length === 0 || free.includes(name)) continue;
    const model = { ...data.model, [name]: value.slice(0, -1) };
    expect(isWholeClassifier({ ...data, model }), name).toBe(false);
  }
});

test('a tree that goes in circles, or beyond its end, is found', () => {
  const data = fitted({ model: { kind: 'random-forest', trees: 2 } });
  if (data.model.kind !== 'random-forest') throw new Error('no forest');
  const { model } = data;
  const node = model.column.findIndex((asked) => asked >= 0);
  const leaf = model.column.findIndex((asked) => asked < 0);
  for (const [at, to] of [
    [node, node],
    [node, 0],
    [node, 1e6],
    [leaf, 3],
    [leaf, -1e6],
  ] as const) {
    const right = model.right.slice();
    right[at] = to;
    expect(isWholeClassifier({ ...data, model: { ...model, right } }), `${at} to ${to}`).toBe(false);
  }
});

test('what is no classifier at all is refused', () => {
  const data = fitted({ model: { kind: 'nearest-centroid' } });
  for (const other of [
    null,
    7,
    {},
    { ...data, model: { kind: 'oracle' } },
    { ...data, columns: 19 },
    { ...data, classes: 2 },
  ])
    expect(isWholeClassifier(other)).toBe(false);
});
