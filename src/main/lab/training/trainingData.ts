import type { DatasetDetail, DatasetPart } from '../../../contract/index.js';
import { datasetPart } from '../datasets/datasetPart.js';
import type { LabContext } from '../labContext.js';

/** What the runs of a group learn from and are judged by. */
export interface TrainingData {
  dataset: DatasetDetail;
  train: DatasetPart;
  validation: DatasetPart | null;
  /** Test spectra, or those of validation where there are none; null without both. */
  judged: { split: 'test' | 'validation'; part: DatasetPart } | null;
}

export async function trainingData(lab: LabContext, dataset: DatasetDetail): Promise<TrainingData> {
  const { id, counts } = dataset;
  const train = await datasetPart(lab, id, 'train');
  const validation = counts.validation > 0 ? await datasetPart(lab, id, 'validation') : null;
  const test = counts.test > 0 ? await datasetPart(lab, id, 'test') : null;
  const judged: TrainingData['judged'] = test
    ? { split: 'test', part: test }
    : validation && { split: 'validation', part: validation };
  return { dataset, train, validation, judged };
}
