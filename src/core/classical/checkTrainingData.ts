import { LabError } from '../../contract/data/errors.js';
import { checkSpectra } from './checkSpectra.js';
import type { Matrix } from './matrix.js';

/** Most classes: a label shares a word with a rank and a weight in the forest. */
const MOST_CLASSES = 4096;

/** Throws `invalid-input` where labels and spectra do not belong together or hold what no model can learn from. */
export function checkTrainingData(x: Matrix, labels: Int32Array, classes: number): void {
  checkSpectra(x, x.columns);
  if (x.rows === 0)
    throw new LabError('invalid-input', 'There are no spectra to learn from: choose a data set with some.');
  if (labels.length !== x.rows) {
    throw new LabError(
      'invalid-input',
      `There are ${x.rows} spectra and ${labels.length} labels: give each spectrum one.`,
    );
  }
  if (classes > MOST_CLASSES) {
    throw new LabError(
      'invalid-input',
      `Classical models know up to ${MOST_CLASSES} classes, and there are ${classes}: train on fewer.`,
    );
  }
  const wrong = labels.findIndex((label) => label < 0 || label >= classes);
  if (wrong >= 0) {
    throw new LabError(
      'invalid-input',
      `The label of spectrum ${wrong + 1} is ${labels[wrong]}: labels run from 0 to ${classes - 1}.`,
    );
  }
}
