import { trainingRecipeSchema } from '../../../contract/index.js';

/** How the networks of an experiment are trained; their seed is that of the run. */
export const trainingSchema = trainingRecipeSchema.omit({ architecture: true, seed: true });
