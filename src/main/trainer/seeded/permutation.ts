import { randomNumbers } from './randomNumbers.js';

/** The numbers 0 to `count` - 1 in a random order that the seed decides (Fisher and Yates). */
export function permutation(count: number, seed: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, index) => index);
  const random = randomNumbers(seed);
  for (let i = count - 1; i > 0; i -= 1) {
    const j = Math.floor(random.uniform() * (i + 1));
    const value = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = value;
  }
  return order;
}
