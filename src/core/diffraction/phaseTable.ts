/** cos and sin of 2πnx: row n for all atoms side by side. */
export interface PhaseTable {
  cos: Float64Array;
  sin: Float64Array;
}

/** Table of exp(2πi n x) for n = 0..limit, by powers: no sine is taken beyond the first. */
export function phaseTable(x: Float64Array, limit: number): PhaseTable {
  const n = x.length;
  const cos = new Float64Array((limit + 1) * n);
  const sin = new Float64Array((limit + 1) * n);
  for (let j = 0; j < n; j++) {
    const c = Math.cos(2 * Math.PI * x[j]!);
    const s = Math.sin(2 * Math.PI * x[j]!);
    let [re, im] = [1, 0];
    for (let i = 0; i <= limit; i++) {
      cos[i * n + j] = re;
      sin[i * n + j] = im;
      const next = re * c - im * s;
      im = re * s + im * c;
      re = next;
    }
  }
  return { cos, sin };
}
