import type { WeightArray } from '../../../contract/index.js';
import type { Parameter } from '../../../core/architectures/planNetwork.js';
import { deriveSeed } from './deriveSeed.js';
import { initialise } from './initialise.js';

/** The weights that a training with this seed starts from, each made when its turn comes: those of a large network are gigabytes. */
export function* firstWeights(parameters: readonly Parameter[], seed: number): Generator<WeightArray> {
  for (const { name, shape, initialiser } of parameters)
    yield { name, shape: [...shape], values: initialise(initialiser, shape, deriveSeed(seed, 'weights', name)) };
}
