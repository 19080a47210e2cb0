import type { Initialiser } from '../../../contract/index.js';
import { orthogonal } from './orthogonal.js';
import { randomNumbers } from './randomNumbers.js';

/** A normal number within two standard deviations has this standard deviation. */
const TRUNCATED_DEVIATION = 0.87962566103423978;

/**
 * First weights, as Keras draws them: variance scaling over the fan-in, or over the mean of fan-in and fan-out for Glorot; the normal
 * ones are cut at two standard deviations and widened so that the variance comes out right.
 * @param shape of a kernel: the last two sizes are in and out, those before are points
 */
export function initialise(initialiser: Initialiser, shape: readonly number[], seed: number): Float32Array {
  const count = shape.reduce((product, size) => product * size, 1);
  const random = randomNumbers(seed);
  const fill = (draw: () => number) => {
    const values = new Float32Array(count);
    // Large networks have tens of millions of them: `from` takes several times as long.
    for (let i = 0; i < count; i += 1) values[i] = draw();
    return values;
  };
  if (typeof initialiser === 'object' && 'spaced' in initialiser) {
    const { from, to } = initialiser.spaced;
    return Float32Array.from({ length: count }, (_, index) => from + ((to - from) * index) / Math.max(1, count - 1));
  }
  if (typeof initialiser === 'object') {
    const deviation = Math.sqrt(initialiser.normal.variance);
    return fill(() => deviation * random.normal());
  }
  const field = shape.slice(0, -2).reduce((product, size) => product * size, 1);
  const fanIn = (shape.at(-2) ?? 1) * field;
  const fanOut = (shape.at(-1) ?? 1) * field;
  const uniform = (variance: number) => {
    const limit = Math.sqrt(3 * variance);
    return fill(() => (2 * random.uniform() - 1) * limit);
  };
  const normal = (variance: number) => {
    const deviation = Math.sqrt(variance) / TRUNCATED_DEVIATION;
    return fill(() => {
      for (;;) {
        const value = random.normal();
        if (Math.abs(value) <= 2) return value * deviation;
      }
    });
  };
  switch (initialiser) {
    case 'zeros':
      return new Float32Array(count);
    case 'ones':
      return new Float32Array(count).fill(1);
    case 'glorotUniform':
      return uniform(2 / (fanIn + fanOut));
    case 'glorotNormal':
      return normal(2 / (fanIn + fanOut));
    case 'heUniform':
      return uniform(2 / fanIn);
    case 'heNormal':
      return normal(2 / fanIn);
    case 'lecunUniform':
      return uniform(1 / fanIn);
    case 'lecunNormal':
      return normal(1 / fanIn);
    case 'orthogonal':
      return orthogonal(fanIn, shape.at(-1) ?? 1, () => random.normal());
  }
}
