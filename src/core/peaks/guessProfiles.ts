import type { Detection } from './detectPeaks.js';
import type { Profile } from './fitProfile.js';

/** Position, height and width of each detected peak read off the background-free curve: start of the least squares. Ascending position. */
export function guessProfiles(x: Float64Array, net: Float64Array, detections: readonly Detection[]): Profile[] {
  const n = x.length;
  const guesses: Profile[] = [];
  for (const { index, scale } of detections) {
    // The filter's maximum on a flank sits beside the top: step to the top within one filter width where there is one.
    const reach = Math.max(1, Math.round(scale));
    let top = index;
    for (let i = Math.max(0, index - reach); i <= Math.min(n - 1, index + reach); i++)
      if ((net[i] ?? 0) > (net[top] ?? 0)) top = i;
    const isTop = top > 0 && top < n - 1 && Math.abs(top - index) < reach;
    const at = isTop ? top : index;
    const height = mean3(net, at);
    if (!(height > 0)) continue;
    const step = ((x[Math.min(n - 1, at + 1)] ?? 0) - (x[Math.max(0, at - 1)] ?? 0)) / 2;
    const left = halfWidth(net, at, -1);
    const right = halfWidth(net, at, 1);
    // The steeper side is the one without a neighbour.
    const points = Math.max(1.5, 2 * Math.min(left, right));
    guesses.push({ position: x[at] ?? 0, height, fwhm: points * step, eta: 0.5 });
  }
  return guesses.sort((a, b) => a.position - b.position);
}

function mean3(y: Float64Array, i: number): number {
  return ((y[i - 1] ?? y[i] ?? 0) + 2 * (y[i] ?? 0) + (y[i + 1] ?? y[i] ?? 0)) / 4;
}

/** Points from `at` to half its height on one side, interpolated. */
function halfWidth(y: Float64Array, at: number, direction: 1 | -1): number {
  const half = (y[at] ?? 0) / 2;
  for (let j = 1; ; j++) {
    const value = y[at + j * direction];
    if (value === undefined) return j;
    if (value <= half) {
      const before = y[at + (j - 1) * direction] ?? value;
      return before > value ? j - (half - value) / (before - value) : j;
    }
  }
}
