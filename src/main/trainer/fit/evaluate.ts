import type { TrainingRecipe } from '../../../contract/index.js';
import type { Engine } from './engine.js';
import { countOf, takeBatch, type Samples } from './samples.js';

export interface Evaluation {
  loss: number;
  /** Share of the samples. */
  accuracy: number;
}

/** Loss and accuracy of a network as it is used: moving statistics, no dropout, no class factors. `pause` is awaited between batches. */
export async function evaluate(
  engine: Engine,
  recipe: TrainingRecipe,
  samples: Samples,
  pause: () => Promise<void>,
): Promise<Evaluation> {
  const count = countOf(engine, samples);
  let loss = 0;
  let right = 0;
  for (let from = 0; from < count; from += recipe.batchSize) {
    const indices = Int32Array.from({ length: Math.min(recipe.batchSize, count - from) }, (_, index) => from + index);
    const score = engine.score(takeBatch(engine, samples, indices, undefined));
    loss += score.loss;
    right += score.right;
    await pause();
  }
  return { loss: loss / count + engine.penalty(), accuracy: right / count };
}
