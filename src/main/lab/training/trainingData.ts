import type { DatasetDetail, DatasetPart, SplitName } from '../../../contract/index.js';
import type { TrainOrder } from '../../trainer/messages.js';
import { datasetPart } from '../datasets/datasetPart.js';
import type { LabContext } from '../labContext.js';

/** What the runs of a group learn from and are judged by. */
export interface TrainingData {
  dataset: DatasetDetail;
  /** A part in memory; null where the dataset has none. */
  part: (split: SplitName) => Promise<DatasetPart | null>;
  /** What a trainer is told of them: the spectra, or how to make them where they are many. */
  order: () => Promise<Pick<TrainOrder, 'train' | 'validation'>>;
}

/** Larger synthetic sets are made by each trainer: a copy here and one more on the way to each of them is what memory is lost to. */
const MADE_THERE_BYTES = 64 * 2 ** 20;

export type MadeFrom = Pick<DatasetDetail, 'counts' | 'length' | 'recipe'>;

/** Whether each trainer makes this part itself. */
export function isMadeThere({ counts, length, recipe }: MadeFrom, split: SplitName): boolean {
  return recipe.kind === 'synthetic' && counts[split] * length * 4 > MADE_THERE_BYTES;
}

export function trainingData(lab: LabContext, dataset: DatasetDetail): TrainingData {
  const { id, counts, length, recipe } = dataset;
  const large = (split: SplitName): boolean => counts[split] * length * 4 > MADE_THERE_BYTES;
  const kept = new Map<SplitName, Promise<DatasetPart>>();
  const part = async (split: SplitName): Promise<DatasetPart | null> => {
    if (counts[split] === 0) return null;
    const loaded = kept.get(split) ?? datasetPart(lab, id, split);
    if (!large(split)) kept.set(split, loaded);
    return loaded;
  };
  const samples = async (split: SplitName): Promise<TrainOrder['train'] | null> => {
    if (recipe.kind === 'synthetic' && isMadeThere(dataset, split)) {
      const { xSha256, labelsSha256 } = lab.store.datasets.part(id, split);
      return { recipe, split, xSha256, labelsSha256 };
    }
    const loaded = await part(split);
    return loaded && { inputs: loaded.x, targets: loaded.labels };
  };
  return {
    dataset,
    part,
    async order() {
      const train = await samples('train');
      const validation = await samples('validation');
      // A dataset without training spectra does not come here.
      if (!train) throw new RangeError('no training spectra');
      return validation ? { train, validation } : { train };
    },
  };
}
