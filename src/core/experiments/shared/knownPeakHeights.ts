import type { DatasetPart } from '../../../contract/index.js';

const SIGMAS_PER_FWHM = 1 / (2 * Math.sqrt(2 * Math.log(2)));

/**
 * Height of the one Gaussian peak of each spectrum by least squares, given its position and width and a background of so many Chebyshev
 * polynomials. No classifier is told position and width, so what a threshold on these heights reaches is a ceiling for all of them
 * (for white noise; only knowing how backgrounds are distributed could do better).
 */
export function knownPeakHeights(part: DatasetPart, backgroundTerms: number): Float64Array {
  const { length, axis, peaks } = part.meta;
  if (!peaks) throw new RangeError('only synthetic spectra have known peaks');
  const background = chebyshev(length, backgroundTerms);
  const curve = new Float64Array(length);
  return Float64Array.from({ length: part.labels.length }, (_, sample) => {
    const place = peaks.offsets[sample] ?? 0;
    const centre = ((peaks.position[place] ?? 0) - axis.from) / axis.step;
    const sigma = ((peaks.fwhm[place] ?? 1) * SIGMAS_PER_FWHM) / axis.step;
    for (let i = 0; i < length; i++) curve[i] = Math.exp(-0.5 * ((i - centre) / sigma) ** 2);
    const y = part.x.subarray(sample * length, (sample + 1) * length);
    return heightOf(curve, background, y);
  });
}

/** The polynomials made orthonormal, so that what a spectrum has of them is a product each. */
function chebyshev(length: number, terms: number): Float64Array[] {
  const kept: Float64Array[] = [];
  for (let n = 0; n < terms; n++) {
    const row = Float64Array.from({ length }, (_, i) => Math.cos(n * Math.acos((2 * i) / (length - 1) - 1)));
    for (const other of kept) subtract(row, other, dot(row, other));
    const norm = Math.sqrt(dot(row, row));
    kept.push(row.map((value) => value / norm));
  }
  return kept;
}

/** By what is left of the curve once the background's part is taken out of it. */
function heightOf(curve: Float64Array, background: readonly Float64Array[], y: Float32Array): number {
  const own = curve.slice();
  for (const row of background) subtract(own, row, dot(own, row));
  return dot(own, y) / dot(own, curve);
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function subtract(from: Float64Array, row: Float64Array, factor: number): void {
  for (let i = 0; i < from.length; i++) from[i]! -= factor * row[i]!;
}
