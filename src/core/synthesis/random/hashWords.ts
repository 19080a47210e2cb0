const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by));

/**
 * MurmurHash3 (x86, 32 bit) of whole 32-bit words: spreads neighbouring keys over all streams.
 * Source: A. Appleby, MurmurHash3, public domain.
 */
export function hashWords(words: readonly number[], seed: number): number {
  let hash = seed | 0;
  for (const word of words) {
    const mixed = Math.imul(rotate(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
    hash = (Math.imul(rotate(hash ^ mixed, 13), 5) + 0xe6546b64) | 0;
  }
  hash ^= words.length * 4;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
