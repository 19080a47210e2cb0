import type { StudyId } from '../../../../contract/index.js';
import { barSeries } from '../../shared/barSeries.js';
import { countsWords } from '../../shared/countsWords.js';
import { rowOf, shareRow } from '../../shared/rows.js';
import { trainingWords } from '../../shared/trainingWords.js';
import type { StudiedNetwork } from '../runStudy.js';
import type { StudyFinding } from '../studyLab.js';
import type { StudyParameters } from '../studyParameters.js';
import { confusedPairs, causeFigure, pairTable } from './confusedPairs.js';
import { judgeStudy } from './judgeStudy.js';
import { leftTable, networkTable } from './networkTable.js';

/** Tables, figures and verdict of what a study has finished. */
export function studyReport(
  id: StudyId,
  parameters: StudyParameters,
  networks: readonly StudiedNetwork[],
  seeds: readonly number[],
): StudyFinding {
  const done = networks.filter(({ finished }) => finished.length > 0);
  const tested = done[0]?.finished[0]?.tested ?? 0;
  const pairs = confusedPairs(parameters.dataset, done);
  const left = leftTable(networks);
  return {
    seeds: Math.min(...done.map(({ finished }) => finished.length)),
    seconds: done.flatMap(({ finished }) => finished).reduce((sum, { seconds }) => sum + seconds, 0),
    results: done.flatMap(({ title, finished }) => [
      rowOf(
        title,
        `wrong of ${tested} test spectra`,
        finished.map(({ wrong }) => wrong.length),
      ),
      shareRow(
        title,
        'test accuracy',
        finished.map((one) => 1 - one.wrong.length / one.tested),
      ),
      shareRow(
        title,
        'validation accuracy',
        finished.flatMap((one) => one.validationAccuracy ?? []),
      ),
      rowOf(
        title,
        'epoch of the kept weights',
        finished.map(({ bestEpoch }) => bestEpoch),
      ),
      rowOf(
        title,
        'hours of one training',
        finished.map(({ seconds }) => seconds / 3600),
      ),
    ]),
    ...judgeStudy(id, parameters, done),
    ...words(parameters, networks, seeds, tested),
    tables: [
      networkTable(id, parameters, done, tested),
      ...(pairs.length > 0 ? [pairTable(pairs, done)] : []),
      ...(left ? [left] : []),
    ],
    figures: [errorFigure(parameters, done, tested), ...(pairs.length > 0 ? [causeFigure(pairs, done)] : [])],
  };
}

function errorFigure(
  { published, comparable }: StudyParameters,
  done: readonly StudiedNetwork[],
  tested: number,
): StudyFinding['figures'][number] {
  const rows = done.map(({ finished }) => spread(finished.map(({ wrong }) => wrong.length)));
  const theirs = done.map(({ id }) => publishedWrong(published[id], tested));
  const some = comparable && theirs.some((row) => Number.isFinite(row.mean));
  return {
    kind: 'bars',
    id: 'errors',
    title: 'Wrong test spectra',
    caption: `Of ${tested}; the bars are means over the trainings, the lines run from the least to the most${some ? '; beside ours what was published' : ''}.`,
    categories: done.map(({ title }) => title),
    y: { label: `wrong of ${tested}`, from: 0 },
    series: [barSeries('here', rows), ...(some ? [barSeries('published', theirs)] : [])],
  };
}

/** Least, mean and most where an interval would stand. */
function spread(values: readonly number[]): { mean: number; low: number; high: number; n: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, low: Math.min(...values), high: Math.max(...values), n: values.length };
}

function publishedWrong(
  numbers: StudyParameters['published'][string] | undefined,
  tested: number,
): ReturnType<typeof spread> {
  if (numbers?.wrong) {
    const [low, mean, high] = numbers.wrong;
    return { mean, low, high, n: 5 };
  }
  if (Array.isArray(numbers?.accuracy)) {
    const [least, most] = numbers.accuracy;
    const [low, high] = [tested * (1 - most), tested * (1 - least)];
    return { mean: (low + high) / 2, low, high, n: 5 };
  }
  return { mean: NaN, low: NaN, high: NaN, n: 0 };
}

function words(
  { dataset, training, trainingOf, comparable }: StudyParameters,
  networks: readonly StudiedNetwork[],
  seeds: readonly number[],
  tested: number,
): Pick<StudyFinding, 'method' | 'limits'> {
  const own = networks.filter(({ id, finished }) => trainingOf[id] && finished.length > 0).map(({ title }) => title);
  const plateau = training.reduceOnPlateau
    ? `; the learning rate falls to a ${Math.round(1 / training.reduceOnPlateau.factor)}th after ${training.reduceOnPlateau.patience} flat epochs`
    : '';
  return {
    method: [
      `“${dataset.title}”: ${countsWords(dataset)} of ${dataset.length} points, the same for every network and seed; a seed decides first weights, order and dropout. Every peak of a training spectrum is varied by itself, the test spectra are laid down and nothing of them is drawn.`,
      `Training: ${trainingWords(training)}${plateau}.${own.length > 0 ? ` ${own.join(', ')} with settings of their own, which stand in the recipe.` : ''}`,
      `Each training is a run of its own with ${seeds.length === 1 ? 'one seed' : `up to ${seeds.length} seeds`}; nothing was chosen by test spectra. Best epochs count from 1. Intervals are Student’s over the seeds.`,
      'The cause of a confusion follows from the two class lists by rule: a small peak that only one of them has; else the positions or the heights whose ranges of variation overlap.',
    ],
    limits: [
      comparable
        ? 'Classes, variation and test spectra are those of the study; the numbers drawn for training and validation are not NumPy’s, and TensorFlow’s version and first weights differ.'
        : `The classes are not the study’s 500 but drawn by the same law, so that its numbers can only be compared in their order and size${tested === 4500 ? '' : `; there are ${tested} test spectra instead of 4500`}.`,
      'Seconds are those of trainings side by side, one thread each; they say how long this machine took, not how fast a network is.',
    ],
  };
}
