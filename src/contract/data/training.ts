import { z } from 'zod';
import { architectureSchema } from './architecture.js';

const metric = z.enum(['loss', 'accuracy', 'valLoss', 'valAccuracy']);
export type MonitoredMetric = z.infer<typeof metric>;

export const optimiserSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('adam'),
    learningRate: z.number().positive().max(10).default(1e-3),
    beta1: z.number().min(0).lt(1).default(0.9),
    beta2: z.number().min(0).lt(1).default(0.999),
    epsilon: z.number().positive().max(1).default(1e-7),
  }),
  z.strictObject({
    type: z.literal('sgd'),
    learningRate: z.number().positive().max(10).default(0.01),
    momentum: z.number().min(0).lt(1).default(0),
    nesterov: z.boolean().default(false),
  }),
]);
export type OptimiserSpec = z.infer<typeof optimiserSchema>;

const watch = {
  monitor: metric.default('valLoss'),
  patience: z.number().int().min(0).max(100_000),
};

/** As Keras's EarlyStopping. */
export const earlyStoppingSchema = z.strictObject({
  ...watch,
  minDelta: z.number().min(0).default(0),
  restoreBest: z.boolean().default(true),
  startFromEpoch: z.number().int().min(0).default(0),
});
export type EarlyStoppingSpec = z.infer<typeof earlyStoppingSchema>;

/** As Keras's ReduceLROnPlateau. */
export const reduceOnPlateauSchema = z.strictObject({
  ...watch,
  factor: z.number().gt(0).lt(1).default(0.1),
  minDelta: z.number().min(0).default(1e-4),
  cooldown: z.number().int().min(0).default(0),
  minLearningRate: z.number().min(0).default(0),
});
export type ReduceOnPlateauSpec = z.infer<typeof reduceOnPlateauSchema>;

/** `crossEntropy` wants a softmax or a sigmoid output and class numbers, `meanSquaredError` numbers. */
export const lossSchema = z.enum(['crossEntropy', 'meanSquaredError']);
export type LossName = z.infer<typeof lossSchema>;

/** Everything that decides the course of a training besides the data. */
export const trainingRecipeSchema = z.strictObject({
  architecture: architectureSchema,
  loss: lossSchema.default('crossEntropy'),
  optimiser: optimiserSchema.prefault({ type: 'adam' }),
  epochs: z.number().int().min(1).max(100_000),
  batchSize: z.number().int().min(1).max(65_536).default(128),
  /** Decides first weights, order and dropout. */
  seed: z.number().int().min(0).max(4_294_967_295).default(0),
  shuffle: z.boolean().default(true),
  /** `balanced`: samples / (classes * samples of the class); or one factor per class. */
  classWeights: z.union([z.enum(['none', 'balanced']), z.array(z.number().min(0)).min(1)]).default('none'),
  earlyStopping: earlyStoppingSchema.optional(),
  reduceOnPlateau: reduceOnPlateauSchema.optional(),
});
export type TrainingRecipe = z.infer<typeof trainingRecipeSchema>;
export type TrainingRecipeInput = z.input<typeof trainingRecipeSchema>;

/**
 * What the window and the command line start from; the recipe's own defaults are those of old recipes and stay. `patience` in epochs, by
 * the validation loss; the best weights are kept.
 */
export const TRAINING_DEFAULTS = {
  epochs: 50,
  batchSize: 64,
  earlyStopping: { monitor: 'valLoss', patience: 10, restoreBest: true },
} as const;

/** One line of the curves. Losses are means over the samples and hold the L2 terms. */
export interface EpochLog {
  /** Counts from 0. */
  epoch: number;
  loss: number;
  /** Share of the samples; absent for a regression. */
  accuracy?: number;
  valLoss?: number;
  valAccuracy?: number;
  /** In force during this epoch. */
  learningRate: number;
  seconds: number;
}

export interface TrainingProgress {
  epoch: number;
  epochs: number;
  batch: number;
  batches: number;
  /** Means over the epoch so far. */
  loss: number;
  accuracy?: number;
  /** Until the last epoch, if no early stop comes; absent while unknown. */
  secondsLeft?: number;
}

/** Weights of one parameter of a network, e.g. `conv1/kernel`, row-major in Keras's shape. */
export interface WeightArray {
  name: string;
  shape: number[];
  values: Float32Array;
}

export interface TrainingResult {
  /** `epochs`: the recipe's number was reached; `early-stop`: early stopping ended it before. */
  ended: 'epochs' | 'early-stop';
  /** Epoch whose weights these are. */
  epochOfWeights: number;
  history: EpochLog[];
  weights: WeightArray[];
}
