import type { Explanation, Peak, Spectrum } from '../../contract/index.js';

let made = 0;

/**
 * A first guess of the peak nearest to a click: climbs to the local maximum within a few points and walks down both sides
 * to half height.
 *
 * @param x position on the spectrum's axis
 * @param wavelength Å, for the d-spacing of a 2θ axis
 */
export function estimatePeak(
  spectrum: Spectrum,
  explanation: Explanation | null,
  x: number,
  wavelength?: number,
): Peak {
  const axis = explanation?.x ?? spectrum.x;
  const observed = explanation?.observed ?? spectrum.y;
  const heightAt = (i: number): number => (observed[i] ?? 0) - (explanation?.background[i] ?? 0);
  let top = nearestIndex(axis, x);
  const reach = Math.max(3, Math.round(axis.length / 500));
  for (let i = Math.max(0, top - reach), end = Math.min(axis.length - 1, top + reach); i <= end; i += 1) {
    if (heightAt(i) > heightAt(top)) top = i;
  }
  const height = heightAt(top);
  let left = top;
  let right = top;
  while (left > 0 && heightAt(left) > height / 2) left -= 1;
  while (right < axis.length - 1 && heightAt(right) > height / 2) right += 1;
  const position = axis[top] ?? x;
  const fwhm = Math.max((axis[right] ?? position) - (axis[left] ?? position), 0);
  const sine = Math.sin((position * Math.PI) / 360);
  made += 1;
  return {
    id: `added-${Date.now().toString(36)}-${made}`,
    position,
    height,
    fwhm,
    // A Gaussian of this height and width.
    area: 1.0645 * height * fwhm,
    ...(spectrum.unit === 'twoTheta' && wavelength && sine > 0 && { dSpacing: wavelength / (2 * sine) }),
    signalToNoise: 0,
    origin: 'edited',
  };
}

/** Index of the value nearest to `x` of an ascending array. */
export function nearestIndex(ascending: ArrayLike<number>, x: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= x) low = middle;
    else high = middle;
  }
  return Math.abs((ascending[high] ?? 0) - x) < Math.abs((ascending[low] ?? 0) - x) ? high : low;
}
