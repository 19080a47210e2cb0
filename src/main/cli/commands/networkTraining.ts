import { TRAINING_DEFAULTS, type DatasetSummary, type Input } from '../../../contract/index.js';

type Training = Extract<Input<'runs.start'>['plan'], { kind: 'network' }>['training'];

/** How a network is trained when nothing else is said: as the window starts. Without validation spectra nothing can stop it early. */
export function networkTraining(
  { counts }: Pick<DatasetSummary, 'counts'>,
  architecture: Training['architecture'],
  epochs: number = TRAINING_DEFAULTS.epochs,
): Training {
  const { batchSize, earlyStopping } = TRAINING_DEFAULTS;
  return { architecture, epochs, batchSize, ...(counts.validation > 0 && { earlyStopping }) };
}
