import type { ForestModel } from './forest/forestModel.js';
import type { NeighboursModel } from './neighbours/neighboursModel.js';
import type { PcaModel } from './pca/fitPca.js';
import type { CentroidModel } from './simple/fitCentroids.js';
import type { ThresholdModel } from './simple/fitThreshold.js';
import type { SvmModel } from './svm/svmModel.js';

export type TransformData = { kind: 'max-pool'; size: number } | PcaModel;
export type ModelData = ForestModel | SvmModel | NeighboursModel | CentroidModel | ThresholdModel;

/** A trained classifier as plain data: numbers, texts and typed arrays, no functions; crosses to workers as it is, and to disk by `encodeClassifier`. */
export interface ClassifierData {
  version: 1;
  classes: number;
  /** Points of a spectrum as it comes in, before the transforms. */
  columns: number;
  before: TransformData[];
  model: ModelData;
}
