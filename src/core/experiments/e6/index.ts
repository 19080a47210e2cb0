import type { Experiment, ExperimentFinding, ExperimentLab } from '../experimentLab.js';
import { countRow } from '../shared/countRow.js';
import { datasetWords } from '../shared/datasetWords.js';
import { readParameters } from '../shared/readParameters.js';
import { rowOf } from '../shared/rows.js';
import { trainingWords } from '../shared/trainingWords.js';
import { convolutionNames } from './fewFilterNetwork.js';
import { e6Figures } from './figures.js';
import { judgeE6 } from './judgeE6.js';
import { lookAtSeed, type SeedFinding } from './lookAtSeed.js';
import { e6Schema, type E6Parameters, type Variant } from './parameters.js';

/** How often a network with one filter per layer starts with an empty output, whether training wakes it, and what cures it. */
export const e6: Experiment = {
  id: 'e6',
  run: async (lab, parameters) => run(lab, readParameters('e6', e6Schema, parameters)),
};

interface Looked {
  variant: Variant;
  /** Seed by seed. */
  all: SeedFinding[];
}

async function run(lab: ExperimentLab, parameters: E6Parameters): Promise<ExperimentFinding> {
  const { variants, initialisers, activations, trainingSeeds, chanceBelow } = parameters;
  const grid = initialisers.flatMap(({ label, initialiser }) =>
    activations.map((activation): Variant => ({
      ...{ label: `${label}, ${activation}`, initialiser, activation, filters: 1, positive: 'none', train: false },
    })),
  );
  lab.announce(lab.seeds.length);
  const found = await lab.map(lab.seeds, async (seed, index) => {
    const one = await lookAtSeed(lab, parameters, [...variants, ...grid], seed, index < trainingSeeds);
    lab.done(`seed ${seed}`);
    return one;
  });
  const looked = [...variants, ...grid].map((variant, i): Looked => ({
    variant,
    all: found.flatMap((one) => one[i] ?? []),
  }));
  const named = looked.slice(0, variants.length);
  const crossed = looked.slice(variants.length);
  const [slides] = named;
  if (!slides) throw new RangeError('no variant');

  const firstEmpty = convolutionNames.map((_, layer) =>
    countRow(
      slides.variant.label,
      `share whose first empty layer is convolution ${layer + 1}`,
      slides.all.map(({ start }) => start.firstBlind === layer),
    ),
  );
  const trained = named.filter(({ variant }) => variant.train);
  const kin = (wanted: (variant: Variant) => boolean, among: readonly Looked[] = crossed) =>
    among.filter(({ variant }) => wanted(variant)).map(emptyRow);
  const { initialiser: usual, activation: relu } = slides.variant;
  return {
    results: [
      ...looked.map(emptyRow),
      ...named.map(deadRow),
      ...firstEmpty,
      countRow(
        slides.variant.label,
        'share whose first kernel turns the peak upside down',
        slides.all.map(({ turned }) => turned),
      ),
      ...trained.flatMap((one) => afterTraining(one, chanceBelow)),
    ],
    ...judgeE6({
      slides: emptyRow(slides),
      activations: kin((variant) => variant.activation !== relu && same(variant.initialiser, usual)),
      initialisers: kin((variant) => variant.activation === relu && !same(variant.initialiser, usual)),
      signs: kin(({ positive }) => positive !== 'none', named),
      beside: [
        { ...deadRow(slides), label: 'nothing but zeros with noise and background too' },
        ...kin(({ kernels: own }) => own !== undefined, named),
      ],
    }),
    ...words(parameters, lab.seeds.length),
    figures: e6Figures({
      initialisers: initialisers.map(({ label }) => label),
      grid: activations.map((activation) => ({
        activation,
        rows: crossed.filter(({ variant }) => variant.activation === activation).map(emptyRow),
      })),
      variants: named.map(emptyRow),
      firstEmpty,
      accuracies: trained.map((one) => accuracyRow(one)),
    }),
  };
}

function emptyRow({ variant, all }: Looked) {
  return countRow(variant.label, 'share of empty outputs, before training', all.map(isEmpty));
}

function deadRow({ variant, all }: Looked) {
  const dead = all.map(({ start }) => start.dead.includes(true));
  return countRow(variant.label, 'share of dead outputs, before training', dead);
}

function isEmpty({ start }: SeedFinding): boolean {
  return start.firstBlind !== null;
}

function accuracyRow({ variant, all }: Looked) {
  return rowOf(
    variant.label,
    'test accuracy',
    all.flatMap(({ end }) => end?.accuracy ?? []),
  );
}

function afterTraining(looked: Looked, chanceBelow: number) {
  const { label } = looked.variant;
  const ends = looked.all.flatMap(({ start, end }) =>
    end ? { ...end, chance: end.accuracy < chanceBelow, start } : [],
  );
  const count = (metric: string, some: typeof ends, is: (one: (typeof ends)[number]) => boolean) =>
    countRow(label, metric, some.map(is));
  return [
    accuracyRow(looked),
    count('share that ends at chance', ends, ({ chance }) => chance),
    count('share of empty outputs, after training', ends, ({ blind }) => blind),
    count('share of dead outputs, after training', ends, ({ dead }) => dead),
    count(
      'share that ends at chance of those that start empty',
      ends.filter(({ start }) => start.firstBlind !== null),
      ({ chance }) => chance,
    ),
    count(
      'share that ends at chance of those that do not start empty',
      ends.filter(({ start }) => start.firstBlind === null),
      ({ chance }) => chance,
    ),
  ].filter(({ n }) => n > 0);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function words(parameters: E6Parameters, seeds: number): Pick<ExperimentFinding, 'method' | 'limits'> {
  const { dataset, kernels, training, trainingSeeds, probesPerClass, chanceBelow } = parameters;
  return {
    method: [
      `${datasetWords(dataset)}. The small CNN of the review with one filter in each of its three convolutions; kernels of ${kernels.join(', ')} points where nothing else is said (as in Cui and Fearn 2018, Wang 2020 and Ho 2019; the other experiments have 35, 25, 15), a max pool of 2 after each, biases that start at zero, dense 50. ${seeds} seeds.`,
      `An output is empty when a convolution with its activation gives zero at every point for ${probesPerClass} test spectra of each class without noise and background: nothing of the peak goes on. It is dead when the same is so with noise and background. With several filters all of them must give zero.`,
      `Trained with the first ${Math.min(trainingSeeds, seeds)} seeds: ${trainingWords(training)}. A network ends at chance when it is right for less than ${Math.round(100 * chanceBelow)} % of the test spectra.`,
      'Shares have Wilson’s 95 % interval, accuracies Student’s over the seeds. Verdict: empty outputs have to occur in more than one of a hundred networks of the slides’ kind, and another activation as well as other first weights must each have an interval wholly below theirs. Holds with both cures, holds partly with one or none of them.',
    ],
    limits: [
      'The slides show one network whose output is empty; they give neither the length of its kernels, nor its initialiser, nor how often it happens. The share depends on all three and on the number of layers; that of long kernels is given too.',
      'Initialisers that differ by a factor only (Glorot, He, LeCun, uniform or normal with any variance) give the same signs to a ReLU network without biases: no scale of the weights can cure what their signs do. A kernel without negative weights can.',
      'LeakyReLU, ELU, GELU and tanh never give nothing but zeros by their form; whether they help is told by the accuracy after training.',
    ],
  };
}
