/** Repeatable random numbers; every stream of a seed is a sequence of its own. */
export interface RandomStream {
  /** Next whole number, 0 to 2³² − 1. */
  next(): number;
  /** Next number in [0, 1). */
  share(): number;
  /** Next whole number in [0, below), below at most 2³². */
  below(below: number): number;
}

/**
 * xoshiro128** (D. Blackman, S. Vigna, doi 10.1145/3460772) whose state is filled from `seed` and `stream` by a counter and the finaliser of MurmurHash3,
 * so that neighbouring seeds and streams have nothing in common: tree 7 of seed 1 is the same in whichever worker it grows.
 */
export function randomStream(seed: number, stream = 0): RandomStream {
  let counter = mix((seed >>> 0) ^ 0x9e3779b9);
  counter = mix(counter ^ Math.floor(seed / 2 ** 32)) ^ mix((stream >>> 0) + 0x85ebca6b);
  const fill = (): number => mix((counter = (counter + 0x9e3779b9) | 0));
  let [a, b, c, d] = [fill(), fill(), fill(), fill()];
  if ((a | b | c | d) === 0) a = 1;
  const next = (): number => {
    const five = Math.imul(b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result >>> 0;
  };
  const share = (): number => next() / 2 ** 32;
  return { next, share, below: (below) => Math.floor(share() * below) };
}

function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
