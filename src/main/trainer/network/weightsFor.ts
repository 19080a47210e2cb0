import { LabError, type WeightArray } from '../../../contract/index.js';
import type { Parameter } from '../../../core/architectures/planNetwork.js';

/** The numbers of each parameter. @throws LabError `invalid-input` when they are those of another network */
export function weightsFor(
  parameters: readonly Parameter[],
  weights: readonly WeightArray[],
): Map<string, Float32Array> {
  const given = new Map(weights.map((weight) => [weight.name, weight]));
  return new Map(
    parameters.map(({ name, shape }) => {
      const weight = given.get(name);
      const size = shape.reduce((product, length) => product * length, 1);
      if (!weight || weight.shape.join() !== shape.join() || weight.values.length !== size)
        throw new LabError(
          'invalid-input',
          `The weights are those of another network: ${name} is missing or has another shape.`,
        );
      return [name, weight.values];
    }),
  );
}
