import type { ActivationName } from '../../contract/index.js';

/**
 * Outputs of a network as probabilities of classes, spectra × classes: those of a softmax as they are; one sigmoid is the probability of
 * the second of two classes; several sigmoids are brought to a sum of 1.
 */
export function classProbabilities(values: Float32Array, outputs: number, head: ActivationName): Float32Array {
  if (head === 'softmax') return values;
  if (outputs === 1) {
    const pairs = new Float32Array(2 * values.length);
    values.forEach((value, i) => {
      pairs[2 * i] = 1 - value;
      pairs[2 * i + 1] = value;
    });
    return pairs;
  }
  const shares = values.slice();
  for (let from = 0; from < shares.length; from += outputs) {
    const row = shares.subarray(from, from + outputs);
    const sum = row.reduce((a, b) => a + b, 0);
    if (sum > 0) row.forEach((value, i) => (row[i] = value / sum));
  }
  return shares;
}
