import { z } from 'zod';

/** One visible, reorderable preprocessing step with its parameters; stored with every result. Lengths are in axis units unless said otherwise. */
export const processingStepSchema = z.discriminatedUnion('kind', [
  /** Statistics-sensitive non-linear iterative peak clipping; `iterations` is the largest half window in points. */
  z.object({ kind: z.literal('background-snip'), iterations: z.int().min(1).max(2000), smoothing: z.boolean() }),
  /** Asymmetrically reweighted penalised least squares; λ is the smoothness. */
  z.object({ kind: z.literal('background-arpls'), lambda: z.number().positive().max(1e12) }),
  z.object({ kind: z.literal('background-airpls'), lambda: z.number().positive().max(1e12) }),
  /** Rolling ball; radius in points. */
  z.object({ kind: z.literal('background-rolling-ball'), radius: z.int().min(1).max(5000) }),
  /** Iterative polynomial under the peaks. */
  z.object({ kind: z.literal('background-polynomial'), degree: z.int().min(0).max(12) }),
  /** Savitzky-Golay; window in points, odd. */
  z.object({
    kind: z.literal('smooth-savitzky-golay'),
    window: z.int().min(3).max(501),
    degree: z.int().min(0).max(6),
  }),
  z.object({ kind: z.literal('smooth-whittaker'), lambda: z.number().positive().max(1e9) }),
  /** Rachinger-type removal of the Kα2 line. */
  z.object({ kind: z.literal('strip-alpha2'), ratio: z.number().min(0).max(1) }),
  /** Removes spikes narrower than any real band; `threshold` in robust standard deviations. */
  z.object({ kind: z.literal('remove-cosmic-rays'), threshold: z.number().positive(), width: z.int().min(1).max(20) }),
  z.object({ kind: z.literal('crop'), from: z.number(), to: z.number() }),
  z.object({ kind: z.literal('resample'), step: z.number().positive() }),
  z.object({ kind: z.literal('normalise'), mode: z.enum(['maximum', 'area', 'vector', 'snv']) }),
]);

export type ProcessingStep = z.infer<typeof processingStepSchema>;
export type ProcessingKind = ProcessingStep['kind'];
