import { z } from 'zod';
import { method, type Method } from '../method.js';
import { quantifyOptionsSchema, type FileQuantification, type Quantification } from '../data/quantify.js';

const id = z.string().min(1).max(200);
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes are needed here');
const file = z.object({ name: z.string().max(1000), bytes });
const radiation = z.object({
  label: z.string().max(60),
  wavelength: z.number().min(0.05).lt(10),
  wavelengthAlpha2: z.number().min(0.05).lt(10).optional(),
  alpha2Ratio: z.number().min(0).max(1).optional(),
  origin: z.enum(['file', 'user', 'assumed']),
});

/** Weight percents by full-pattern summation. */
export const quantifyMethods = {
  /** Weighs the phases drawn on the measurement, or those named; keeps the result with the measurement. The intensities are taken as imported. */
  'quantify.run': method<Quantification>()(
    'write',
    z.object({
      measurementId: id,
      /** References of the libraries; absent: the ones drawn on the measurement. */
      referenceIds: z.array(id).min(1).max(50).optional(),
      options: quantifyOptionsSchema.partial().default({}),
    }),
  ),
  /** The last result of a measurement. */
  'quantify.get': method<Quantification | null>()('read', z.object({ measurementId: id })),
  'quantify.clear': method<null>()('write', z.object({ measurementId: id })),
  /** Quantifies without storing; for the command line. */
  'quantify.file': method<FileQuantification>()(
    'read',
    z.object({
      file,
      radiation: radiation.optional(),
      /** CIF files and zips of them, tables of measured patterns, and tables of their intensity ratios; absent: phases by name from the libraries. */
      references: z.array(file).max(2000).default([]),
      options: quantifyOptionsSchema.partial().default({}),
    }),
  ),
} satisfies Record<string, Method>;
