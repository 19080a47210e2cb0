import { LabError, type ClassifierSpec, type ForestOptions } from '../../../../contract/index.js';
import { checkTrainingData } from '../../../../core/classical/checkTrainingData.js';
import type { ClassifierData, TransformData } from '../../../../core/classical/classifierData.js';
import { decodeClassifier } from '../../../../core/classical/decodeClassifier.js';
import { encodeClassifier } from '../../../../core/classical/encodeClassifier.js';
import { fitClassifier } from '../../../../core/classical/fitClassifier.js';
import { fitTransforms } from '../../../../core/classical/fitTransforms.js';
import { fitForest, type TreeBatch } from '../../../../core/classical/forest/fitForest.js';
import type { ForestModel } from '../../../../core/classical/forest/forestModel.js';
import { joinForest } from '../../../../core/classical/forest/joinForest.js';
import { rankColumns, type RankedColumns } from '../../../../core/classical/forest/rankColumns.js';
import type { Matrix } from '../../../../core/classical/matrix.js';
import { predictWithScores } from '../../../../core/classical/predictWithScores.js';
import { share } from '../../classical/share.js';
import type { Report } from '../compute.js';

/** Spectra to learn from, as a dataset's part holds them. */
export interface FitClassicalInput {
  spec: ClassifierSpec;
  /** Samples × length. */
  x: Float32Array;
  /** Points of a spectrum. */
  length: number;
  /** 0 to classes − 1, one for each spectrum. */
  labels: Int32Array;
  classes: number;
  seed: number;
}

/** When a part of the work was done, ms since 1970, so that parts of several threads can be put together. */
export interface Span {
  began: number;
  ended: number;
}

const now = (): number => performance.timeOrigin + performance.now();

/** The whole model at once, in bytes of `encodeClassifier`. */
export function fitClassical({ spec, x, length, labels, classes, seed }: FitClassicalInput): {
  bytes: Uint8Array;
  span: Span;
} {
  const began = now();
  const bytes = encodeClassifier(fitClassifier(spec, matrixOf(x, length), labels, { seed, classes }));
  return { bytes, span: { began, ended: now() } };
}

/** What all batches of a forest need, in memory that the threads share. */
export interface PreparedForest {
  before: TransformData[];
  x: Matrix;
  ranked: RankedColumns;
  span: Span;
}

/** The first step of a forest that is grown in batches: transforms fitted, columns ranked. */
export function prepareForest({ spec, x, length, labels, classes }: FitClassicalInput): PreparedForest {
  const began = now();
  const spectra = matrixOf(x, length);
  checkTrainingData(spectra, labels, classes);
  const { before, x: transformed } = fitTransforms(spec.before ?? [], spectra);
  const ranked = rankColumns(transformed);
  return {
    before,
    x: { ...transformed, data: share(transformed.data) },
    ranked: { ...ranked, ranks: share(ranked.ranks) },
    span: { began, ended: now() },
  };
}

export interface GrowTreesInput {
  x: Matrix;
  ranked: RankedColumns;
  labels: Int32Array;
  classes: number;
  options: ForestOptions;
  seed: number;
  batch: TreeBatch;
}

/** A batch of trees, one by one. */
export function growTrees(
  { x, ranked, labels, classes, options, seed, batch }: GrowTreesInput,
  report: Report,
): ForestModel[] {
  return Array.from({ length: batch.trees }, (_, i) => {
    const tree = fitForest(x, labels, classes, options, seed, { firstTree: batch.firstTree + i, trees: 1 }, ranked);
    report(i + 1, batch.trees);
    return tree;
  });
}

export interface JoinTreesInput {
  trees: readonly ForestModel[];
  classes: number;
  length: number;
  before: TransformData[];
}

/** The last step: all trees as one classifier in bytes. */
export function joinTrees({ trees, classes, length, before }: JoinTreesInput): { bytes: Uint8Array; span: Span } {
  const began = now();
  const data: ClassifierData = { version: 1, classes, columns: length, before, model: joinForest(trees) };
  const bytes = encodeClassifier(data);
  return { bytes, span: { began, ended: now() } };
}

export interface PredictClassicalInput {
  /** Of `encodeClassifier`. */
  bytes: Uint8Array;
  /** Spectra × length. */
  x: Float32Array;
  length: number;
}

export interface ClassicalPrediction {
  /** Spectra × classes: the larger, the likelier. */
  scores: Float32Array;
  labels: Int32Array;
  /** Whether scores are shares that add up to 1, or only an order. */
  probability: boolean;
}

/** Classes and scores of some spectra. */
export function predictClassical({ bytes, x, length }: PredictClassicalInput): ClassicalPrediction {
  return predictWithScores(decodeClassifier(bytes), matrixOf(x, length));
}

function matrixOf(data: Float32Array, length: number): Matrix {
  if (length < 1 || data.length % length !== 0)
    throw new LabError(
      'invalid-input',
      `${data.length} numbers are no whole number of spectra with ${length} points: give spectra of one length.`,
    );
  return { data, rows: data.length / length, columns: length };
}
