import { expect, test } from 'vitest';
import { trainingRecipeSchema } from '../../../contract/index.js';
import { fit } from '../fit/fit.js';
import { largestDifference } from '../graph/__tests__/small.js';
import { Network } from '../network/network.js';
import { kerasTrainings, samplesOf, weightsOf } from './kerasTrainings.js';
import { hasTensorflow, tensorflow } from './tensorflowHere.js';

for (const one of kerasTrainings) {
  test.skipIf(!hasTensorflow)(
    `the training “${one.name}” goes as in Keras, epoch by epoch, down to the last weights`,
    async () => {
      const recipe = trainingRecipeSchema.parse(one.recipe);
      const network = new Network(tensorflow(), recipe.architecture);
      network.load(weightsOf(one.first));
      const result = await fit({ network, recipe, ...samplesOf(one) });
      for (const [key, values] of Object.entries(one.trace)) {
        const ours = result.history.map((log) => log[key as 'loss'] ?? Number.NaN);
        expect(ours.length, key).toBe(values.length);
        expect(largestDifference(ours, values), key).toBeLessThan(2e-4);
      }
      for (const { name, values } of result.weights)
        expect(largestDifference(values, one.last[name]?.values ?? []), name).toBeLessThan(2e-3);
      const output = network.tf.tidy(() =>
        network.forward(network.input(Float32Array.from(one.validation.inputs))).dataSync(),
      );
      expect(largestDifference(output, one.predictions)).toBeLessThan(1e-3);
      network.dispose();
    },
  );
}
