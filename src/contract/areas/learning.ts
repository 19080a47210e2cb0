import { z } from 'zod';
import { method, type Method } from '../method.js';
import { architectureSchema } from '../data/architecture.js';
import {
  experimentIdSchema,
  studyChoiceSchema,
  type ExperimentId,
  type ExperimentResult,
  type ExperimentSummary,
  type ExperimentVerdict,
} from '../data/experiment.js';
import {
  attributionMethods,
  explainSubjectSchema,
  mapViews,
  type Attribution,
  type ExplainedLayer,
  type ExplainedSpectrum,
  type LayerEffect,
  type LayerKernels,
  type LayerMaps,
} from '../data/explain.js';
import type { ExportedFile } from '../data/file.js';
import type { TrainingForecast } from '../data/forecast.js';
import type { Job } from '../data/job.js';
import type { Classification, ModelDetail, ModelSummary } from '../data/model.js';
import {
  runPlanSchema,
  type ArchitectureFacts,
  type PublishedNetwork,
  type RunComparison,
  type RunDetail,
  type RunSummary,
  type StartedRuns,
} from '../data/run.js';

const id = z.string().min(1).max(200);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.string().trim().min(1).max(200);
const none = z.object({});
const file = z.object({
  name: z.string().max(1000),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes are needed here'),
});
/** How often a network is asked once more with dropout on, for its confidence. */
export const dropoutPasses = z.int().min(1).max(1000).optional();
const about = { modelHash: hash, subject: explainSubjectSchema };
const attribution = {
  ...about,
  method: z.enum(attributionMethods),
  /** The predicted one when absent. */
  className: z.string().max(200).optional(),
  /** For `gradCam`; the last layer with points when absent. */
  layer: z.string().max(100).optional(),
};

/** Training, models, explanation and the experiments of the review. */
export const learningMethods = {
  /** Every published network for spectra of this size. */
  'architectures.published': method<PublishedNetwork[]>()(
    'read',
    z.object({ inputLength: z.int().min(1).max(1_000_000), outputs: z.int().min(1).max(100_000) }),
  ),
  'architectures.describe': method<ArchitectureFacts>()('read', z.object({ architecture: architectureSchema })),

  /** One run for each seed, side by side as far as there are cores. */
  'runs.start': method<StartedRuns>()(
    'job',
    z.object({
      title: name.optional(),
      datasetId: id,
      plan: runPlanSchema,
      seeds: z.array(z.int().min(0).max(4_294_967_295)).min(1).max(200).default([1]),
    }),
  ),
  /** What such a start would take; null for classical models, which take little. The first time it trains a small network for a moment. */
  'runs.forecast': method<TrainingForecast | null>()(
    'read',
    z.object({ datasetId: id, plan: runPlanSchema, seeds: z.int().min(1).max(200).default(1) }),
  ),
  /** Newest first. */
  'runs.list': method<RunSummary[]>()('read', z.object({ groupId: id.optional(), datasetId: id.optional() })),
  'runs.get': method<RunDetail>()('read', z.object({ id })),
  /** Answers at once; the process is gone within five seconds. */
  'runs.cancel': method<RunSummary>()('write', z.object({ id })),
  /** Goes on from the last checkpoint. */
  'runs.resume': method<StartedRuns>()('job', z.object({ id })),
  /** With checkpoints; models stay. */
  'runs.delete': method<null>()('write', z.object({ ids: z.array(id).min(1).max(1000) })),
  /** Two runs, or two groups with the same seeds, on the test spectra of the same dataset. */
  'runs.compare': method<RunComparison>()(
    'read',
    z.object({ first: z.array(id).min(1).max(200), second: z.array(id).min(1).max(200) }),
  ),

  /** Newest first. */
  'models.list': method<ModelSummary[]>()('read', none),
  'models.get': method<ModelDetail>()('read', z.object({ hash })),
  'models.rename': method<ModelSummary>()('write', z.object({ hash, name })),
  /** “Use for identification”. */
  'models.use': method<ModelSummary>()('write', z.object({ hash, use: z.boolean() })),
  'models.delete': method<null>()('write', z.object({ hash })),
  'models.classify': method<Classification>()('read', z.object({ hash, measurementId: id, dropoutPasses })),
  /** Of every used model whose axis fits the measurement. */
  'models.opinions': method<Classification[]>()('read', z.object({ measurementId: id, dropoutPasses })),
  /** One file that another laboratory can import; its hash proves it. */
  'models.export': method<ExportedFile>()('read', z.object({ hash })),
  'models.import': method<ModelSummary>()('write', z.object({ file })),

  'explain.subject': method<ExplainedSpectrum>()('read', z.object(about)),
  /** Networks only; empty for classical models. */
  'explain.layers': method<ExplainedLayer[]>()('read', z.object(about)),
  'explain.maps': method<LayerMaps>()(
    'read',
    z.object({ ...about, layer: z.string().max(100), view: z.enum(mapViews).default('spectrum') }),
  ),
  'explain.attribution': method<Attribution>()('read', z.object(attribution)),
  'explain.kernels': method<LayerKernels>()('read', z.object({ modelHash: hash, layer: z.string().max(100) })),
  /** Noise, background, width and position before and after every layer with points; synthetic datasets only. */
  'explain.effects': method<LayerEffect[]>()('read', z.object({ modelHash: hash })),
  'explain.export': method<ExportedFile>()(
    'read',
    z.object({ ...attribution, what: z.enum(['maps', 'attribution']), view: z.enum(mapViews).default('spectrum') }),
  ),
  /** Every later report of the measurement shows it, calculated anew. */
  'explain.addToReport': method<null>()(
    'write',
    z.object({ measurementId: id, modelHash: hash, method: z.enum(attributionMethods) }),
  ),
  'explain.removeFromReport': method<null>()('write', z.object({ measurementId: id, modelHash: hash })),

  'experiments.list': method<ExperimentSummary[]>()('read', none),
  /** One after the other; each result is stored when it is there. */
  'experiments.run': method<Job>()(
    'job',
    z.object({
      ids: z.array(experimentIdSchema).min(1).max(10),
      /** How many seeds; the recipe's number when absent. */
      seeds: z.int().min(1).max(1000).optional(),
      /** For the benchmark and its challenge. */
      study: studyChoiceSchema.optional(),
    }),
  ),
  /** The newest result, or the named one; null while there is none. */
  'experiments.result': method<ExperimentResult | null>()(
    'read',
    z.object({ experiment: experimentIdSchema, resultId: id.optional() }),
  ),
  /** Newest first. */
  'experiments.history': method<
    {
      resultId: string;
      experiment: ExperimentId;
      seeds: number;
      verdict: ExperimentVerdict;
      finishedAt: string;
      reduced?: boolean;
    }[]
  >()('read', z.object({ experiment: experimentIdSchema })),
  /** Report of the newest results: self-contained page, or Markdown with its figures in a zip. */
  'experiments.document': method<ExportedFile>()(
    'read',
    z.object({
      format: z.enum(['html', 'markdown-zip', 'json']),
      /** The eight experiments of the review, or the benchmark with its challenge. */
      of: z.enum(['review', 'benchmark']).default('review'),
    }),
  ),
} satisfies Record<string, Method>;
