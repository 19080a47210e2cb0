import type { ExperimentFigure, ExperimentTable, RecipePeak, SyntheticRecipe } from '../../../../contract/index.js';
import { resolveClasses } from '../../../synthesis/resolveClasses.js';
import { pairCause, type Cause, type ListedPeak, type PairCause } from '../pairCause.js';
import type { StudiedNetwork } from '../runStudy.js';
import { variationRange } from '../variationRange.js';

/** Two classes that were taken for each other, in whichever direction. */
export interface ConfusedPair extends PairCause {
  first: string;
  second: string;
  /** Wrong spectra of all trainings of a network, by its id. */
  counts: Map<string, number>;
  total: number;
}

const CAUSES: Readonly<Record<Cause, string>> = {
  'minor peak': 'overlooked minor peak',
  positions: 'overlapping positions',
  heights: 'overlapping heights',
  apart: 'none: the classes are apart',
};
/** Rows of the table. */
const MOST = 60;

/** Most frequent first. */
export function confusedPairs(dataset: SyntheticRecipe, networks: readonly StudiedNetwork[]): ConfusedPair[] {
  const classes = resolveClasses(dataset);
  const range = variationRange(dataset);
  const pairs = new Map<string, ConfusedPair>();
  for (const { id, finished } of networks) {
    for (const { label, prediction } of finished.flatMap(({ wrong }) => wrong)) {
      const [a, b] = label < prediction ? [label, prediction] : [prediction, label];
      const key = `${a} ${b}`;
      const pair = pairs.get(key) ?? {
        ...pairCause(listed(classes[a]?.peaks), listed(classes[b]?.peaks), range),
        ...{ first: classes[a]?.name ?? String(a), second: classes[b]?.name ?? String(b) },
        ...{ counts: new Map<string, number>(), total: 0 },
      };
      pair.counts.set(id, (pair.counts.get(id) ?? 0) + 1);
      pair.total += 1;
      pairs.set(key, pair);
    }
  }
  return [...pairs.values()].sort((a, b) => b.total - a.total);
}

/** Middle of what is drawn; class lists of the study state numbers. */
function listed(peaks: readonly RecipePeak[] = []): ListedPeak[] {
  const middle = (quantity: RecipePeak['height']): number => (typeof quantity === 'number' ? quantity : NaN);
  return peaks.map(({ position, height }) => ({ position: middle(position), height: middle(height) }));
}

export function pairTable(pairs: readonly ConfusedPair[], networks: readonly StudiedNetwork[]): ExperimentTable {
  const rest = pairs.length - MOST;
  return {
    id: 'pairs',
    title: 'Classes taken for each other',
    caption: `Wrong test spectra of all trainings of a network, in both directions.${rest > 0 ? ` ${rest} rarer pairs are left out.` : ''}`,
    columns: [
      { title: 'Classes' },
      { title: 'Cause' },
      { title: 'What tells them apart' },
      ...networks.map(({ title, finished }) => ({
        title: finished.length > 1 ? `${title} (${finished.length} seeds)` : title,
        right: true,
      })),
    ],
    rows: pairs
      .slice(0, MOST)
      .map((pair) => [
        `${pair.first} and ${pair.second}`,
        CAUSES[pair.cause],
        difference(pair),
        ...networks.map(({ id }) => String(pair.counts.get(id) ?? 0)),
      ]),
  };
}

function difference({ alone, positions, heights }: PairCause): string {
  const [first] = alone;
  if (first) {
    const more = alone.length > 1 ? ` and ${alone.length - 1} more` : '';
    return `a peak at ${first.position}, ${first.height} high${more}`;
  }
  return `positions ${share(positions)} and heights ${share(heights)} of the range apart`;
}

function share(value: number): string {
  return `${Math.round(100 * value)} %`;
}

export function causeFigure(pairs: readonly ConfusedPair[], networks: readonly StudiedNetwork[]): ExperimentFigure {
  const causes = (Object.keys(CAUSES) as Cause[]).filter((cause) => pairs.some((pair) => pair.cause === cause));
  return {
    kind: 'bars',
    id: 'causes',
    title: 'Why spectra are taken for another class',
    caption:
      'Wrong test spectra of one training, mean over the trainings, by the cause that follows from the class lists.',
    categories: networks.map(({ title }) => title),
    y: { label: 'wrong test spectra', from: 0 },
    series: causes.map((cause) => ({
      name: CAUSES[cause],
      values: networks.map(
        ({ id, finished }) =>
          pairs.filter((pair) => pair.cause === cause).reduce((sum, { counts }) => sum + (counts.get(id) ?? 0), 0) /
          finished.length,
      ),
    })),
  };
}
