import type { z } from 'zod';
import type { ArchitectureSpec, ClassifierSpec, SyntheticRecipe } from '../../../contract/index.js';
import type { ExperimentLab } from '../experimentLab.js';
import { drawData } from './drawData.js';
import { takeSpectra } from './takeSpectra.js';
import { testClassifier } from './testClassifier.js';
import { testNetwork } from './testNetwork.js';
import type { trainingSchema } from './trainingSchema.js';

export type TrialModel =
  | { kind: 'network'; architecture: ArchitectureSpec; training: z.output<typeof trainingSchema> }
  /** `most`: fewer spectra for models that take long. */
  | { kind: 'classical'; spec: ClassifierSpec; most?: { train: number; test: number } };

/** One model on one kind of data, with every seed. */
export interface Trial {
  /** Names it in {@link Scores}. */
  key: string;
  data: SyntheticRecipe;
  model: TrialModel;
}

/** Shares of right answers by trial, in the order of the seeds. */
export interface Scores {
  test(key: string): number[];
  /** Of the spectra that stop networks and choose between classical models. */
  validation(key: string): number[];
}

/** Runs every trial with every seed, which draws data and weights. Put long trials first, so that the cores end together. */
export async function runTrials(lab: ExperimentLab, trials: readonly Trial[]): Promise<Scores> {
  const items = trials.flatMap((trial) => lab.seeds.map((seed) => ({ trial, seed })));
  lab.announce(items.length);
  const scores = await lab.map(items, async ({ trial, seed }) => {
    const score = await runTrial(lab, trial, seed);
    lab.done(`${trial.key}, seed ${seed}`);
    return score;
  });
  const of = (key: string, part: 'validation' | 'test'): number[] => {
    const found = scores.filter((_, i) => items[i]?.trial.key === key).map((score) => score[part]);
    if (found.length !== lab.seeds.length) throw new RangeError(`no trial, or two, are named “${key}”`);
    return found;
  };
  return { test: (key) => of(key, 'test'), validation: (key) => of(key, 'validation') };
}

async function runTrial(
  lab: ExperimentLab,
  { data, model }: Trial,
  seed: number,
): Promise<{ validation: number; test: number }> {
  const parts = await drawData(lab, data, seed);
  if (model.kind === 'network') {
    const { architecture, training } = model;
    const { network, accuracy } = await testNetwork(lab, { architecture, training, seed, ...parts });
    return { validation: Math.max(...network.history.map(({ valAccuracy }) => valAccuracy ?? 0)), test: accuracy };
  }
  const { train, test } = model.most ?? { train: Infinity, test: Infinity };
  const tests = [takeSpectra(parts.validation, test), takeSpectra(parts.test, test)];
  const [validation = NaN, tested = NaN] = await testClassifier(
    lab,
    model.spec,
    takeSpectra(parts.train, train),
    tests,
    seed,
  );
  return { validation, test: tested };
}
