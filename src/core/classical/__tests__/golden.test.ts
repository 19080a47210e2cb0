import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { NeighboursOptions, SvmOptions } from '../../../contract/data/classical.js';
import { accuracy } from '../../metrics/accuracy.js';
import { fitPca } from '../pca/fitPca.js';
import { fitClassifier } from '../fitClassifier.js';
import type { Matrix } from '../matrix.js';
import { findNearest } from '../neighbours/findNearest.js';
import { predictClasses } from '../predictClasses.js';
import { peakData, type PeakDataSize } from './peakData.js';

interface GoldenSet {
  data: PeakDataSize;
  train: number;
  checksum: number;
  svm: { options: SvmOptions; support: number; perClass: number[]; accuracy: number; predicted: string }[];
  neighbours: { options: NeighboursOptions; predicted: string; firstDistances?: number[] }[];
  centroid: string;
  pca: { explainedVariance: number[]; firstComponents: number[][]; countFor: Record<string, number> };
  svmAfterPca: string;
}

const golden = JSON.parse(readFileSync('tests/golden/classical.json', 'utf8')) as {
  sets: GoldenSet[];
  forests: { data: PeakDataSize; train: number; accuracies: number[]; nodes: number }[];
};
const sets = golden.sets.map(split);
const digits = (labels: Int32Array): string => [...labels].join('');

function split<T extends { data: PeakDataSize; train: number }>(expected: T) {
  const { x, labels } = peakData(expected.data);
  const { columns } = x;
  const train: Matrix = { data: x.data.slice(0, expected.train * columns), rows: expected.train, columns };
  const test: Matrix = { data: x.data.slice(expected.train * columns), rows: x.rows - expected.train, columns };
  const [trainLabels, testLabels] = [labels.slice(0, expected.train), labels.slice(expected.train)];
  return { expected, x, train, test, trainLabels, testLabels };
}

test('both languages make the same spectra, bit for bit', () => {
  expect(sets.length).toBe(3);
  for (const { expected, x } of sets) {
    let sum = 0;
    for (const bits of new Uint32Array(x.data.buffer)) sum = (sum + bits) % 2 ** 32;
    expect(sum).toBe(expected.checksum);
  }
});

test('the support vector machine has as many support vectors as scikit-learn and predicts the same classes', () => {
  for (const { expected, train, test, trainLabels, testLabels } of sets) {
    for (const { options, support, perClass, predicted, accuracy: right } of expected.svm) {
      const classifier = fitClassifier({ model: { kind: 'svm', ...options } }, train, trainLabels, { seed: 1 });
      if (classifier.model.kind !== 'svm') throw new Error('wrong model');
      expect(classifier.model.support.length).toBe(support);
      expect([...classifier.model.supportPerClass]).toEqual(perClass);
      const found = predictClasses(classifier, test);
      expect(digits(found)).toBe(predicted);
      expect(accuracy(testLabels, found)).toBeCloseTo(right, 12);
    }
  }
});

test('nearest neighbours predict what scikit-learn predicts, in every metric', () => {
  for (const { expected, train, test, trainLabels } of sets) {
    for (const { options, predicted, firstDistances } of expected.neighbours) {
      const classifier = fitClassifier({ model: { kind: 'neighbours', ...options } }, train, trainLabels, { seed: 1 });
      expect(digits(predictClasses(classifier, test))).toBe(predicted);
      if (classifier.model.kind !== 'neighbours' || !firstDistances) continue;
      const { distances, count } = findNearest(classifier.model, test);
      firstDistances.forEach((distance, row) => expect(distances[row * count]).toBeCloseTo(distance, 8));
    }
  }
});

test('the nearest centroid predicts what scikit-learn predicts', () => {
  for (const { expected, train, test, trainLabels } of sets) {
    const classifier = fitClassifier({ model: { kind: 'nearest-centroid' } }, train, trainLabels, { seed: 1 });
    expect(digits(predictClasses(classifier, test))).toBe(expected.centroid);
  }
});

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
golden.forests.forEach((set) => {
  const { classes, columns } = set.data;
  test(`random forests of ten seeds are as accurate as those of scikit-learn, within 0.01 in the mean: ${classes} classes, ${columns} points`, () => {
    const { expected, train, test: asked, trainLabels, testLabels } = split(set);
    const nodes: number[] = [];
    const accuracies = expected.accuracies.map((_, seed) => {
      const classifier = fitClassifier({ model: { kind: 'random-forest' } }, train, trainLabels, { seed });
      if (classifier.model.kind === 'random-forest') nodes.push(classifier.model.column.length);
      return accuracy(testLabels, predictClasses(classifier, asked));
    });
    expect(accuracies.length).toBe(10);
    expect(Math.abs(mean(accuracies) - mean(expected.accuracies))).toBeLessThan(0.01);
    expect(Math.abs(mean(nodes) / expected.nodes - 1)).toBeLessThan(0.01);
  });
});

test('principal components explain the variance that scikit-learn finds, point the same way, and as many are kept for a share', () => {
  for (const { expected, train } of sets) {
    const { explainedVariance, firstComponents, countFor } = expected.pca;
    const model = fitPca(train, {});
    const largest = explainedVariance[0] ?? NaN;
    explainedVariance.forEach((variance, k) => {
      expect(Math.abs((model.explainedVariance[k] ?? NaN) - variance)).toBeLessThan(
        1e-5 * Math.max(variance, 1e-3 * largest),
      );
    });
    firstComponents.forEach((component, k) => {
      component.forEach((value, i) => expect(model.components[k * train.columns + 10 * i]).toBeCloseTo(value, 5));
    });
    for (const [share, count] of Object.entries(countFor)) {
      expect(fitPca(train, { components: Number(share) }).explainedVariance.length).toBe(count);
    }
  }
});

test('a support vector machine behind principal components predicts what scikit-learn predicts', () => {
  for (const { expected, train, test, trainLabels } of sets) {
    const spec = { before: [{ kind: 'pca' as const, components: 20 }], model: { kind: 'svm' as const } };
    const classifier = fitClassifier(spec, train, trainLabels, { seed: 1 });
    expect(digits(predictClasses(classifier, test))).toBe(expected.svmAfterPca);
  }
});
