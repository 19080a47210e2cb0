import { createHash } from 'node:crypto';
import { z } from 'zod';
import { LabError, splitNames, type ExportedFile, type ModelDetail } from '../../../contract/index.js';
import { pack, unpack } from '../../trainer/checkpoint/packed.js';
import { safeFileName } from '../report/safeFileName.js';
import { decodeModel } from './modelContent.js';

const ENDING = '.phaselens-model';
/** Longest curve that is read. */
const MOST_EPOCHS = 100_000;

const real = z.number().or(z.nan());
const text = z.string().max(1000);
const whole = z.custom<Int32Array>((value) => value instanceof Int32Array);
const interval = z.strictObject({ mean: real, low: real, high: real, n: z.int().min(0) });
const reliability = z.strictObject({
  ...{ from: real, to: real, count: z.int().min(0), confidence: real.nullable(), accuracy: real.nullable() },
});

const epochSchema = z.strictObject({
  epoch: z.int().min(0),
  loss: real,
  accuracy: real.exactOptional(),
  valLoss: real.exactOptional(),
  valAccuracy: real.exactOptional(),
  learningRate: real,
  seconds: real,
});
const evaluationSchema = z.strictObject({
  split: z.enum(splitNames),
  samples: z.int().min(0),
  accuracy: interval,
  topK: z.array(z.strictObject({ k: z.int().min(1), accuracy: real })).max(10),
  macroF1: real,
  classes: z
    .array(z.strictObject({ name: text, precision: real, recall: real, f1: real, support: z.int().min(0) }))
    .max(5000),
  confusion: whole,
  calibration: z.strictObject({ bins: z.array(reliability).max(1000), expectedError: real, brier: real }).nullable(),
  labels: whole,
  predictions: whole,
});

/** What is told about a model besides what it is; a person may have changed it. */
const aboutSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  modelTitle: text,
  datasetId: text,
  datasetTitle: text,
  runId: text,
  createdAt: z.iso.datetime(),
  history: z.array(epochSchema).max(MOST_EPOCHS),
  evaluation: evaluationSchema.nullable(),
  provenance: z.strictObject({ softwareVersion: text, engine: text, platform: text, datasetSha256: text }),
});
const fileSchema = z.strictObject({
  kind: z.literal('phaselens-model'),
  format: z.literal(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  about: aboutSchema,
  content: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});

/** A model as one file that another laboratory can read. */
export function writeModelFile(model: ModelDetail, content: Uint8Array): ExportedFile {
  const { hash, name, modelTitle, datasetId, datasetTitle, runId, createdAt, history, evaluation, provenance } = model;
  const about = { name, modelTitle, datasetId, datasetTitle, runId, createdAt, history, evaluation, provenance };
  const { bytes } = pack({ kind: 'phaselens-model', format: 1, hash, about, content });
  return { fileName: `${safeFileName(name)}${ENDING}`, mime: 'application/octet-stream', bytes };
}

/** @throws LabError `damaged-file`, `unknown-format`, one sentence naming the file */
export function readModelFile(bytes: Uint8Array, fileName: string): { model: ModelDetail; content: Uint8Array } {
  const file = fileName.replace(/^.*[\\/]/, '').slice(0, 200) || 'The file';
  const parsed = fileSchema.safeParse(unpacked(bytes, file));
  if (!parsed.success) {
    throw new LabError(
      'unknown-format',
      `${file} is no model of Phaselens, or of a newer one. Export it again.`,
      {},
      {
        cause: parsed.error,
      },
    );
  }
  const { hash, about } = parsed.data;
  // A view of the message; what is kept stands alone.
  const content = new Uint8Array(parsed.data.content);
  if (createHash('sha256').update(content).digest('hex') !== hash)
    throw new LabError('damaged-file', `${file} is damaged: the model in it is not the one it names. Export it again.`);
  const { plan, seed, classNames, axis, length, dataset } = decodeModel(content, file);
  const { evaluation, provenance } = about;
  if (evaluation && !isConsistent(evaluation, classNames.length))
    throw new LabError('damaged-file', `${file} is damaged: its evaluation does not fit its classes. Export it again.`);
  if (provenance.datasetSha256 !== dataset.sha256)
    throw new LabError('damaged-file', `${file} is damaged: it names two datasets. Export it again.`);
  const model: ModelDetail = {
    ...about,
    ...{ hash, kind: plan.kind, plan, seed, classNames, axis, length },
    ...(evaluation?.split === 'test' ? { testAccuracy: evaluation.accuracy.mean } : {}),
    bytes: content.byteLength,
    used: false,
  };
  return { model, content };
}

function unpacked(bytes: Uint8Array, file: string): unknown {
  try {
    return unpack(bytes, file);
  } catch (cause) {
    throw new LabError(
      'damaged-file',
      `${file} is no model of Phaselens, or is damaged. Export it again where it comes from.`,
      {},
      { cause },
    );
  }
}

function isConsistent(
  { labels, predictions, confusion, classes, samples }: z.infer<typeof evaluationSchema>,
  count: number,
): boolean {
  const known = (numbers: Int32Array): boolean => numbers.every((number) => number >= 0 && number < count);
  return (
    classes.length === count &&
    confusion.length === count * count &&
    labels.length === samples &&
    predictions.length === samples &&
    known(labels) &&
    known(predictions)
  );
}
