import { LabError } from '../../../contract/data/errors.js';
import { fromTwoTheta } from '../../matching/fromTwoTheta.js';
import { toTwoTheta } from '../../matching/toTwoTheta.js';
import type { LabelledSpectrum } from './labelledSpectrum.js';

/** Wavelengths that differ by less than this part are one: Cu Kα1 is written with four to seven digits. */
export const SAME_WAVELENGTH = 2e-4;

/**
 * Patterns over 2θ at the wavelength of the first of them, so that a line of one spacing stands at one place. Other axes stay.
 * @throws LabError `wavelength-needed` where radiations differ and one is not known
 */
export function toCommonRadiation(items: readonly LabelledSpectrum[]): { items: LabelledSpectrum[]; notes: string[] } {
  const overAngle = items.filter(({ spectrum }) => spectrum.unit === 'twoTheta');
  const common = overAngle.find(({ wavelength }) => wavelength !== undefined)?.wavelength;
  const differs = (wavelength: number | undefined): boolean =>
    common !== undefined && wavelength !== undefined && Math.abs(wavelength / common - 1) > SAME_WAVELENGTH;
  const count = overAngle.filter(({ wavelength }) => differs(wavelength)).length;
  if (common === undefined || count === 0) return { items: [...items], notes: [] };
  const unknown = overAngle.find(({ wavelength }) => wavelength === undefined);
  if (unknown) {
    throw new LabError(
      'wavelength-needed',
      `The patterns were measured with different radiation, and that of “${unknown.name}” is not known. Say its wavelength first.`,
    );
  }
  return {
    items: items.map((item) =>
      item.spectrum.unit === 'twoTheta' && item.wavelength !== undefined && differs(item.wavelength)
        ? converted(item, item.wavelength, common)
        : item,
    ),
    notes: [
      `${count} ${count === 1 ? 'pattern' : 'patterns'} of another radiation ${count === 1 ? 'was' : 'were'} brought to 2θ at ${common} Å.`,
    ],
  };
}

/** Angles that the other radiation does not reach are left out. */
function converted(item: LabelledSpectrum, own: number, common: number): LabelledSpectrum {
  const moved = item.spectrum.x.map((angle) =>
    angle > 0 ? toTwoTheta(fromTwoTheta(angle, 'dSpacing', own), 'dSpacing', common) : NaN,
  );
  const kept = (_: number, i: number): boolean => Number.isFinite(moved[i] ?? NaN);
  const x = moved.filter(kept);
  const y = item.spectrum.y.filter(kept);
  return { ...item, wavelength: common, spectrum: { technique: item.spectrum.technique, unit: 'twoTheta', x, y } };
}
