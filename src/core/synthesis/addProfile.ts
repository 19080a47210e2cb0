import { FWHM_OF_SIGMA, type SamplePeak } from './samplePeak.js';

/** Standard deviations beyond which a Gaussian is below 1e-11 of its height. */
const REACH = 7.2;

/** Adds a peak's curve to a spectrum: `height` at its position, `fwhm` wide. */
export function addProfile(y: Float64Array, { position, height, fwhm, shape, mixing }: SamplePeak): void {
  if (!(fwhm > 0) || height === 0) return;
  const lorentzian = shape === 'gaussian' ? 0 : shape === 'lorentzian' ? 1 : Math.min(1, Math.max(0, mixing));
  if (lorentzian < 1) addGaussian(y, position, height * (1 - lorentzian), fwhm / FWHM_OF_SIGMA);
  if (lorentzian > 0) {
    const inverse = 2 / fwhm;
    for (let i = 0; i < y.length; i++) {
      const u = (i - position) * inverse;
      y[i]! += (height * lorentzian) / (1 + u * u);
    }
  }
}

function addGaussian(y: Float64Array, position: number, height: number, sigma: number): void {
  const first = Math.max(0, Math.ceil(position - REACH * sigma));
  const last = Math.min(y.length - 1, Math.floor(position + REACH * sigma));
  const scale = -0.5 / (sigma * sigma);
  for (let i = first; i <= last; i++) y[i]! += height * Math.exp(scale * (i - position) ** 2);
}
