import type { DatasetPart, ExperimentFigure, ExperimentRow } from '../../../contract/index.js';
import { slidesCnn } from '../../architectures/published/slidesCnn.js';
import { accuracy } from '../../metrics/accuracy.js';
import type { Experiment, ExperimentFinding, ExperimentLab } from '../experimentLab.js';
import { drawData } from '../shared/drawData.js';
import { knownPeakHeights } from '../shared/knownPeakHeights.js';
import { readParameters } from '../shared/readParameters.js';
import { differenceRow, shareRow } from '../shared/rows.js';
import { testClassifier } from '../shared/testClassifier.js';
import { testNetwork } from '../shared/testNetwork.js';
import { percentWords, pointsWords } from '../shared/words.js';
import { judge } from './judge.js';
import { parametersSchema, type Parameters } from './parameters.js';

type Condition = Parameters['conditions'][number];
type ModelName = 'threshold on the maximum' | 'random forest' | 'small CNN' | 'fit that knows position and width';
const ACCURACY = 'test accuracy';

/** E1: what the one-peak, two-height problem is worth, and what limits it. */
export const e1: Experiment = {
  id: 'e1',
  async run(lab, recipe) {
    const parameters = readParameters('e1', parametersSchema, recipe);
    const works = worksOf(lab, parameters);
    lab.announce(works.length);
    const found = await lab.map(works, async (work) => {
      const value = await measure(lab, parameters, work);
      lab.done(`${work.model}, ${work.condition.name}, seed ${work.seed}`);
      return value;
    });
    const values = (condition: Condition, model: ModelName): number[] =>
      found.filter((_, i) => works[i]?.condition === condition && works[i]?.model === model);
    return report(parameters, values, await examples(lab, parameters));
  },
};

interface Work {
  seed: number;
  condition: Condition;
  model: ModelName;
}

/** The long ones first, so that the cores end together. */
function worksOf(lab: ExperimentLab, { conditions }: Parameters): Work[] {
  const of = (model: ModelName, some: readonly Condition[]) =>
    lab.seeds.flatMap((seed) => some.map((condition): Work => ({ seed, condition, model })));
  return [
    ...of('small CNN', networkConditions(conditions)),
    ...of('random forest', conditions),
    ...of('threshold on the maximum', conditions),
    ...of('fit that knows position and width', conditions),
  ];
}

const networkConditions = (conditions: readonly Condition[]) => conditions.filter(({ network }) => network);

async function measure(lab: ExperimentLab, parameters: Parameters, work: Work): Promise<number> {
  const { seed, condition, model } = work;
  const data = await drawData(lab, condition.data, seed);
  const { train, test } = data;
  switch (model) {
    case 'small CNN': {
      const size = { inputLength: train.meta.length, outputs: train.meta.classNames.length };
      const order = { architecture: slidesCnn(size), training: parameters.training, seed, ...data };
      return (await testNetwork(lab, order)).accuracy;
    }
    case 'random forest':
      return (await testClassifier(lab, parameters.forest, train, [test], seed))[0] ?? NaN;
    case 'threshold on the maximum':
      return (await testClassifier(lab, parameters.baseline, train, [test], seed))[0] ?? NaN;
    case 'fit that knows position and width':
      return ceiling(test, condition.backgroundTerms, parameters.border);
  }
}

/** Class 0 is the higher one. */
function ceiling(test: DatasetPart, backgroundTerms: number, border: number): number {
  const heights = knownPeakHeights(test, backgroundTerms);
  return accuracy(
    test.labels,
    heights.map((height) => (height >= border ? 0 : 1)),
  );
}

async function examples(lab: ExperimentLab, { conditions, examples: each }: Parameters): Promise<ExperimentFigure> {
  const [first] = conditions;
  const recipe = first?.data;
  if (!recipe) throw new RangeError('no condition');
  const { x, labels, meta } = await lab.data({ ...recipe, seed: lab.seeds[0] ?? 0 }, 'test');
  const positions = Array.from({ length: meta.length }, (_, i) => meta.axis.from + i * meta.axis.step);
  const series = meta.classNames.flatMap((name, classNumber) =>
    [...labels.keys()]
      .filter((row) => labels[row] === classNumber)
      .slice(0, each)
      .map((row, i) => ({
        name: `${name}, ${i + 1}`,
        x: positions,
        y: Array.from(x.subarray(row * meta.length, (row + 1) * meta.length)),
      })),
  );
  return {
    kind: 'lines',
    id: 'examples',
    title: 'Spectra of both classes',
    caption: `Test spectra of the first seed, ${each} of each class: the peak moves and changes its height and width, over a background and noise.`,
    x: { label: 'point' },
    y: { label: 'intensity' },
    series,
  };
}

