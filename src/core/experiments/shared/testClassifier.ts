import type { ClassifierSpec, DatasetPart } from '../../../contract/index.js';
import { accuracy } from '../../metrics/accuracy.js';
import type { ExperimentLab } from '../experimentLab.js';

/** Fits a classical classifier and gives its share of right answers on each of the other parts. */
export async function testClassifier(
  lab: ExperimentLab,
  spec: ClassifierSpec,
  train: DatasetPart,
  tests: readonly DatasetPart[],
  seed: number,
): Promise<number[]> {
  const fitted = await lab.fit(spec, train, seed);
  return Promise.all(
    tests.map(async ({ x, labels, meta }) => accuracy(labels, await lab.classify(fitted, x, meta.length))),
  );
}
