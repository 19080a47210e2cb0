import type { RamanBand } from '../../contract/data/reference.js';

export interface RenderBandsOptions {
  /** Full width at half maximum of every band, 1/cm; default 8, usual for a mineral. */
  fwhm?: number;
}

/**
 * Spectrum of a band list on a grid of Raman shifts (1/cm, ascending): Lorentzian lines, which is the natural shape of a Raman band
 * (height units those of the bands). Each line is followed out to 25 widths, where it has fallen below 0.05 % of its height.
 */
export function renderBands(
  bands: readonly RamanBand[],
  x: Float64Array,
  { fwhm = 8 }: RenderBandsOptions = {},
): Float64Array {
  const y = new Float64Array(x.length);
  const reach = 25 * fwhm;
  for (const { shift, height } of bands) {
    for (let i = firstNotBelow(x, shift - reach); i < x.length && (x[i] ?? 0) <= shift + reach; i++) {
      const u = (2 * ((x[i] ?? 0) - shift)) / fwhm;
      y[i] = (y[i] ?? 0) + height / (1 + u * u);
    }
  }
  return y;
}

function firstNotBelow(x: Float64Array, value: number): number {
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((x[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
