import type { ExperimentRow } from '../../../contract/index.js';
import type { ExperimentFinding } from '../experimentLab.js';
import { barSeries } from '../shared/barSeries.js';
import { countsWords } from '../shared/countsWords.js';
import { lineSeries } from '../shared/lineSeries.js';
import { meanOf } from '../shared/meanOf.js';
import { differenceRow, shareRow } from '../shared/rows.js';
import type { Scores } from '../shared/runTrials.js';
import { trainingWords } from '../shared/trainingWords.js';
import { pointsWords } from '../shared/words.js';
import { judge, partsOf } from './judge.js';
import { conditionNames, type ConditionName, type Parameters } from './parameters.js';

const ACCURACY = 'test accuracy';
const DIFFERENCE = `difference of ${ACCURACY}`;
const towers = { pools: 'pools alone', both: 'convolutions and pools' } as const;

export function keyOf(condition: ConditionName, convolved: boolean, depth: number): string {
  if (depth === 0) return `${condition}: dense head alone`;
  return `${condition}: ${convolved ? towers.both : towers.pools}, ${depth} times`;
}

export function report(parameters: Parameters, scores: Scores): ExperimentFinding {
  const { margin, all } = parameters;
  const best = (name: ConditionName, convolved: boolean): string => bestKey(parameters, scores, name, convolved);
  const minus = (first: string, second: string): ExperimentRow =>
    differenceRow(`${first} minus ${second}`, DIFFERENCE, scores.test(second), scores.test(first));
  const pooling = (name: ConditionName) => minus(best(name, false), keyOf(name, false, 0));
  const convolution = (name: ConditionName) => minus(best(name, true), best(name, false));
  const added = (name: ConditionName): number[] => {
    const alone = scores.test(best(name, false));
    return scores.test(best(name, true)).map((value, i) => value - (alone[i] ?? NaN));
  };
  const moreAdded = (name: ConditionName): ExperimentRow =>
    differenceRow(`what convolutions add to pools, ${name} minus position`, DIFFERENCE, added('position'), added(name));
  const measured = {
    poolingOnPosition: pooling('position'),
    costOfWidth: minus(best('position', false), best('width', false)),
    convolutionOnBackground: moreAdded('background'),
    convolutionOnWidth: moreAdded('width'),
    margin,
  };
  const parts = partsOf(measured);
  const yes = (kept: boolean): string => (kept ? 'yes' : 'no');
  const rows = conditionNames.flatMap((name) =>
    [false, true].flatMap((convolved) =>
      parameters[name].depths
        .filter((depth) => depth > 0 || !convolved)
        .map((depth) => {
          const key = keyOf(name, convolved, depth);
          return shareRow(key, ACCURACY, scores.test(key));
        }),
    ),
  );
  const noiseAdded = moreAdded('noise');
  return {
    results: [
      ...rows,
      ...conditionNames.flatMap((name) => [pooling(name), convolution(name)]),
      measured.costOfWidth,
      measured.convolutionOnBackground,
      measured.convolutionOnWidth,
      noiseAdded,
    ],
    verdict: judge(measured),
    because: `Pools remove the variation of position: ${yes(parts.position)}, ${pointsWords(measured.poolingOnPosition)} over the dense head alone. They bear the variation of width: ${yes(parts.shape)}, it costs them ${pointsWords(measured.costOfWidth)}. Convolutions remove the background: ${yes(parts.background)}, they add ${pointsWords(measured.convolutionOnBackground)} more to the pools where there is one. They even out the width: ${yes(parts.convolvedShape)}, ${pointsWords(measured.convolutionOnWidth)} more where it varies. Against noise they add ${pointsWords(noiseAdded)} more.`,
    method: [
      `Dataset 1 taken apart, drawn anew for each seed: ${countsWords(all.data)}. In “position” only position (±50 points) and height vary, at sigma 10 points, without background and noise; “width”, “background” and “noise” add one of the three as dataset 1 has it; “all” is dataset 1.`,
      `Networks: so many max pools of 2, with or without a convolution of ${parameters.filters} filters of ${parameters.kernel} points and ReLU before each, then the same head (dense ${parameters.units}, ReLU, two classes). Training: ${trainingWords(parameters.training)}.`,
      'Gains compare the depth with the best mean validation accuracy of each kind; test spectra choose nothing. “More” is the gain in one condition minus the gain in “position”, seed by seed.',
      `A part of the claim holds when its whole 95 % interval is above zero; the width costs nothing when its whole interval is below ${(100 * margin).toFixed(0)} point.`,
    ],
    limits: [
      'The slides state what convolutions and pools do, without numbers, networks or data for it. Filters, kernels, depths and the way dataset 1 is taken apart are ours.',
      'A dense layer after the pools can remove part of a background by itself, so the gain of convolutions is what they do beyond that.',
    ],
    figures: [
      {
        kind: 'lines',
        id: 'depths',
        title: 'With everything varied',
        caption:
          'Test accuracy on dataset 1 by the number of pools, with and without convolutions before them; 95 % bands over the seeds.',
        x: { label: 'pools of 2' },
        y: { label: ACCURACY },
        series: [false, true].map((convolved) =>
          lineSeries(
            convolved ? towers.both : towers.pools,
            all.depths,
            all.depths.map((depth) => shareRow('', ACCURACY, scores.test(keyOf('all', convolved, depth)))),
          ),
        ),
      },
      {
        kind: 'bars',
        id: 'gains',
        title: 'Who removes what',
        caption:
          'What pools gain over the dense head alone, and what convolutions add to the pools, by what varies; 95 % intervals over the seeds.',
        categories: [...conditionNames],
        y: { label: DIFFERENCE },
        series: [
          barSeries('pools over dense head', conditionNames.map(pooling)),
          barSeries('convolutions over pools', conditionNames.map(convolution)),
        ],
      },
    ],
  };
}

/** The depth is chosen by the mean validation accuracy. */
function bestKey(parameters: Parameters, scores: Scores, name: ConditionName, convolved: boolean): string {
  const keys = parameters[name].depths.filter((depth) => depth > 0).map((depth) => keyOf(name, convolved, depth));
  const means = keys.map((key) => meanOf(scores.validation(key)));
  return keys[means.indexOf(Math.max(...means))] ?? '';
}
