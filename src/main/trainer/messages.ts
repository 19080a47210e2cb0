import { z } from 'zod';
import {
  architectureSchema,
  LabError,
  splitNames,
  syntheticRecipeSchema,
  trainingRecipeSchema,
  type EpochLog,
  type ErrorEnvelope,
  type TrainingProgress,
  type TrainingResult,
  type WeightArray,
} from '../../contract/index.js';
import type { ClassActivation } from './explain/classActivation.js';
import type { LayerMap } from './explain/layerMaps.js';
import type { LayerSummary } from './explain/layerSummary.js';
import type { TensorflowFacts } from './tensorflow/loadTensorflow.js';

const numbers = z.custom<Float32Array>((value) => value instanceof Float32Array, 'not numbers of single precision');
const samples = z.object({
  inputs: numbers,
  targets: z.union([z.custom<Int32Array>((value) => value instanceof Int32Array), numbers]),
});
/** Spectra that the trainer makes itself, so that large sets are not copied from process to process. */
const madeSamples = z.object({
  recipe: syntheticRecipeSchema,
  split: z.enum(splitNames),
  /** Of the numbers that must come out, hex. */
  xSha256: z.string(),
  labelsSha256: z.string(),
});
export type MadeSamples = z.infer<typeof madeSamples>;
const weights = z.array(z.object({ name: z.string(), shape: z.array(z.number().int()), values: numbers }));

/** `eager`: operation by operation, the reference; `graph`: compiled into one graph, two to eight times as fast. */
export const engineSchema = z.enum(['eager', 'graph']);
export type EngineName = z.infer<typeof engineSchema>;

const trainSchema = z.object({
  type: z.literal('train'),
  recipe: trainingRecipeSchema,
  train: z.union([samples, madeSamples]),
  validation: z.union([samples, madeSamples]).exactOptional(),
  /** Of an earlier model, in the place of seeded ones. */
  weights: weights.exactOptional(),
  /** Checkpoints go here; if there is one already, the training goes on from it. */
  folder: z.string().exactOptional(),
  /** Seconds between checkpoints at least; the last epoch always gets one. */
  checkpointSeconds: z.number().min(0).default(5),
  /** How its steps are calculated; else what PHASELENS_TRAINER says. */
  engine: engineSchema.exactOptional(),
});
export type TrainOrder = Omit<z.input<typeof trainSchema>, 'type'>;

/** The network a question is about, by the name it was loaded under. */
const model = z.string().min(1).max(200);
const questions = {
  load: z.object({ model, architecture: architectureSchema, weights }),
  unload: z.object({ model }),
  /** The weights that a training with this seed would start from. */
  initialise: z.object({ architecture: architectureSchema, seed: z.number().int().min(0) }),
  predict: z.object({
    model,
    spectra: numbers,
    /** Asked so many times with dropout on: as many rows for each spectrum. */
    dropout: z.object({ passes: z.int().min(1).max(1000), seed: z.int().min(0) }).exactOptional(),
  }),
  /** No names: every layer. */
  layerMaps: z.object({ model, spectra: numbers, layers: z.array(z.string()) }),
  /** The same for many spectra at once. */
  layerSummary: z.object({ model, spectra: numbers, layers: z.array(z.string()), means: z.boolean() }),
  classActivation: z.object({
    model,
    spectra: numbers,
    target: z.number().int().min(0),
    method: z.enum(['gradCam', 'cam', 'gradient']),
    layer: z.string().exactOptional(),
    against: z.boolean().exactOptional(),
  }),
};

/** What the trainer answers. */
export interface Answers {
  load: { outputs: number; layers: string[] };
  unload: null;
  initialise: WeightArray[];
  predict: { outputs: number; values: Float32Array };
  layerMaps: LayerMap[];
  layerSummary: LayerSummary[];
  classActivation: ClassActivation;
}
export type Question = keyof Answers;
export type QuestionInput<Name extends Question> = z.input<(typeof questions)[Name]>;

const ask = <Name extends Question>(name: Name) =>
  z.object({ type: z.literal('ask'), id: z.number().int(), name: z.literal(name), input: questions[name] });

const toTrainerSchema = z.union([
  trainSchema,
  z.object({ type: z.literal('cancel') }),
  z.object({ type: z.literal('close') }),
  ask('load'),
  ask('unload'),
  ask('initialise'),
  ask('predict'),
  ask('layerMaps'),
  ask('layerSummary'),
  ask('classActivation'),
]);
export type ToTrainer = z.infer<typeof toTrainerSchema>;

/** @throws LabError `invalid-input` */
export function readToTrainer(value: unknown): ToTrainer {
  const parsed = toTrainerSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new LabError(
    'invalid-input',
    `The trainer does not understand the order: ${issue?.message ?? ''} (${issue?.path.join('.') ?? ''}).`,
  );
}

/** What the trainer says. The host believes its own child, so these are types only. */
export type FromTrainer =
  | ({ type: 'ready' } & TensorflowFacts)
  | { type: 'refused'; error: ErrorEnvelope }
  /** Every second, and between batches: it lives and gets on. */
  | { type: 'beat'; tensors: number; megabytes: number }
  | { type: 'resumed'; epochsDone: number; damaged: string[] }
  | { type: 'progress'; progress: TrainingProgress }
  | { type: 'epoch'; log: EpochLog }
  /** Another engine than the one that was chosen, and why. */
  | { type: 'engine'; engine: EngineName; reason: string }
  | { type: 'checkpoint'; epochsDone: number; sha256: string }
  | { type: 'cancelling' }
  | { type: 'cancelled'; epochsDone: number }
  /** Part of the weights of a large network, before `done`: the numbers of an array from this one on. */
  | { type: 'weights'; name: string; shape: number[]; from: number; values: Float32Array }
  | { type: 'done'; result: TrainingResult }
  | { type: 'failed'; error: ErrorEnvelope }
  | { type: 'answer'; id: number; ok: true; value: unknown }
  | { type: 'answer'; id: number; ok: false; error: ErrorEnvelope };
