import { LabError } from '../../contract/data/errors.js';
import type { Evaluation } from '../../contract/data/evaluation.js';
import type { RunComparison, RunDetail } from '../../contract/data/run.js';
import { accuracyInterval } from './accuracyInterval.js';
import { mcnemar } from './mcnemar.js';
import { pairedBootstrap } from './pairedBootstrap.js';
import { pairedStudent } from './pairedStudent.js';

export type ComparedRun = Pick<
  RunDetail,
  'title' | 'modelTitle' | 'datasetTitle' | 'seed' | 'evaluation' | 'provenance'
>;

interface Judged {
  seed: number;
  evaluation: Evaluation;
  dataset: string;
}

/**
 * Two runs by pairs of spectra, or two groups by pairs of seeds.
 * @throws LabError `invalid-input` where they are not done, not of the same spectra, or not of the same seeds
 */
export function compareRuns(first: readonly ComparedRun[], second: readonly ComparedRun[]): RunComparison {
  const [a, b] = [first.map(judged), second.map(judged)];
  const [names, split] = [titles(first, second), a[0]?.evaluation.split];
  if ([...a, ...b].some(({ dataset, evaluation }) => dataset !== a[0]?.dataset || evaluation.split !== split))
    throw refuse('They were not judged on the same spectra. Compare runs of one dataset.');
  if (a.length === 1 && b.length === 1 && a[0] && b[0]) return bySpectra(names, a[0].evaluation, b[0].evaluation);
  return bySeeds(names, a, b);
}

function bySpectra(names: [string, string], a: Evaluation, b: Evaluation): RunComparison {
  const right = ({ labels, predictions }: Evaluation): Float64Array =>
    Float64Array.from(labels, (label, i) => (label === predictions[i] ? 1 : 0));
  const difference = pairedBootstrap(right(a), right(b), { seed: 1 });
  return {
    first: { title: names[0], accuracy: a.accuracy },
    second: { title: names[1], accuracy: b.accuracy },
    difference,
    pairs: 'spectra',
    mcnemar: mcnemar(a.labels, a.predictions, b.predictions),
    sentence: sentenceOf(names, difference),
  };
}

function bySeeds(names: [string, string], a: readonly Judged[], b: readonly Judged[]): RunComparison {
  const accuracies = (runs: readonly Judged[]): Map<number, number> =>
    new Map(runs.map(({ seed, evaluation }) => [seed, evaluation.accuracy.mean]));
  const [of, against] = [accuracies(a), accuracies(b)];
  const seeds = [...of.keys()];
  if (seeds.length !== against.size || !seeds.every((seed) => against.has(seed)))
    throw refuse('They were trained with different seeds. Compare groups with the same seeds, or one run with one.');
  const pairs = seeds.map((seed) => [of.get(seed) ?? NaN, against.get(seed) ?? NaN] as const);
  const [ones, others] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
  const difference = pairedStudent(ones, others);
  return {
    first: { title: names[0], accuracy: accuracyInterval(ones) },
    second: { title: names[1], accuracy: accuracyInterval(others) },
    difference,
    pairs: 'seeds',
    sentence: sentenceOf(names, difference),
  };
}

function sentenceOf([first, second]: [string, string], { mean, low, high }: RunComparison['difference']): string {
  const points = (share: number): string =>
    (100 * share)
      .toFixed(1)
      .replace('-', '−')
      .replace(/^−0\.0$/, '0.0');
  if (low <= 0 && high >= 0)
    return `No difference is shown: ${second} minus ${first} is ${points(mean)} points (95 % interval ${points(low)} to ${points(high)}).`;
  // With the sign of the number beside it, whichever of them is the better one.
  return `${mean > 0 ? second : first} is better: ${second} minus ${first} is ${points(mean)} points (95 % interval ${points(low)} to ${points(high)}).`;
}

function titles(first: readonly ComparedRun[], second: readonly ComparedRun[]): [string, string] {
  const [a = '', b = ''] = [first[0]?.title, second[0]?.title];
  if (a !== b) return [a, b];
  const [x = '', y = ''] = [first[0]?.modelTitle, second[0]?.modelTitle];
  if (x !== y) return [x, y];
  return first.length === 1 && second.length === 1 && first[0]?.seed !== second[0]?.seed
    ? [`${a}, seed ${first[0]?.seed}`, `${a}, seed ${second[0]?.seed}`]
    : [`${a} (the first)`, `${a} (the second)`];
}

function judged({ title, seed, evaluation, provenance }: ComparedRun): Judged {
  if (!evaluation || !provenance)
    throw refuse(
      `“${title}” (seed ${seed}) has no result on spectra it was not trained with. Compare runs that are done.`,
    );
  return { seed, evaluation, dataset: provenance.datasetSha256 };
}

const refuse = (sentence: string): LabError => new LabError('invalid-input', sentence);
