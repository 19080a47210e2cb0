import {
  quantifyOptionsSchema,
  type FileQuantification,
  type QuantifyOptions,
  type Radiation,
  type Spectrum,
} from '../../../../contract/index.js';
import { quantify as weigh } from '../../../../core/quantify/quantify.js';
import type { QuantityReference } from '../../../../core/quantify/types.js';

export interface QuantifyTaskInput {
  spectrum: Spectrum;
  radiation: Radiation;
  references: readonly QuantityReference[];
  options: Partial<QuantifyOptions>;
}

export function quantify({ options, ...input }: QuantifyTaskInput): Omit<FileQuantification, 'leftOut'> {
  return weigh(input, quantifyOptionsSchema.parse(options));
}
