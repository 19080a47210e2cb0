import { hashWords } from './hashWords.js';
import { Random } from './Random.js';

/**
 * The stream of random numbers that belongs to a seed and a place (split, class, sample, purpose). Streams know nothing of each other, so
 * that sample 7 is the same whether 8 or 8,000 are made, and switching the noise off moves no peak.
 *
 * @param seed a whole number, 0 to 2^53 - 1; 0 is a seed like any other
 */
export function createRandom(seed: number, ...place: readonly (number | string)[]): Random {
  const words = [seed >>> 0, Math.floor(seed / 4294967296) >>> 0];
  for (const key of place) {
    // Numbers and texts are told apart, so that 1 and '1' are different places.
    if (typeof key === 'number') words.push(1, key >>> 0, Math.floor(key / 4294967296) >>> 0);
    else words.push(2, key.length, ...Array.from({ length: key.length }, (_, i) => key.charCodeAt(i)));
  }
  return new Random([
    hashWords(words, 0x9e3779b9),
    hashWords(words, 0x7f4a7c15),
    hashWords(words, 0xf39cc060),
    hashWords(words, 0x5cedc834),
  ]);
}
