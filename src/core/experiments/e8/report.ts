import type { EpochLog, ExperimentFigure, ExperimentRow } from '../../../contract/index.js';
import { studentInterval } from '../../metrics/studentInterval.js';
import type { ExperimentFinding } from '../experimentLab.js';
import { datasetWords } from '../shared/datasetWords.js';
import { factorRow } from '../shared/factorRow.js';
import { differenceRow, rowOf, shareRow } from '../shared/rows.js';
import { trainingWords } from '../shared/trainingWords.js';
import type { MeasuredMaps } from './index.js';
import { judgeE8 } from './judgeE8.js';
import type { E8Case, E8Parameters } from './parameters.js';
import type { Steadiness } from './steadiness.js';

interface Trained {
  accuracy: number;
  history: EpochLog[];
  steadiness: Steadiness;
}

/** One case, seed by seed. */
export interface TrainedPair {
  case: E8Case;
  with: Trained[];
  without: Trained[];
}

const WITH = 'with batch normalisation';
const WITHOUT = 'without';

export function report(
  parameters: E8Parameters,
  pairs: readonly TrainedPair[],
  maps: readonly MeasuredMaps[],
  seeds: number,
): ExperimentFinding {
  const differences = pairs.map((pair) =>
    differenceRow(
      pair.case.label,
      'test accuracy, with minus without',
      accuracies(pair.without),
      accuracies(pair.with),
    ),
  );
  const background = factorRow(
    'first batch normalisation',
    'background over peak height, after over before',
    maps.map(({ factors }) => factors.background),
  );
  const levelRow = (when: string, pick: (one: MeasuredMaps) => number) =>
    rowOf('first batch normalisation', `level beside the peak over its height, ${when}`, maps.map(pick));
  const level = {
    before: levelRow('before', ({ levelBefore }) => levelBefore),
    after: levelRow('after', ({ levelAfter }) => levelAfter),
  };
  return {
    results: [
      ...pairs.flatMap((pair) => rowsOf(pair)),
      ...differences,
      background,
      ...(['noise', 'width', 'position'] as const).map((measure) =>
        factorRow(
          'first batch normalisation',
          `${measure}, after over before`,
          maps.map(({ factors }) => factors[measure]),
        ),
      ),
      level.before,
      level.after,
      factorRow(
        'first batch normalisation',
        'range of a channel, before',
        maps.map(({ rangeBefore }) => rangeBefore),
      ),
      factorRow(
        'first batch normalisation',
        'range of a channel, after',
        maps.map(({ rangeAfter }) => rangeAfter),
      ),
      factorRow(
        'first batch normalisation',
        'largest over smallest range of the channels, before',
        maps.map(({ unevenBefore }) => unevenBefore),
      ),
      factorRow(
        'first batch normalisation',
        'largest over smallest range of the channels, after',
        maps.map(({ unevenAfter }) => unevenAfter),
      ),
    ].filter(({ n }) => n > 0),
    ...judgeE8({ background, accuracy: differences, level }),
    ...words(parameters, seeds),
    figures: [...pairs.map(curves), accuracyFigure(pairs), ...mapFigures(maps)],
  };
}

function rowsOf(pair: TrainedPair): ExperimentRow[] {
  const of = (name: string, all: readonly Trained[]) => {
    const label = `${pair.case.label}, ${name}`;
    const take = (pick: (one: Steadiness) => number) => all.map(({ steadiness }) => pick(steadiness));
    const best = all.map(({ accuracy }) => accuracy);
    return [
      shareRow(label, 'test accuracy', best),
      rowOf(
        label,
        'lowest validation loss',
        take((one) => one.best),
      ),
      rowOf(
        label,
        'largest rise of the validation loss',
        take((one) => one.worstJump),
      ),
      rowOf(
        label,
        'mean rise of the validation loss',
        take((one) => one.roughness),
      ),
      rowOf(label, 'distance of a seed’s accuracy from the mean', deviations(best)),
    ];
  };
  return [
    ...of(WITH, pair.with),
    ...of(WITHOUT, pair.without),
    differenceRow(
      pair.case.label,
      'mean rise of the validation loss, with minus without',
      pair.without.map(({ steadiness }) => steadiness.roughness),
      pair.with.map(({ steadiness }) => steadiness.roughness),
    ),
  ];
}

function accuracies(all: readonly Trained[]): number[] {
  return all.map(({ accuracy }) => accuracy);
}

function deviations(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => Math.abs(value - mean));
}

