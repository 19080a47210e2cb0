import type { RamanBand } from '../../contract/data/reference.js';

export interface RenderBandsOptions {
  /** Full width at half maximum of every band, 1/cm; default 8, usual for a mineral. */
  fwhm?: number;
}

/**
 * Spectrum of a band list at Raman shifts (1/cm): Lorentzian lines, which is the natural shape of a Raman band (height units those of
 * the bands), with their tails over the whole of `x`.
 */
export function renderBands(
  bands: readonly RamanBand[],
  x: Float64Array,
  { fwhm = 8 }: RenderBandsOptions = {},
): Float64Array {
  return x.map((at) => {
    let sum = 0;
    for (const { shift, height } of bands) sum += height / (1 + (2 * ((at - shift) / fwhm)) ** 2);
    return sum;
  });
}
