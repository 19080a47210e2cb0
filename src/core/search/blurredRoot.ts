import { compressIntensity } from '../matching/compressIntensity.js';

/** Square root of the pattern, spread by `reach` points to either side. */
export function blurredRoot(net: Float64Array, noise: number, reach: number): Float64Array {
  const root = compressIntensity(net, 3 * noise);
  const spread = new Float64Array(root.length);
  for (let i = 0; i < root.length; i++) {
    let top = 0;
    for (let j = Math.max(0, i - reach); j <= Math.min(root.length - 1, i + reach); j++) top = Math.max(top, root[j]!);
    spread[i] = top;
  }
  return spread;
}
