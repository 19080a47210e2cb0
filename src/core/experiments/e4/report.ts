import type { ExperimentRow } from '../../../contract/index.js';
import type { ExperimentFinding } from '../experimentLab.js';
import { barSeries } from '../shared/barSeries.js';
import { countsWords } from '../shared/countsWords.js';
import { lineSeries } from '../shared/lineSeries.js';
import { meanOf } from '../shared/meanOf.js';
import { differenceRow, shareRow } from '../shared/rows.js';
import type { Scores } from '../shared/runTrials.js';
import { trainingWords } from '../shared/trainingWords.js';
import { percentWords, pointsWords } from '../shared/words.js';
import { judge } from './judge.js';
import type { Parameters } from './parameters.js';

export const NETWORK = 'small CNN';
const ACCURACY = 'test accuracy';
const GAIN = `difference of ${ACCURACY}`;

export const keyOf = (model: string, depth: number): string => `${model}, ${poolWords(depth)}`;

function poolWords(depth: number): string {
  return depth === 0 ? 'unpooled' : `pooled by ${2 ** depth}`;
}

export function report(parameters: Parameters, scores: Scores): ExperimentFinding {
  const { data, depths, models, training, margin } = parameters;
  const pooledDepths = depths.filter((depth) => depth > 0);
  const found = models.map(({ name }) => {
    const rows = depths.map((depth) => shareRow(keyOf(name, depth), ACCURACY, scores.test(keyOf(name, depth))));
    const gains = pooledDepths.map((depth) => gainRow(scores, name, depth));
    return { name, rows, gains, best: bestDepth(scores, name, pooledDepths) };
  });
  const [forest] = found;
  if (!forest) throw new RangeError('no model');
  const network = shareRow(NETWORK, ACCURACY, scores.test(NETWORK));
  const gainOfForest = gainRow(scores, forest.name, forest.best);
  const pooledKey = keyOf(forest.name, forest.best);
  const networkOverForest = differenceRow(
    `${NETWORK} minus ${pooledKey}`,
    GAIN,
    scores.test(pooledKey),
    scores.test(NETWORK),
  );
  const row = (depth: number): ExperimentRow => shareRow('', ACCURACY, scores.test(keyOf(forest.name, depth)));
  const gained = found.filter(({ name, best }) => gainRow(scores, name, best).low > 0).map(({ name }) => name);
  const chosen = found.map(({ name, best }) => ({ name, best, gain: gainRow(scores, name, best) }));
  return {
    results: [...found.flatMap(({ rows }) => rows), network, ...found.flatMap(({ gains }) => gains), networkOverForest],
    verdict: judge({ gainOfForest, networkOverForest, margin }),
    because: `The random forest goes from ${percentWords(row(0))} to ${percentWords(row(forest.best))} when spectra are pooled by ${2 ** forest.best}: ${pointsWords(gainOfForest)}. The CNN is at ${percentWords(network)}, ${pointsWords(networkOverForest)} against that forest; within ±${(100 * margin).toFixed(0)} point would be about equal. Pooling helps ${gained.length === 0 ? 'none of the models' : gained.join(', ')}${
      gained.length < found.length
        ? `, not ${found
            .map(({ name }) => name)
            .filter((name) => !gained.includes(name))
            .join(', ')}`
        : ''
    }.`,
    method: [
      `Dataset 1, drawn anew for each seed: ${countsWords(data)} of ${data.length} points. Before each model the spectra are halved ${depths.map(String).join(', ')} times by a max pool of 2 points.`,
      `Models: ${models.map(({ name, model }) => `${name} (${settingsWords(model)})`).join('; ')}. The depth that a gain is told for is the one with the best mean accuracy on the validation spectra, never chosen by the test spectra.`,
      `The network is the small CNN of the review on the unpooled spectra (three convolutions of 16 filters with pools of 2, dense 50): ${trainingWords(training)}.`,
      'Every seed draws its own spectra and its own weights, trees and samples of trees. Gains are taken seed by seed; intervals are Student’s over the seeds.',
    ],
    limits: [
      'The slides give 92 % and 94 % for a second max pool and do not name the model, the size of the pools, the counts, or the data beyond heights and shift; noise and background here were set so that a random forest starts at about 92 %.',
      `A pool of 2 after another shrinks the spectra by 4 in all; the slides’ pools may have been larger. The verdict therefore rests on the best pool up to ${2 ** Math.max(...depths)} points.`,
    ],
    figures: [
      {
        kind: 'lines',
        id: 'depths',
        title: 'Accuracy by size of the pool',
        caption:
          'Test accuracy of each model on spectra pooled by so many points, 95 % bands over the seeds; 1 is unpooled. The CNN sees unpooled spectra.',
        x: { label: 'points pooled', log: true },
        y: { label: ACCURACY },
        series: [
          ...found.map(({ name, rows }) =>
            lineSeries(
              name,
              depths.map((depth) => 2 ** depth),
              rows,
            ),
          ),
          {
            ...lineSeries(
              NETWORK,
              ends(depths).map((depth) => 2 ** depth),
              [network, network],
            ),
            points: false,
          },
        ],
      },
      {
        kind: 'bars',
        id: 'gains',
        title: 'What pooling brings',
        caption:
          'Test accuracy with the best pool minus without, seed by seed, with 95 % intervals; the size of the pool is chosen on validation spectra.',
        categories: chosen.map(({ name, best }) => `${name}, ${poolWords(best)}`),
        y: { label: GAIN },
        series: [
          barSeries(
            'gain',
            chosen.map(({ gain }) => gain),
          ),
        ],
      },
    ],
  };
}

function gainRow(scores: Scores, model: string, depth: number): ExperimentRow {
  const label = `${keyOf(model, depth)} minus unpooled`;
  return differenceRow(label, GAIN, scores.test(keyOf(model, 0)), scores.test(keyOf(model, depth)));
}

function bestDepth(scores: Scores, model: string, depths: readonly number[]): number {
  const means = depths.map((depth) => meanOf(scores.validation(keyOf(model, depth))));
  return depths[means.indexOf(Math.max(...means))] ?? 0;
}

const ends = (depths: readonly number[]): [number, number] => [Math.min(...depths), Math.max(...depths)];

function settingsWords(model: Parameters['models'][number]['model']): string {
  const { kind, ...settings } = model;
  const told = Object.entries(settings).map(([key, value]) => `${key} ${value}`);
  return [kind, ...told].join(', ');
}
