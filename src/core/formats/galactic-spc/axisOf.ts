import { LabError } from '../../../contract/data/errors.js';
import type { AxisUnit } from '../../../contract/data/spectrum.js';

const names: Record<number, string> = {
  1: 'wavenumber',
  2: 'wavelength in µm',
  3: 'wavelength in nm',
  4: 'time in s',
  5: 'time in min',
  6: 'frequency in Hz',
  7: 'frequency in kHz',
  8: 'frequency in MHz',
  9: 'mass (m/z)',
  10: 'chemical shift',
  11: 'time in days',
  12: 'time in years',
  14: 'energy in eV',
  17: 'energy in keV',
  255: 'optical path difference',
};

export interface SpcAxis {
  unit: AxisUnit;
  warnings: string[];
}

/** What is measured by other techniques, by the kind of intensity: absorbance, transmittance, reflectance. */
const infrared: Record<number, string> = {
  1: 'an interferogram',
  2: 'absorbance',
  3: 'Kubelka-Munk',
  10: 'log(1/R)',
  128: 'transmittance',
  129: 'reflectance',
};

/**
 * What the axis of an SPC file is; 13 is the Raman shift. Wavenumbers count as a Raman shift only where nothing says infrared, and that is told.
 * @param kind, intensity the bytes `fxtype` and `fytype`
 * @param raman the file calls itself Raman (`fexper` 11), or the person does
 * @throws LabError `unsupported-format` for other techniques, by their name
 */
export function axisOf(kind: number, intensity: number, raman: boolean, label: string): SpcAxis {
  if (kind === 13) return { unit: 'ramanShift', warnings: [] };
  const other = infrared[intensity];
  const quantity = `${names[kind] ?? 'an axis of arbitrary unit'}${other === undefined ? '' : ` with ${other}`}`;
  if (raman || other === undefined) {
    if (kind === 3) return { unit: 'wavelength', warnings: [] };
    if (kind <= 1)
      return {
        unit: 'ramanShift',
        warnings: [
          `The file calls its axis ${kind === 1 ? 'wavenumber' : 'arbitrary'}, not Raman shift; it is shown as a Raman shift.`,
        ],
      };
  }
  throw new LabError(
    'unsupported-format',
    `${label} is a Galactic SPC file of another technique (${quantity}); Phaselens identifies Raman spectra and X-ray patterns.`,
  );
}
