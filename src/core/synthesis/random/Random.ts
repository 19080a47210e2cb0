/**
 * Random numbers of one stream: xoshiro128** 1.1, period 2^128 - 1.
 * Source: D. Blackman, S. Vigna, Scrambled Linear Pseudorandom Number Generators, ACM TOMS 47 (2021) 36, doi 10.1145/3460772.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d: number;
  private spare: number | undefined;

  /** @param state four 32-bit words, not all zero */
  constructor(state: readonly [number, number, number, number]) {
    [this.a, this.b, this.c, this.d] = state;
    if ((this.a | this.b | this.c | this.d) === 0) this.d = 1;
  }

  /** The next whole number of 0 to 2^32 - 1. */
  uint32(): number {
    const times5 = Math.imul(this.b, 5);
    const result = Math.imul((times5 << 7) | (times5 >>> 25), 9) >>> 0;
    const shifted = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = (this.d << 11) | (this.d >>> 21);
    return result;
  }

  /** Even over [from, to), 53 bits. */
  uniform(from = 0, to = 1): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return from + (to - from) * ((high * 67108864 + low) / 9007199254740992);
  }

  /** Whole numbers from `from` to `to`, both included, all equally likely; the range holds at most 2^32 of them. */
  integer(from: number, to: number): number {
    const count = to - from + 1;
    if (count <= 1) return from;
    // Numbers of the incomplete last cycle are drawn again: they would favour the small ones.
    const limit = 4294967296 - (4294967296 % count);
    for (;;) {
      const drawn = this.uint32();
      if (drawn < limit) return from + (drawn % count);
    }
  }

  /** Normal by the polar method (G. Marsaglia, T. A. Bray, SIAM Rev. 6 (1964) 260). */
  normal(mean = 0, sd = 1): number {
    if (this.spare !== undefined) {
      const value = this.spare;
      this.spare = undefined;
      return mean + sd * value;
    }
    for (;;) {
      const u = this.uint32() / 2147483648 - 1;
      const v = this.uint32() / 2147483648 - 1;
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      this.spare = v * factor;
      return mean + sd * u * factor;
    }
  }
}
