import { z } from 'zod';
import type { Radiation, Technique } from './spectrum.js';
import type { ReferenceSummary } from './reference.js';

export const profileMetricSchema = z.enum(['sqrt-cosine', 'cosine', 'pearson', 'euclidean', 'dtw']);
export type ProfileMetric = z.infer<typeof profileMetricSchema>;

/** Element conditions: `required` all present; `anyOf` at least one; `forbidden` none; `allowedOnly` nothing but these (and the required ones). */
export const elementFilterSchema = z.object({
  required: z.array(z.string()).default([]),
  anyOf: z.array(z.string()).default([]),
  forbidden: z.array(z.string()).default([]),
  allowedOnly: z.array(z.string()).default([]),
});
export type ElementFilter = z.infer<typeof elementFilterSchema>;

/** What else a reference must be; all that are given hold together. */
export const restraintsSchema = z.object({
  /** Classes, e.g. `oxide`. */
  categories: z.array(z.string()).optional(),
  /** Part of the name, any case. */
  name: z.string().optional(),
  /** Hermann-Mauguin symbols as written, blanks and subscripts aside, e.g. `P 42/m n m`. */
  spaceGroups: z.array(z.string()).optional(),
  /** g/cm³. */
  density: z.object({ least: z.number().optional(), most: z.number().optional() }).optional(),
  /** Å; each axis given is one of the cell's within `tolerance` (relative). */
  cell: z
    .object({ lengths: z.array(z.number().positive()).max(3), tolerance: z.number().min(0).max(0.2).default(0.02) })
    .optional(),
});
export type Restraints = z.infer<typeof restraintsSchema>;

export const identifyOptionsSchema = z.object({
  metric: profileMetricSchema.default('sqrt-cosine'),
  /** Weight of peak agreement against profile similarity, 0-1. */
  peakWeight: z.number().min(0).max(1).default(0.4),
  /** Largest joint zero shift tried: degrees 2θ, or 1/cm for Raman. Absent: the default of the technique. */
  maxZeroShift: z.number().min(0).max(50).optional(),
  /** Largest relative lattice change tried, e.g. 0.01. */
  maxLatticeStrain: z.number().min(0).max(0.05).default(0.01),
  elements: elementFilterSchema.default({ required: [], anyOf: [], forbidden: [], allowedOnly: [] }),
  /** Ids of the libraries to search; absent: all enabled ones of the technique. */
  libraries: z.array(z.string()).optional(),
  /** Specimens left out, for honest tests. */
  excludeSpecimens: z.array(z.string()).default([]),
  top: z.int().min(1).max(1000).default(20),
  restraints: restraintsSchema.optional(),
  /** Look for phases that together explain the measurement. */
  mixture: z.boolean().optional(),
  /** Ids of references that belong to every mixture, and of such that belong to none: what a person accepted and rejected. */
  accepted: z.array(z.string()).optional(),
  rejected: z.array(z.string()).optional(),
  /** Phases of a mixture at most. */
  phases: z.int().min(1).max(10).optional(),
});
export type IdentifyOptions = z.infer<typeof identifyOptionsSchema>;

/** A reference with its evidence. */
export interface Candidate {
  rank: number;
  reference: ReferenceSummary;
  /** 0-1: weighted mean of profile similarity and peak agreement. */
  score: number;
  profileScore: number;
  peakScore: number;
  /** Lines of the reference above the visibility limit found in the measurement. */
  matched: number;
  /** Lines of the reference that should be visible but are not there. */
  missing: number;
  /** Measured peaks that this reference does not explain. */
  extra: number;
  /** Degrees 2θ or 1/cm, to be added to reference positions. */
  zeroShift: number;
  /** Relative lattice change applied to the reference, 0.001 = +0.1 %. */
  latticeStrain: number;
  /** Height of the reference's strongest line in the measurement's intensity units. */
  scale: number;
  /** Further references of the same phase with nearly the same score that were left out of the list. */
  alike?: number;
  /** Raman: part of the measurement that its name takes where the best names explain it together, 0-1. */
  share?: number;
}

export interface Identification {
  technique: Technique;
  verdict: 'match' | 'no-confident-match';
  /** One or two sentences: why this verdict; always there. */
  explanation: string;
  /** Of a match (XRD): how often first candidates with such a score, lead and number of lines were right, 0-1 (see the guide). */
  probability?: number;
  candidates: Candidate[];
  /** References looked at, after filters. */
  searched: number;
  elapsedMs: number;
  radiation?: Radiation;
  options: IdentifyOptions;
  /** Where mixtures were asked for: which phases together explain the measurement, best first. */
  hypotheses?: MixtureHypothesis[];
}

/** The picture of one candidate on the measurement. */
export interface Overlay {
  referenceId: string;
  /** Sticks: positions on the measurement's axis (shift and strain applied), heights in its intensity units. */
  sticks: {
    x: number;
    height: number;
    dSpacing?: number;
    hkl?: [number, number, number];
    multiplicity?: number;
    state: 'matched' | 'missing' | 'hidden';
  }[];
  /** Calculated profile on the prepared measurement's own axis. */
  profile: Float64Array;
}

/** Measurement as matched, profiles of the selected candidates, and what is left. All on `x`. */
export interface Explanation {
  x: Float64Array;
  /** Measured intensity after the processing steps. */
  observed: Float64Array;
  /** Background under it, as removed for matching. */
  background: Float64Array;
  overlays: Overlay[];
  /** observed − background − Σ profiles. */
  difference: Float64Array;
  /** XRD: weighted profile residual R_wp, percent. Raman: unweighted residual of the intensity above the background, percent. */
  rwp: number;
  /** Measured peaks that no selected candidate explains. */
  unexplained: { x: number; height: number }[];
}

/** A phase of a mixture with its own evidence. */
export interface MixturePhase {
  reference: ReferenceSummary;
  /** Factor of its calculated pattern: integrated intensity of its strongest line in the measurement's units. */
  scale: number;
  /** Height of its tallest calculated peak in the measurement's intensity units. */
  height: number;
  /** Mean relative lattice change. */
  latticeStrain: number;
  /** Lines that it alone explains: found and missing ones; and lines it shares with others. */
  sole: number;
  soleMissing: number;
  shared: number;
  /** Natural logarithm of how much likelier its own lines are with it than by chance. */
  evidence: number;
  /** Where the lines lie that it alone explains, degrees 2θ or 1/cm. */
  lines: number[];
  /** Other references that would do nearly as well in its place, best first. */
  alternatives?: { reference: ReferenceSummary; score: number }[];
}

/** Phases that together explain a measurement. */
export interface MixtureHypothesis {
  phases: MixturePhase[];
  /** 0-1: share of the measured pattern (square-root intensities) that is explained, less what corrections cost. */
  score: number;
  /** Share of this hypothesis among those compared. */
  probability: number;
  /** Common to all phases, degrees 2θ; in Raman that of the first phase, 1/cm. */
  zeroShift: number;
}
