import { z } from 'zod';
import type { Radiation } from './spectrum.js';

export const quantifyOptionsSchema = z.object({
  /** Names, ids or groups of references that may be in the specimen; absent: all references compete. */
  phases: z.array(z.string().trim().min(1).max(200)).max(200).optional(),
  /** A phase of known amount (percent of the measured specimen): what is missing to 100 % is then the amorphous remainder. */
  internalStandard: z
    .object({ name: z.string().trim().min(1).max(200), weightPercent: z.number().gt(0).lt(100) })
    .optional(),
  /** Largest shift tried, degrees 2θ. */
  maxZeroShift: z.number().min(0).max(2).default(0.5),
  /** Fitted range, degrees 2θ; absent: from d = 9 Å to the end. */
  from: z.number().min(0).max(180).optional(),
  to: z.number().min(0).max(180).optional(),
  /** A reference stays when it lowers the weighted sum of squares by this share; a second measured specimen of one phase needs three times as much. */
  evidence: z.number().min(0).max(1).default(0.03),
  /** Bootstrap samples for the errors. */
  samples: z.int().min(20).max(5000).default(200),
  seed: z.int().min(0).default(1),
});
export type QuantifyOptions = z.infer<typeof quantifyOptionsSchema>;

/** An amount with one standard deviation. */
export interface QuantifiedPhase {
  name: string;
  /** Empty where the reference does not say it. */
  formula: string;
  /** Percent of the measured specimen, an internal standard included. */
  weightPercent: number;
  /** One standard deviation from the bootstrap; where the phase was asked for and not found, the amount that would have been seen. */
  error: number;
  found: boolean;
  /** The references that make it up. `rir`: intensity ratio to corundum. */
  references: { id: string; name: string; weightPercent: number; rir: number }[];
}

/** How much of each phase is in a specimen. */
export interface Quantification {
  phases: QuantifiedPhase[];
  /** Percent that the phases leave to 100 %, known with an internal standard only. */
  amorphous?: number;
  amorphousError?: number;
  internalStandard?: { name: string; weightPercent: number };
  /** Degrees 2θ, added to the positions of the references. */
  zeroShift: number;
  /** Weighted profile residual, percent. */
  rwp: number;
  /** Fitted range, degrees 2θ. */
  range: [number, number];
  radiation: Radiation;
  /** References that competed. */
  considered: number;
  /** What a reader has to know, e.g. that the sum was taken as 100 %. */
  notes: string[];
  options: QuantifyOptions;
}

/** One file quantified without being stored. */
export interface FileQuantification {
  quantification: Quantification;
  curves: QuantityCurves;
  /** References that could not be used, one sentence each. */
  leftOut: string[];
}

/** The fit on its own points. */
export interface QuantityCurves {
  x: Float64Array;
  observed: Float64Array;
  calculated: Float64Array;
  background: Float64Array;
}
