import { expect, test } from 'vitest';
import type { ClassifierSpec } from '../../../contract/data/classical.js';
import { fitClassifier } from '../fitClassifier.js';
import { permutationImportances } from '../permutationImportances.js';
import { pointImportances } from '../pointImportances.js';
import { peakData } from './peakData.js';

/** Noise in which only points 24 to 27 of 40 tell two classes apart. */
const { x } = peakData({ rows: 200, columns: 40, classes: 1, noise: 0.3, shift: 0, seed: 10 });
const labels = Int32Array.from({ length: 200 }, (_, row) => row % 2);
labels.forEach((label, row) => {
  for (let i = 24; i < 28; i++) x.data[row * 40 + i]! += label;
});
const share = (importances: Float64Array): number =>
  importances.subarray(24, 28).reduce((sum, value) => sum + value, 0) /
  importances.reduce((sum, value) => sum + Math.max(0, value), 0);

test('models that know what they rely on point at the points that differ, through pooling and principal components too', () => {
  const models = [{ kind: 'random-forest' }, { kind: 'svm', kernel: 'linear' }, { kind: 'nearest-centroid' }] as const;
  for (const model of models) {
    const specs: ClassifierSpec[] = [
      { model },
      { before: [{ kind: 'max-pool', size: 4 }], model },
      ...(model.kind === 'random-forest' ? [] : [{ before: [{ kind: 'pca' as const }], model }]),
    ];
    for (const spec of specs) {
      const importances = pointImportances(fitClassifier(spec, x, labels, { seed: 1 }));
      if (!importances) throw new Error('no importances');
      expect(importances.length).toBe(40);
      expect(importances.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
      const strongest = importances.indexOf(Math.max(...importances));
      expect(strongest).toBeGreaterThanOrEqual(24);
      expect(strongest).toBeLessThan(28);
      // Four of forty points: an equal share would be 0.1.
      expect(share(importances)).toBeGreaterThan(0.3);
    }
  }
});

test('models that do not know are asked by exchanging points, the same for the same seed', () => {
  for (const model of [{ kind: 'svm' }, { kind: 'neighbours' }] as const) {
    const classifier = fitClassifier({ model }, x, labels, { seed: 1 });
    expect(pointImportances(classifier)).toBeNull();
    const importances = permutationImportances(classifier, x, labels, { seed: 2, width: 4 });
    expect(share(importances)).toBeGreaterThan(0.8);
    expect(permutationImportances(classifier, x, labels, { seed: 2, width: 4 })).toEqual(importances);
  }
});
