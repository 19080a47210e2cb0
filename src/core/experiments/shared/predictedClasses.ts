import type { DatasetPart } from '../../../contract/index.js';
import { argmaxRows } from '../../classical/argmaxRows.js';
import type { ExperimentLab, WeightedNetwork } from '../experimentLab.js';

/** The most probable class of every spectrum. */
export async function predictedClasses(
  lab: ExperimentLab,
  network: WeightedNetwork,
  part: DatasetPart,
): Promise<Int32Array> {
  return argmaxRows(await lab.predict(network, part.x), part.meta.classNames.length);
}
