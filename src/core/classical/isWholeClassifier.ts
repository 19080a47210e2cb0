import { z } from 'zod';
import { neighbourMetricSchema } from '../../contract/data/classical.js';
import type { ClassifierData, ModelData, TransformData } from './classifierData.js';

const whole = z.int().min(1).max(10_000_000);
const f32 = z.custom<Float32Array>((value) => value instanceof Float32Array);
const f64 = z.custom<Float64Array>((value) => value instanceof Float64Array);
const i32 = z.custom<Int32Array>((value) => value instanceof Int32Array);
const head = { classes: whole, columns: whole };

const modelSchema = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('random-forest'),
    ...head,
    ...{ roots: i32, column: i32, threshold: f32, right: i32, shares: f32, importances: f64 },
  }),
  z.looseObject({
    kind: z.literal('svm'),
    ...head,
    ...{ kernel: z.enum(['rbf', 'linear']), gamma: z.number(), centre: f32, support: i32, supportPerClass: i32 },
    ...{ vectors: f32, coefficients: f64, weights: f32, intercepts: f64, breakTies: z.boolean() },
  }),
  z.looseObject({
    kind: z.literal('neighbours'),
    ...{ classes: whole, neighbours: whole, metric: neighbourMetricSchema, band: z.int().min(0), labels: i32 },
    x: z.looseObject({ data: f32, rows: whole, columns: whole }),
  }),
  z.looseObject({ kind: z.literal('nearest-centroid'), ...head, centroids: f64 }),
  z.looseObject({
    kind: z.literal('threshold'),
    ...head,
    ...{ feature: z.enum(['maximum', 'position']), order: i32, cuts: f64, shares: f64 },
  }),
]);
const transformSchema = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('max-pool'), size: whole }),
  z.looseObject({
    ...{ kind: z.literal('pca'), columns: whole, mean: f64, components: f32, explainedVariance: f64 },
    totalVariance: z.number(),
  }),
]);
const classifierSchema = z.looseObject({
  version: z.literal(1),
  ...head,
  before: z.array(transformSchema).max(10),
  model: modelSchema,
}) satisfies z.ZodType<ClassifierData>;

/**
 * Whether a classifier from elsewhere is one whose parts fit each other: every array as long as it has to be, every class and node that is
 * named there, no way through a tree without an end.
 */
export function isWholeClassifier(data: unknown): data is ClassifierData {
  const parsed = classifierSchema.safeParse(data);
  if (!parsed.success) return false;
  const { before, model, columns, classes } = parsed.data;
  const seen = columnsAfter(before, columns);
  return seen !== undefined && model.classes === classes && isWholeModel(model, seen, classes);
}

function columnsAfter(before: readonly TransformData[], columns: number): number | undefined {
  let left = columns;
  for (const transform of before) {
    if (transform.kind === 'max-pool') {
      if (transform.size > left) return undefined;
      left = Math.floor(left / transform.size);
    } else {
      const { mean, components, explainedVariance } = transform;
      const fits =
        transform.columns === left &&
        mean.length === left &&
        explainedVariance.length >= 1 &&
        components.length === explainedVariance.length * left;
      if (!fits) return undefined;
      left = explainedVariance.length;
    }
  }
  return left;
}

function isWholeModel(model: ModelData, columns: number, classes: number): boolean {
  const isClass = (value: number): boolean => value >= 0 && value < classes;
  const pairs = (classes * (classes - 1)) / 2;
  switch (model.kind) {
    case 'random-forest': {
      const { roots, column, threshold, right, shares } = model;
      const nodes = column.length;
      const rows = shares.length / classes;
      return (
        model.columns === columns &&
        threshold.length === nodes &&
        right.length === nodes &&
        Number.isInteger(rows) &&
        model.importances.length === columns &&
        roots.length >= 1 &&
        roots.every((root) => root >= 0 && root < nodes) &&
        column.every((asked, node) => {
          const to = right[node] ?? 0;
          // Only forward, so that every way ends; the left child is the next node.
          if (asked >= 0) return asked < columns && to > node && to < nodes && node + 1 < nodes;
          return to >= 0 ? isClass(to) : -1 - to < rows;
        })
      );
    }
    case 'svm': {
      const { support, supportPerClass, vectors, coefficients, weights, intercepts, centre } = model;
      const count = support.length;
      const rbf = model.kernel === 'rbf';
      return (
        model.columns === columns &&
        intercepts.length === pairs &&
        supportPerClass.length === classes &&
        supportPerClass.every((own) => own >= 0) &&
        supportPerClass.reduce((sum, own) => sum + own, 0) === count &&
        (rbf
          ? centre.length === columns && vectors.length === count * columns && coefficients.length === pairs * count
          : weights.length === pairs * columns)
      );
    }
    case 'neighbours': {
      const { x, labels, neighbours } = model;
      return (
        x.columns === columns &&
        x.data.length === x.rows * columns &&
        labels.length === x.rows &&
        labels.every(isClass) &&
        neighbours <= x.rows
      );
    }
    case 'nearest-centroid':
      return model.columns === columns && model.centroids.length === classes * columns;
    case 'threshold': {
      const { order, cuts, shares } = model;
      return (
        model.columns === columns &&
        order.length === classes &&
        order.every(isClass) &&
        cuts.length === classes - 1 &&
        shares.length === classes * classes
      );
    }
  }
}
