import { LabError, type Spectrum } from '../../../../contract/index.js';

/** A Raman spectrum on an axis of Raman shift (1/cm): 10⁷ (1/λ₀ − 1/λ), wavelengths in nm. @throws LabError `wavelength-needed` */
export function toRamanShift(spectrum: Spectrum, laserWavelength: number | undefined): Spectrum {
  if (spectrum.unit !== 'wavelength') return spectrum;
  if (laserWavelength === undefined)
    throw new LabError('wavelength-needed', 'Say the laser line of this spectrum first.');
  return {
    ...spectrum,
    unit: 'ramanShift',
    x: spectrum.x.map((nanometres) => 1e7 * (1 / laserWavelength - 1 / nanometres)),
  };
}
