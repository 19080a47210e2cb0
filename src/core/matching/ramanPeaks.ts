import type { Peak } from '../../contract/data/peak.js';
import { fineStep, type PreparedRaman } from './ramanFeatures.js';

/** Bands of a prepared Raman spectrum: where its smoothed slope changes sign downwards; heights above the light baseline, widths at half height. */
export function ramanPeaks({ first, net, noise, slope }: PreparedRaman, smallest = 0.03): Peak[] {
  let top = 0;
  for (const value of net) top = Math.max(top, value);
  const limit = Math.max(5 * noise, smallest * top);
  const peaks: Peak[] = [];
  for (let i = 1; i < slope.length; i++) {
    if (!(slope[i - 1]! > 0 && slope[i]! <= 0)) continue;
    let at = i;
    for (let j = Math.max(0, i - 3); j <= Math.min(net.length - 1, i + 2); j++) if (net[j]! > net[at]!) at = j;
    const height = net[at]!;
    if (height < limit || height <= 0 || around(net, at) < 4 * noise) continue;
    let left = at;
    let right = at;
    while (left > 0 && net[left]! > height / 2) left--;
    while (right < net.length - 1 && net[right]! > height / 2) right++;
    const fwhm = Math.max(fineStep, (right - left) * fineStep);
    peaks.push({
      id: `p${peaks.length + 1}`,
      position: first + at * fineStep,
      height,
      fwhm,
      area: 1.2 * height * fwhm,
      signalToNoise: noise > 0 ? height / noise : Infinity,
      origin: 'found',
    });
  }
  return peaks;
}

/** Mean of five points: a band is more than one high point of noise. */
function around(curve: Float64Array, at: number): number {
  let sum = 0;
  for (let j = at - 2; j <= at + 2; j++) sum += curve[j] ?? 0;
  return sum / 5;
}
