import type {
  ArchitectureSpec,
  ClassifierSpec,
  DatasetPart,
  EpochLog,
  ExperimentFigure,
  ExperimentId,
  ExperimentRow,
  ExperimentVerdict,
  SplitName,
  SyntheticRecipe,
  TrainingRecipeInput,
  WeightArray,
} from '../../contract/index.js';

/** A network with its weights. */
export interface WeightedNetwork {
  architecture: ArchitectureSpec;
  weights: WeightArray[];
}

export interface TrainedNetwork extends WeightedNetwork {
  history: EpochLog[];
}

/** Feature maps as the trainer gives them. */
export interface FeatureMaps {
  layer: string;
  /** Points and channels; a vector has one point. */
  length: number;
  channels: number;
  /** Spectrum after spectrum, point after point, the channels of a point side by side. */
  values: Float32Array;
  /** Point i looks at index `start + i * step` of the spectrum. */
  start: number;
  step: number;
}

/** A fitted classical classifier, as bytes that go between threads. */
export interface FittedClassifier {
  bytes: Uint8Array;
}

/**
 * What an experiment needs from outside: numbers, trainings, predictions. Everything may run in other processes; the same seeds give
 * the same answers. Every method rejects with LabError `cancelled` once the experiment is.
 */
export interface ExperimentLab {
  readonly seeds: readonly number[];
  data(recipe: SyntheticRecipe, split: SplitName): Promise<DatasetPart>;
  /**
   * One training on one thread; the seed stands in the recipe. Call through {@link map} to train side by side.
   * `weights`: first weights instead of those that follow from the seed.
   */
  train(order: {
    recipe: TrainingRecipeInput;
    train: DatasetPart;
    validation?: DatasetPart;
    weights?: WeightArray[];
  }): Promise<TrainedNetwork>;
  /** First weights, without training: what `train` would start from. */
  initialise(architecture: ArchitectureSpec, seed: number): Promise<WeightedNetwork>;
  /** samples × outputs, after the last activation. */
  predict(network: WeightedNetwork, x: Float32Array): Promise<Float32Array>;
  /** Of all layers when none is named. */
  layerMaps(network: WeightedNetwork, x: Float32Array, layers?: readonly string[]): Promise<FeatureMaps[]>;
  fit(spec: ClassifierSpec, train: DatasetPart, seed: number): Promise<FittedClassifier>;
  classify(classifier: FittedClassifier, x: Float32Array, length: number): Promise<Int32Array>;
  /** Works on the items side by side, as many as there are cores; results in the order of the items. */
  map<Item, Result>(items: readonly Item[], work: (item: Item, index: number) => Promise<Result>): Promise<Result[]>;
  /** Says how far it is: one call for each piece of work that is done, of `total` announced before. */
  announce(total: number): void;
  done(message: string): void;
}

/** What an experiment finds out. */
export interface ExperimentFinding {
  results: ExperimentRow[];
  verdict: ExperimentVerdict;
  /** Which numbers the verdict rests on, one or two sentences. */
  because: string;
  method: string[];
  limits: string[];
  figures: ExperimentFigure[];
}

/** One experiment of the review; its parameters come as a recipe of `resources/experiments`, read by its own schema. */
export interface Experiment {
  id: ExperimentId;
  /** @throws LabError `invalid-input` where the recipe does not fit, `cancelled` */
  run(lab: ExperimentLab, recipe: unknown): Promise<ExperimentFinding>;
}
