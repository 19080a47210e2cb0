import type { z } from 'zod';
import type { ArchitectureSpec, DatasetPart } from '../../../contract/index.js';
import { argmaxRows } from '../../classical/argmaxRows.js';
import { accuracy } from '../../metrics/accuracy.js';
import type { ExperimentLab, TrainedNetwork } from '../experimentLab.js';
import type { trainingSchema } from './trainingSchema.js';

export interface TestedNetwork {
  /** Share of right answers on the test spectra. */
  accuracy: number;
  predictions: Int32Array;
  network: TrainedNetwork;
}

/** Trains a classifying network with one seed, stops it by the validation spectra, and tests it. */
export async function testNetwork(
  lab: ExperimentLab,
  order: {
    architecture: ArchitectureSpec;
    training: z.output<typeof trainingSchema>;
    seed: number;
    train: DatasetPart;
    validation: DatasetPart;
    test: DatasetPart;
  },
): Promise<TestedNetwork> {
  const { architecture, training, seed, train, validation, test } = order;
  const network = await lab.train({ recipe: { ...training, architecture, seed }, train, validation });
  const values = await lab.predict(network, test.x);
  const predictions = argmaxRows(values, test.meta.classNames.length);
  return { accuracy: accuracy(test.labels, predictions), predictions, network };
}
