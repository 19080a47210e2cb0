import type { Interval } from './bootstrapInterval.js';

/** 0.975 quantile of the normal distribution. */
const Z = 1.959963984540054;

/**
 * A share with its 95 % score interval (E. B. Wilson, doi 10.1080/01621459.1927.10502953), which keeps within 0 to 1 and has a width even when
 * nothing or everything was counted. `mean` is the plain share; NaN of no cases.
 */
export function wilsonInterval(hits: number, n: number): Interval {
  if (n === 0) return { mean: NaN, low: 0, high: 1, n };
  const share = hits / n;
  const middle = (share + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n);
  const half = (Z / (1 + (Z * Z) / n)) * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n));
  // Rounding may put the ends of 0 and 1 a trifle beside them.
  return {
    mean: share,
    low: hits === 0 ? 0 : Math.max(0, middle - half),
    high: hits === n ? 1 : Math.min(1, middle + half),
    n,
  };
}
