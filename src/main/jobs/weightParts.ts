import type { TrainingResult, WeightArray } from '../../contract/index.js';
import type { FromTrainer } from '../trainer/messages.js';

/** Puts the weights of a large network together again, which came part by part. */
export class WeightParts {
  private readonly arrays = new Map<string, WeightArray>();

  take({ name, shape, from, values }: Extract<FromTrainer, { type: 'weights' }>): void {
    const size = shape.reduce((product, length) => product * length, 1);
    const array = this.arrays.get(name) ?? { name, shape, values: new Float32Array(size) };
    array.values.set(values, from);
    this.arrays.set(name, array);
  }

  complete(result: TrainingResult): TrainingResult {
    if (this.arrays.size === 0) return result;
    const weights = [...this.arrays.values()];
    this.arrays.clear();
    return { ...result, weights };
  }
}
