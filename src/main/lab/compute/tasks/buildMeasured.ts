import type { DatasetPart, DatasetPreview, MeasuredRecipe, SplitName } from '../../../../contract/index.js';
import { applySteps } from '../../../../core/preprocess/applySteps.js';
import {
  buildFromMeasurements,
  type MeasuredDataset,
} from '../../../../core/synthesis/measured/buildFromMeasurements.js';
import type { LabelledSpectrum } from '../../../../core/synthesis/measured/labelledSpectrum.js';
import { turnByClass } from '../../../../core/synthesis/turnByClass.js';
import { hashPart, type PartHashes } from '../../datasets/hashPart.js';
import type { SubjectInput } from './subject.js';
import { toRamanShift } from './toRamanShift.js';

/** A stored measurement with its label. */
export interface MeasuredItem extends Omit<SubjectInput, 'peaks'> {
  name: string;
  label: string;
  specimen: string;
  split?: SplitName;
}

export interface BuildMeasuredInput {
  recipe: MeasuredRecipe;
  items: readonly MeasuredItem[];
}

export interface MeasuredContent {
  parts: Record<SplitName, DatasetPart & PartHashes>;
  notes: string[];
}

/** Each measurement goes through its own processing steps first. @throws LabError see buildFromMeasurements */
export function buildMeasured(input: BuildMeasuredInput): MeasuredContent {
  const { parts, notes } = build(input);
  const hashed = (name: SplitName) => ({ ...parts[name], ...hashPart(parts[name]) });
  return { parts: { train: hashed('train'), validation: hashed('validation'), test: hashed('test') }, notes };
}

export function previewMeasured({ samples, ...input }: BuildMeasuredInput & { samples: number }): DatasetPreview {
  const { parts, notes } = build(input);
  const { train, validation, test } = parts;
  const counts = { train: train.labels.length, validation: validation.labels.length, test: test.labels.length };
  return { ...turnByClass(train, samples), counts, notes };
}

function build({ recipe, items }: BuildMeasuredInput): MeasuredDataset {
  return buildFromMeasurements(items.map(labelled), recipe);
}

function labelled({ spectrum, steps, radiation, laserWavelength, ...item }: MeasuredItem): LabelledSpectrum {
  const processed = toRamanShift(applySteps(spectrum, steps, { radiation }).spectrum, laserWavelength);
  return { ...item, spectrum: processed, ...(radiation ? { wavelength: radiation.wavelength } : {}) };
}