function report(
  { conditions, training }: Parameters,
  values: (condition: Condition, model: ModelName) => number[],
  exampleFigure: ExperimentFigure,
): ExperimentFinding {
  const full = conditions[0];
  const clean = conditions.at(-1);
  if (!full || !clean) throw new RangeError('no condition');
  const models: ModelName[] = [
    'threshold on the maximum',
    'random forest',
    'small CNN',
    'fit that knows position and width',
  ];
  const cells = conditions.flatMap((condition) =>
    models
      .filter((model) => model !== 'small CNN' || condition.network)
      .map((model) => ({
        ...{ condition, model },
        row: shareRow(`${model}, ${condition.name}`, ACCURACY, values(condition, model)),
      })),
  );
  const over = (model: ModelName): ExperimentRow =>
    differenceRow(
      `${model} minus threshold on the maximum, ${full.name}`,
      `difference of ${ACCURACY}`,
      values(full, 'threshold on the maximum'),
      values(full, model),
    );
  const networkOverBaseline = over('small CNN');
  const baselineClean = shareRow('', ACCURACY, values(clean, 'threshold on the maximum'));
  const ceilingFull = shareRow('', ACCURACY, values(full, 'fit that knows position and width'));
  const bars: ExperimentFigure = {
    kind: 'bars',
    id: 'accuracy',
    title: 'What limits the classes',
    caption:
      'Test accuracy with and without noise and background, with 95 % intervals over the seeds. Without both, one number separates the classes.',
    categories: conditions.map(({ name }) => name),
    y: { label: ACCURACY, from: 0.8, to: 1 },
    series: models.map((model) => {
      const rows = conditions.map(
        (condition) => cells.find((cell) => cell.condition === condition && cell.model === model)?.row,
      );
      const pick = (key: 'mean' | 'low' | 'high') => rows.map((row) => row?.[key] ?? NaN);
      return { name: model, values: pick('mean'), low: pick('low'), high: pick('high') };
    }),
  };
  return {
    results: [...cells.map(({ row }) => row), over('random forest'), networkOverBaseline],
    verdict: judge({ networkOverBaseline, baselineClean }),
    because: `The small CNN is ${pointsWords(networkOverBaseline)} better than a threshold on the maximum; without noise and background that threshold already reaches ${percentWords(baselineClean)}, so the two height ranges only touch, and what overlaps comes from noise and background (a fit that knows position and width reaches ${percentWords(ceilingFull)} with both).`,
    method: [
      `Dataset 1, drawn anew for each seed: ${describeCounts(full)}; one Gaussian peak with maximum 0.8 or 0.6, varied by ±0.1, at 250 ± 50 of 500 points, sigma 5 to 15 points, a Chebyshev background of 2 to 4 terms within ±0.2/terms and white noise of 0.03. The other conditions switch noise, background or both off.`,
      `Models: a threshold on the largest value of the spectrum; a random forest of 200 trees on the points; the small CNN of the review (three convolutions of 16 filters, pools of 2, dense 50), trained with Adam (${training.optimiser.learningRate}) in batches of ${training.batchSize} until the validation loss has not fallen for ${training.earlyStopping?.patience ?? 0} epochs, best weights kept. Nothing was tuned on test spectra.`,
      'The ceiling is a least-squares fit of the height that is told position and width of each peak and the family of the background; its threshold stands at 0.7.',
      'Every seed draws its own spectra and its own first weights; intervals are Student’s over the seeds, differences are taken seed by seed.',
    ],
    limits: [
      'The slides state the heights, the shift of ±50 points, the variation of ±0.1 and that widths vary. Length of the signal, widths, background, noise and counts are ours, set so that a random forest reaches about the 92 % of the slides.',
      'Where heights are drawn uniformly, 0.8 − 0.1 and 0.6 + 0.1 meet in one point. If the slides drew them otherwise, or named the overlap for the noisy heights, the overlap is larger than here.',
    ],
    figures: [exampleFigure, bars],
  };
}

function describeCounts({ data }: Condition): string {
  const count = (split: 'train' | 'validation' | 'test') => {
    const part = data.splits[split];
    return part.kind === 'drawn' ? part.perClass : 0;
  };
  return `${count('train')} training, ${count('validation')} validation and ${count('test')} test spectra of each class`;
}
