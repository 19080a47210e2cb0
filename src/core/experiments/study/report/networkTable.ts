import type { ExperimentTable, StudyId } from '../../../../contract/index.js';
import type { FinishedTraining, StudiedNetwork } from '../runStudy.js';
import type { PublishedNumbers, StudyParameters } from '../studyParameters.js';

const NONE = '–';

/** The study's own table with ours beside it, fewest errors first. */
export function networkTable(
  id: StudyId,
  { published, comparable }: StudyParameters,
  done: readonly StudiedNetwork[],
  tested: number,
): ExperimentTable {
  const sorted = [...done].sort((a, b) => meanWrong(a) - meanWrong(b));
  return {
    id: 'networks',
    title: `Errors of ${tested} test spectra`,
    caption: `Fewest first. ${comparable ? 'In the last columns what was published, over 5 seeds.' : 'The last columns hold what was published for the study’s own classes, over 5 seeds; the classes here are others.'}`,
    columns: [
      { title: 'Network' },
      ...[
        'Parameters',
        'Seeds',
        'Wrong: least / mean / most',
        'Accuracy',
        'Best epoch',
        'Validation',
        'Hours each',
        id === 'benchmark' ? 'Published wrong' : 'Published accuracy',
        ...(id === 'benchmark' ? ['accuracy', 'best epoch', 'validation'] : []),
      ].map((title) => ({ title, right: true })),
    ],
    rows: sorted.map(({ id: network, title, parameters, finished }) => [
      title,
      millions(parameters),
      String(finished.length),
      wrongWords(finished),
      percent(mean(finished.map((one) => 1 - one.wrong.length / one.tested))),
      Math.round(mean(finished.map(({ bestEpoch }) => bestEpoch))).toString(),
      range(finished.flatMap(({ validationAccuracy }) => validationAccuracy ?? [])),
      (mean(finished.map(({ seconds }) => seconds)) / 3600).toFixed(2),
      ...(id === 'benchmark' ? generalCells(published[network]) : [accuracyWords(published[network]?.accuracy)]),
    ]),
  };
}

/** What was not run, and why; undefined where nothing is left. */
export function leftTable(networks: readonly StudiedNetwork[]): ExperimentTable | undefined {
  const rows = networks.flatMap(({ title, left }) => {
    const reasons = [...new Set(left.map(({ why }) => why))];
    return reasons.map((why) => {
      const seeds = left.filter((one) => one.why === why).flatMap(({ seed }) => seed ?? []);
      return [title, seeds.length > 0 ? seeds.sort((a, b) => a - b).join(', ') : 'all', why];
    });
  });
  if (rows.length === 0) return undefined;
  return {
    id: 'left',
    title: 'Not run',
    caption: 'The same command goes on with what is not finished.',
    columns: [{ title: 'Network' }, { title: 'Seeds' }, { title: 'Why' }],
    rows,
  };
}

export function meanWrong({ finished }: StudiedNetwork): number {
  return mean(finished.map(({ wrong }) => wrong.length));
}

function generalCells(numbers: PublishedNumbers | undefined): string[] {
  const { wrong, accuracy, bestEpoch, validation } = numbers ?? {};
  return [
    wrong ? `${wrong[0]} / ${wrong[1]} / ${wrong[2]}` : NONE,
    accuracyWords(accuracy),
    bestEpoch?.toString() ?? NONE,
    validation ? `${percent(validation[0])} to ${percent(validation[1])}` : NONE,
  ];
}

function accuracyWords(accuracy: PublishedNumbers['accuracy']): string {
  if (accuracy === undefined) return NONE;
  return typeof accuracy === 'number'
    ? percent(accuracy)
    : `${Math.round(100 * accuracy[0])} to ${Math.round(100 * accuracy[1])} %`;
}

function wrongWords(finished: readonly FinishedTraining[]): string {
  const counts = finished.map(({ wrong }) => wrong.length);
  const middle = mean(counts);
  return `${Math.min(...counts)} / ${Number.isInteger(middle) ? middle : middle.toFixed(1)} / ${Math.max(...counts)}`;
}

function range(values: readonly number[]): string {
  if (values.length === 0) return NONE;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? percent(low) : `${percent(low)} to ${percent(high)}`;
}

function millions(count: number): string {
  return `${(count / 1e6).toFixed(2)} M`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
