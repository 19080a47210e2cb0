import { accuracy } from '../../metrics/accuracy.js';
import type { ExperimentLab } from '../experimentLab.js';
import { knownPeakHeights } from '../shared/knownPeakHeights.js';
import type { Parameters } from './parameters.js';

/** Test accuracy of a threshold on the heights that a fit finds which knows position and width. Class 0 is the higher one. */
export async function ceilingOf(
  lab: ExperimentLab,
  { data, backgroundTerms }: Parameters['conditions'][number],
  border: number,
  seed: number,
): Promise<number> {
  const test = await lab.data({ ...data, seed }, 'test');
  const heights = knownPeakHeights(test, backgroundTerms);
  return accuracy(
    test.labels,
    heights.map((height) => (height >= border ? 0 : 1)),
  );
}
