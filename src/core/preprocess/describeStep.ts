import type { ProcessingStep } from '../../contract/data/processing.js';
import type { AxisUnit } from '../../contract/data/spectrum.js';

/** Signs of the axis units as written after a number. */
const signs: Record<AxisUnit, string> = {
  twoTheta: '° 2θ',
  dSpacing: ' Å',
  q: ' 1/Å',
  ramanShift: ' 1/cm',
  wavelength: ' nm',
};

/** A preprocessing step in plain words with its parameters, for the step list and the report; `unit` is that of the spectrum's axis. */
export function describeStep(step: ProcessingStep, unit?: AxisUnit): string {
  const sign = unit ? signs[unit] : ' (axis units)';
  switch (step.kind) {
    case 'background-snip':
      return `Background removed by SNIP clipping, half window up to ${step.iterations} points${step.smoothing ? ', data smoothed for it' : ''}`;
    case 'background-arpls':
      return `Background removed by asymmetric least squares (arPLS), smoothness λ = ${step.lambda.toPrecision(3)}`;
    case 'background-airpls':
      return `Background removed by adaptive least squares (airPLS), smoothness λ = ${step.lambda.toPrecision(3)}`;
    case 'background-rolling-ball':
      return `Background removed by a rolling ball of radius ${step.radius} points`;
    case 'background-polynomial':
      return `Background removed as a polynomial of degree ${step.degree} under the peaks`;
    case 'smooth-savitzky-golay':
      return `Smoothed by Savitzky-Golay, window ${step.window} points, degree ${step.degree}`;
    case 'smooth-whittaker':
      return `Smoothed by Whittaker, λ = ${step.lambda}`;
    case 'strip-alpha2':
      return `Kα2 stripped (Rachinger), Kα2/Kα1 = ${step.ratio}`;
    case 'remove-cosmic-rays':
      return `Cosmic rays removed: spikes up to ${step.width} ${step.width === 1 ? 'point' : 'points'} wide that rise more than ${step.threshold} noise deviations`;
    case 'crop':
      return `Cropped to ${step.from} – ${step.to}${sign}`;
    case 'resample':
      return `Resampled to a step of ${step.step}${sign}`;
    case 'normalise':
      return `Normalised to ${{ maximum: 'a maximum of 1', area: 'an area of 1', vector: 'a vector length of 1', snv: 'mean 0 and standard deviation 1 (SNV)' }[step.mode]}`;
  }
}
