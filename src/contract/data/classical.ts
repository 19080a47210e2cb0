import { z } from 'zod';

/** How a random forest is grown. Defaults of all classical models are those of scikit-learn. */
export const forestOptionsSchema = z.strictObject({
  /** Number of trees, 100. */
  trees: z.int().min(1).max(10_000).optional(),
  /** Points tried per split: the square root of their number (`sqrt`, the default), all, or a number. */
  pointsPerSplit: z.union([z.enum(['sqrt', 'all']), z.int().min(1)]).optional(),
  /** Levels below the root; unlimited. */
  maxDepth: z.int().min(1).optional(),
  /** Samples a leaf keeps at least, 1. */
  minLeaf: z.int().min(1).optional(),
  /** Whether each tree draws its samples with replacement (true) or takes all. */
  bootstrap: z.boolean().optional(),
});
export type ForestOptions = z.infer<typeof forestOptionsSchema>;

/** A support vector machine as libsvm's C-SVC, one machine for each pair of classes. */
export const svmOptionsSchema = z.strictObject({
  /** `rbf`: exp(−γ |a − b|²), the default; `linear`: a · b. */
  kernel: z.enum(['rbf', 'linear']).optional(),
  /** Price of an error, 1. */
  cost: z.number().positive().optional(),
  /** γ of the RBF kernel; `scale`, the default: 1 / (points · variance of all values). */
  gamma: z.union([z.literal('scale'), z.number().positive()]).optional(),
  /** The solver stops where no pair of samples violates optimality by more, 0.001. */
  tolerance: z.number().positive().optional(),
  /** Between classes with equally many votes: the clearer one (true), or the lower number as libsvm does (false). */
  breakTies: z.boolean().optional(),
});
export type SvmOptions = z.infer<typeof svmOptionsSchema>;

/** `pearson`: 1 − correlation; `dtw`: Σ |a − b| along the cheapest warping within the band. */
export const neighbourMetricSchema = z.enum(['euclidean', 'cosine', 'pearson', 'dtw']);
export type NeighbourMetric = z.infer<typeof neighbourMetricSchema>;

export const neighboursOptionsSchema = z.strictObject({
  /** Number of neighbours that vote, 5. */
  neighbours: z.int().min(1).optional(),
  /** `euclidean`. */
  metric: neighbourMetricSchema.optional(),
  /** Half width of the Sakoe-Chiba band of `dtw`, points, 10. */
  band: z.int().min(0).optional(),
});
export type NeighboursOptions = z.infer<typeof neighboursOptionsSchema>;

/** The baseline that knows one number of each spectrum. */
export const thresholdOptionsSchema = z.strictObject({
  /** Its largest value (the default), or the point where that lies. */
  feature: z.enum(['maximum', 'position']).optional(),
});
export type ThresholdOptions = z.infer<typeof thresholdOptionsSchema>;

export const pcaOptionsSchema = z.strictObject({
  /** Number of components from 1 up, or below 1 the share of the variance that they have to exceed; all by default. */
  components: z.number().positive().optional(),
});
export type PcaOptions = z.infer<typeof pcaOptionsSchema>;

/** What is done to every spectrum before the model sees it; `size`: points per block, of which the largest value is kept. */
export const transformSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('max-pool'), size: z.int().min(1) }),
  pcaOptionsSchema.extend({ kind: z.literal('pca') }),
]);
export type TransformSpec = z.infer<typeof transformSchema>;

export const classicalModelSchema = z.discriminatedUnion('kind', [
  forestOptionsSchema.extend({ kind: z.literal('random-forest') }),
  svmOptionsSchema.extend({ kind: z.literal('svm') }),
  neighboursOptionsSchema.extend({ kind: z.literal('neighbours') }),
  z.strictObject({ kind: z.literal('nearest-centroid') }),
  thresholdOptionsSchema.extend({ kind: z.literal('threshold') }),
]);
export type ClassicalModelSpec = z.infer<typeof classicalModelSchema>;

/** A classical classifier as a recipe. */
export const classifierSpecSchema = z.strictObject({
  before: z.array(transformSchema).max(10).optional(),
  model: classicalModelSchema,
});
export type ClassifierSpec = z.infer<typeof classifierSpecSchema>;
