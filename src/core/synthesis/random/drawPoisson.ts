import type { Random } from './Random.js';

/**
 * Poisson counts: by multiplication up to a mean of 10, above by transformed rejection.
 * Source: W. Hörmann, Insurance: Math. Econ. 12 (1993) 39, algorithm PTRS, doi 10.1016/0167-6687(93)90997-4.
 */
export function drawPoisson(random: Random, mean: number): number {
  if (!(mean > 0)) return 0;
  return mean < 10 ? byMultiplication(random, mean) : byRejection(random, mean);
}

function byMultiplication(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let count = -1;
  let product = 1;
  do {
    count++;
    product *= random.uniform();
  } while (product > limit);
  return count;
}

function byRejection(random: Random, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const quick = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = 1 - random.uniform();
    const us = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= quick) return count;
    if (count < 0 || (us < 0.013 && v > us)) continue;
    const left = Math.log((v * inverseAlpha) / (a / (us * us) + b));
    if (left <= count * Math.log(mean) - mean - logFactorial(count)) return count;
  }
}

/** Stirling's series; its error is below 1e-10 from 10 on, and smaller ones are summed. */
function logFactorial(n: number): number {
  if (n < 10) {
    let sum = 0;
    for (let i = 2; i <= n; i++) sum += Math.log(i);
    return sum;
  }
  const inverse = 1 / n;
  const series = (inverse / 12) * (1 - (inverse * inverse) / 30 + (inverse * inverse * inverse * inverse) / 105);
  return (n + 0.5) * Math.log(n) - n + 0.9189385332046727 + series;
}
