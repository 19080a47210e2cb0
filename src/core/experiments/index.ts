import type { ExperimentId } from '../../contract/index.js';
import type { Experiment } from './experimentLab.js';

/** Every experiment that is built, by its id. */
export const experiments: Partial<Record<ExperimentId, Experiment>> = {};
