import { z } from 'zod';
import { syntheticRecipeSchema } from './dataset.js';
import type { IntervalOf } from './evaluation.js';

/** The claims of the review's slides. */
export const reviewIds = ['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7', 'e8'] as const;
/** The benchmark study that the slides cite, run again: hours to days. */
export const studyIds = ['benchmark', 'challenge'] as const;
export const experimentIds = [...reviewIds, ...studyIds] as const;
export type ReviewId = (typeof reviewIds)[number];
export type StudyId = (typeof studyIds)[number];

/** What a study is to run; everything else stands in its recipe. */
export const studyChoiceSchema = z.strictObject({
  /** By their ids; those of the recipe when absent. */
  networks: z.array(z.string().trim().min(1).max(100)).min(1).max(50).optional(),
  /** Fewer classes and epochs, so that it ends within minutes; its numbers are no results. */
  reduced: z.boolean().default(false),
  /** `published`: the study's own classes, where their list was imported; `drawn`: others by the same law. */
  classes: z.enum(['published', 'drawn']).optional(),
  /** In the place of the recipe's dataset: what a published class list was read as. */
  dataset: syntheticRecipeSchema.optional(),
  /** At most, in the place of the recipe's. */
  epochs: z.int().min(1).max(100_000).optional(),
  /** Trainings side by side; by cores and memory when absent. */
  width: z.int().min(1).max(64).optional(),
  /** Trains nothing: the result of what is finished. */
  finishedOnly: z.boolean().default(false),
});
export type StudyChoice = z.infer<typeof studyChoiceSchema>;

export const experimentIdSchema = z.enum(experimentIds);
export type ExperimentId = z.infer<typeof experimentIdSchema>;

/** `open`: what was run does not decide it. */
export const verdicts = ['holds', 'holds partly', 'does not hold', 'open'] as const;
export type ExperimentVerdict = (typeof verdicts)[number];
/** With fewer seeds a result only points to a verdict: they say too little about chance. */
export const SEEDS_FOR_A_VERDICT = 10;

/** The study itself had five. */
export function seedsForVerdict(experiment: ExperimentId): number {
  return studyIds.some((id) => id === experiment) ? 5 : SEEDS_FOR_A_VERDICT;
}

/** One measured number with its interval over the seeds. */
export interface ExperimentRow extends IntervalOf {
  label: string;
  /** E.g. `test accuracy`, `share of dead outputs`. */
  metric: string;
}

interface FigureHead {
  id: string;
  title: string;
  /** What is seen, in one or two sentences. */
  caption: string;
}

/** A figure as data: drawn by the page with echarts and by the report as SVG. */
export type ExperimentFigure =
  | (FigureHead & {
      kind: 'lines';
      x: { label: string; log?: boolean };
      y: { label: string; from?: number; to?: number };
      series: {
        name: string;
        /** Series of one group have one colour, and one name in the legend. */
        group?: string;
        x: number[];
        y: number[];
        low?: number[];
        high?: number[];
        points?: boolean;
      }[];
    })
  | (FigureHead & {
      kind: 'bars';
      categories: string[];
      y: { label: string; from?: number; to?: number };
      series: { name: string; values: number[]; low?: number[]; high?: number[] }[];
    })
  | (FigureHead & {
      kind: 'heat';
      x: { label: string; from: number; step: number };
      rows: string[];
      /** rows × points. */
      values: number[][];
      unit: string;
    });

/** Numbers side by side as a study publishes them. */
export interface ExperimentTable {
  id: string;
  title: string;
  caption: string;
  columns: { title: string; right?: boolean }[];
  rows: string[][];
}

export interface ExperimentResult {
  id: string;
  experiment: ExperimentId;
  /** How many. */
  seeds: number;
  seedList: number[];
  results: ExperimentRow[];
  verdict: ExperimentVerdict;
  /** Which numbers the verdict rests on, one or two sentences. */
  because: string;
  /** What was run: data, models, counts; a paragraph each. */
  method: string[];
  /** What the slides did not state and was chosen; what their numbers can and cannot be compared with. */
  limits: string[];
  figures: ExperimentFigure[];
  tables?: ExperimentTable[];
  /** A study with fewer classes or epochs: its numbers are no results. */
  reduced?: boolean;
  seconds: number;
  startedAt: string;
  finishedAt: string;
  softwareVersion: string;
  engine: string;
  platform: string;
  /** Of the experiment's recipe as run, hex. */
  recipeSha256: string;
  /** The recipe as run, JSON: the text that `recipeSha256` is of. Absent in results of older versions. */
  recipe?: string;
}

export interface ExperimentSummary {
  id: ExperimentId;
  title: string;
  /** What the slides say. */
  claim: string;
  /** The question as a person would ask it. */
  question: string;
  /** By default. */
  seeds: number;
  /** Estimate with the default seeds on two cores. */
  minutes: number;
  /** Of a study: the networks that it runs by default. */
  networks?: string[];
  last: {
    resultId: string;
    verdict: ExperimentVerdict;
    because: string;
    seeds: number;
    finishedAt: string;
    reduced?: boolean;
  } | null;
}
