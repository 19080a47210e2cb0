/**
 * Weighted profile residual R_wp in percent: 100 √(Σ w (observed − calculated)² / Σ w observed²), with w = 1/σ², or 1/observed (counting
 * statistics, floor at a thousandth of the highest point) where no σ is known. Young, The Rietveld Method, 1993, chapter 1.
 */
export function residualPercent(observed: Float64Array, difference: Float64Array, sigma?: Float64Array): number {
  const top = observed.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (top === 0) return 0;
  let above = 0;
  let below = 0;
  for (let i = 0; i < observed.length; i++) {
    const s = sigma?.[i] ?? 0;
    const weight = s > 0 ? 1 / (s * s) : 1 / Math.max(observed[i]!, top / 1000);
    above += weight * difference[i]! ** 2;
    below += weight * observed[i]! ** 2;
  }
  return below > 0 ? 100 * Math.sqrt(above / below) : 0;
}
