/** 32 random bits at each call: sfc32 of C. Doty-Humphrey (PractRand), its state filled by SplitMix32 so that every seed, 0 too, is good. */
export function randomBits(seed: number): () => number {
  let split = seed >>> 0;
  const next = (): number => {
    split = (split + 0x9e3779b9) >>> 0;
    let z = Math.imul(split ^ (split >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let a = next();
  let b = next();
  let c = next();
  let counter = 1;
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
}
