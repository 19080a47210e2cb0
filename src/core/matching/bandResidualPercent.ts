/**
 * Share of a spectrum's bands that stays unexplained, in percent: 100 √(Σ difference² / Σ net²), every point alike. `net` is the intensity
 * above the background. For Raman, where a background of fluorescence under the sum, or weights for counts, would make any fit look good or bad.
 */
export function bandResidualPercent(net: Float64Array, difference: Float64Array): number {
  let above = 0;
  let below = 0;
  for (let i = 0; i < net.length; i++) {
    above += difference[i]! ** 2;
    below += net[i]! ** 2;
  }
  return below > 0 ? 100 * Math.sqrt(above / below) : 0;
}
