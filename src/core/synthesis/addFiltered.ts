import { FWHM_OF_SIGMA, type SamplePeak } from './samplePeak.js';

/**
 * Heights on whole points, then a Gaussian filter: what scipy.ndimage.gaussian_filter1d (mode constant) makes of such sticks, added to
 * the spectrum. Of two peaks on one point the last counts; peaks beyond an end stand at the end. The filter keeps areas, so that a
 * peak of standard deviation s is about height / (2.5 s) high.
 * Source: J. Schuetzke et al., npj Comput. Mater. 9 (2023) 100, doi 10.1038/s41524-023-01055-y, code spectra_from_config.py.
 */
export function addFiltered(y: Float64Array, peaks: readonly SamplePeak[], truncate: number): void {
  const last = y.length - 1;
  const sticks = new Map<number, SamplePeak>();
  for (const peak of peaks) sticks.set(Math.min(last, Math.max(0, Math.round(peak.position))), peak);
  let kernel = new Float64Array(0);
  let kernelFwhm = -1;
  for (const [place, { height, fwhm }] of sticks) {
    if (fwhm !== kernelFwhm) {
      kernel = gaussianKernel(fwhm / FWHM_OF_SIGMA, truncate);
      kernelFwhm = fwhm;
    }
    const radius = (kernel.length - 1) / 2;
    const from = Math.max(0, place - radius);
    const to = Math.min(last, place + radius);
    for (let i = from; i <= to; i++) y[i]! += height * kernel[i - place + radius]!;
  }
}

/** Weights that sum to 1, out to `truncate` standard deviations. */
function gaussianKernel(sigma: number, truncate: number): Float64Array<ArrayBuffer> {
  const radius = Math.floor(truncate * sigma + 0.5);
  const kernel = new Float64Array(2 * radius + 1);
  let sum = 0;
  for (let i = -radius; i <= radius; i++) sum += kernel[i + radius] = Math.exp((-0.5 * i * i) / (sigma * sigma));
  return kernel.map((weight) => weight / sum);
}
