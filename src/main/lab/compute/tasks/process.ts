import type { Peak, ProcessingPreview, ProcessingStep, Radiation, Spectrum } from '../../../../contract/index.js';
import { applySteps } from '../../../../core/preprocess/applySteps.js';
import { findPeaks as findPeaksOf } from '../../../../core/peaks/findPeaks.js';
import { defaultSteps as defaultStepsOf } from '../../../../core/preprocess/defaultSteps.js';

export interface ProcessInput {
  spectrum: Spectrum;
  steps: readonly ProcessingStep[];
  radiation?: Radiation;
}

export function process({ spectrum, steps, radiation }: ProcessInput): ProcessingPreview {
  const { background, ...rest } = applySteps(spectrum, steps, { radiation });
  return { ...rest, background: background ?? null };
}

export function defaultSteps({ spectrum }: { spectrum: Spectrum }): ProcessingStep[] {
  return defaultStepsOf(spectrum.technique, spectrum);
}

export interface FindPeaksInput extends ProcessInput {
  minSignalToNoise?: number | undefined;
  minRelativeHeight?: number | undefined;
}

/** Peaks of the processed data. */
export function findPeaks({ spectrum, steps, radiation, minSignalToNoise, minRelativeHeight }: FindPeaksInput): Peak[] {
  const processed = applySteps(spectrum, steps, { radiation }).spectrum;
  return findPeaksOf(processed, { radiation, minSignalToNoise, minRelativeHeight });
}
