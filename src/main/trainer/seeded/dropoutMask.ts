import { randomBits } from './randomBits.js';

/** For each number 0 with probability `rate`, else 1 / (1 - rate), so that the sum stays the same on average. */
export function dropoutMask(count: number, rate: number, seed: number): Float32Array {
  const bits = randomBits(seed);
  const limit = rate * 4_294_967_296;
  const kept = 1 / (1 - rate);
  const mask = new Float32Array(count);
  for (let i = 0; i < count; i += 1) mask[i] = bits() < limit ? 0 : kept;
  return mask;
}