function curves(pair: TrainedPair, number: number): ExperimentFigure {
  const series = (name: string, all: readonly Trained[]) => {
    const epochs = Math.max(0, ...all.map(({ history }) => history.length));
    const at = Array.from({ length: epochs }, (_, epoch) =>
      studentInterval(all.flatMap(({ history }) => history[epoch]?.valLoss ?? [])),
    );
    return {
      name,
      x: at.map((_, epoch) => epoch + 1),
      y: at.map(({ mean }) => mean),
      low: at.map(({ low }) => Math.max(0, low)),
      high: at.map(({ high }) => high),
    };
  };
  return {
    kind: 'lines',
    id: `loss-${number + 1}`,
    title: `Validation loss: ${pair.case.label}`,
    caption: 'Mean over the seeds with its 95 % interval.',
    x: { label: 'epoch' },
    y: { label: 'validation loss', from: 0 },
    series: [series(WITH, pair.with), series(WITHOUT, pair.without)],
  };
}

function accuracyFigure(pairs: readonly TrainedPair[]): ExperimentFigure {
  const series = (name: string, pick: (pair: TrainedPair) => readonly Trained[]) => {
    const rows = pairs.map((pair) => shareRow('', '', accuracies(pick(pair))));
    return {
      name,
      values: rows.map(({ mean }) => mean),
      low: rows.map(({ low }) => low),
      high: rows.map(({ high }) => high),
    };
  };
  return {
    kind: 'bars',
    id: 'accuracy',
    title: 'Test accuracy',
    caption: 'Mean over the seeds with its 95 % interval.',
    categories: pairs.map((pair) => pair.case.label),
    y: { label: 'test accuracy', from: 0, to: 1 },
    series: [series(WITH, (pair) => pair.with), series(WITHOUT, (pair) => pair.without)],
  };
}

function mapFigures(maps: readonly MeasuredMaps[]): ExperimentFigure[] {
  const [one] = maps;
  if (!one) return [];
  const { start, step, before, after } = one.example;
  const x = before.map((_, i) => start + i * step);
  return [
    {
      kind: 'lines',
      id: 'map',
      title: 'One channel before and after the first batch normalisation',
      caption:
        'The strongest channel of the first convolution for one test spectrum. The curve is moved and scaled as a whole: its shape, background included, stays.',
      x: { label: 'point of the spectrum' },
      y: { label: 'value' },
      series: [
        { name: 'before', x, y: before },
        { name: 'after', x, y: after },
      ],
    },
  ];
}

function words(
  { cases, liuUnits, momentum, probesPerClass }: E8Parameters,
  seeds: number,
): Pick<ExperimentFinding, 'method' | 'limits'> {
  return {
    method: [
      ...cases.map(({ label, dataset, training }) => `${label}: ${datasetWords(dataset)}; ${trainingWords(training)}.`),
      `${seeds} seeds, each with and without batch normalisation on the same spectra. In the small CNN it is put between each convolution and its ReLU (momentum ${momentum} as Keras counts it, epsilon 0.001). Liu 2017 has it after every layer, with ${liuUnits} units in the dense layer; without it the weights start as Glorot uniform, because the published ones (variance 0.05) are too large for a network without it.`,
      `Feature maps are those before and after the first batch normalisation of the small CNN of the first case, measured with ${probesPerClass} test spectra of one class as in experiment 3: background over the height of the peak, channel by channel. All epochs are run, so that the curves can be compared.`,
      'Verdict: the background has to be smaller by a tenth at least after the batch normalisation (interval of the factor below 0.9), and in no case may the accuracy be reliably higher with it. Both: holds; one: holds partly; none: does not hold.',
    ],
    limits: [
      'The slides show maps with values of 957 before and 11.5 after a batch normalisation without naming network, data or layer; such numbers depend on the scale of the spectra and cannot be compared.',
      'In use a batch normalisation subtracts one number from each channel and multiplies it by another, the same for all spectra and points. It takes the mean of the training spectra away, not the background of the spectrum at hand.',
      'All networks train for the same number of epochs. Liu 2017 normalises its output too, which slows it down; where its loss still falls at the end, more epochs would bring it closer.',
      'The moving averages of a batch normalisation start at mean 0 and variance 1 and need steps to arrive: with the momentum of 0.99 that Keras takes by default, networks on a thousand spectra stayed at chance for the first hundreds of steps (tried beforehand). The momentum here is the default of PyTorch. Part of an unsteady validation loss comes from these averages, and so from the size of the dataset.',
    ],
  };
}
