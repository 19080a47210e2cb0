import type { Random } from './Random.js';

/** Gamma distribution, mean shape × scale. Source: G. Marsaglia, W. W. Tsang, ACM TOMS 26 (2000) 363, doi 10.1145/358407.358414. */
export function drawGamma(random: Random, shape: number, scale: number): number {
  if (shape < 1) return drawGamma(random, shape + 1, scale) * Math.pow(1 - random.uniform(), 1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = 1 - random.uniform();
    if (Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v * scale;
  }
}
