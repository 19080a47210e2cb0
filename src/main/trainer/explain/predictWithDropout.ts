import { LabError } from '../../../contract/index.js';
import { holdsDropout } from '../../../core/architectures/holdsDropout.js';
import type { Network } from '../network/network.js';
import { deriveSeed } from '../seeded/deriveSeed.js';
import { calculate } from '../tensorflow/calculate.js';
import { spectraAtOnce } from './spectraAtOnce.js';

export interface DropoutPasses {
  passes: number;
  seed: number;
}

/**
 * Outputs with dropout on and everything else as in use: spectrum after spectrum, `passes` rows of `network.outputs` each. The layers
 * before the first dropout are calculated once. The same seed drops the same.
 * @throws LabError `invalid-input` where the network has no dropout
 */
export function predictWithDropout(
  network: Network,
  spectra: Float32Array,
  { passes, seed }: DropoutPasses,
): Float32Array {
  const { tf, plan, spec, outputs } = network;
  const first = plan.findIndex(holdsDropout);
  if (first < 0)
    throw new LabError('invalid-input', `“${spec.title}” has no dropout layer, so that its passes are all the same.`);
  const count = spectra.length / spec.inputLength;
  const all = new Float32Array(count * passes * outputs);
  const step = spectraAtOnce(plan.slice(first), spec.inputLength);
  for (let row = 0; row < count; row += 1) {
    const spectrum = spectra.subarray(row * spec.inputLength, (row + 1) * spec.inputLength);
    // Plain numbers: what leaves a tidy as a tensor would have to be let go of by hand.
    const below = calculate(tf, () => {
      const x = network.forward(network.input(spectrum), { to: first });
      return { values: x.dataSync(), shape: x.shape.slice(1) };
    });
    for (let pass = 0; pass < passes; pass += step) {
      const together = Math.min(step, passes - pass);
      const repeated = new Float32Array(together * below.values.length);
      for (let i = 0; i < together; i += 1) repeated.set(below.values, i * below.values.length);
      tf.tidy(() => {
        const x = tf.tensor(repeated, [together, ...below.shape]);
        const dropout = { seed: deriveSeed(seed, row, pass) };
        const y = network.forward(x, { from: first, pass: { dropout } });
        all.set(y.dataSync(), (row * passes + pass) * outputs);
      });
    }
  }
  return all;
}
