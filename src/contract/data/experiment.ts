import { z } from 'zod';
import type { IntervalOf } from './evaluation.js';

export const experimentIds = ['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7', 'e8'] as const;
export const experimentIdSchema = z.enum(experimentIds);
export type ExperimentId = z.infer<typeof experimentIdSchema>;

export const verdicts = ['holds', 'holds partly', 'does not hold'] as const;
export type ExperimentVerdict = (typeof verdicts)[number];
/** With fewer seeds a result only points to a verdict: they say too little about chance. */
export const SEEDS_FOR_A_VERDICT = 10;

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
  last: { resultId: string; verdict: ExperimentVerdict; because: string; seeds: number; finishedAt: string } | null;
}
