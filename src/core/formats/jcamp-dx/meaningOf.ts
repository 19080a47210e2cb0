import { LabError } from '../../../contract/data/errors.js';
import type { AxisUnit, Technique } from '../../../contract/data/spectrum.js';

export interface JcampMeaning {
  technique: Technique;
  unit: AxisUnit;
}

/**
 * What a JCAMP-DX block measured, from `##DATA TYPE` and `##XUNITS`.
 * @param said the person's word for files that say nothing
 * @returns undefined for another technique
 */
export function meaningOf(
  dataType: string,
  xUnits: string,
  said: Technique | undefined,
  label: string,
): JcampMeaning | undefined {
  const type = dataType.trim();
  const raman = /raman/i.test(type);
  const xrd = /x-?ray\s*(?:powder\s*)?diff|xrd|powder\s*diff|diffract/i.test(type);
  const unit = unitOf(xUnits);
  if (raman) return { technique: 'raman', unit: unit === 'wavelength' ? 'wavelength' : 'ramanShift' };
  if (xrd) return { technique: 'xrd', unit: unit === 'dSpacing' || unit === 'q' ? unit : 'twoTheta' };
  if (type !== '') return undefined;
  if (said === 'raman') return { technique: 'raman', unit: unit === 'wavelength' ? 'wavelength' : 'ramanShift' };
  if (said === 'xrd' || unit === 'twoTheta')
    return { technique: 'xrd', unit: unit === 'dSpacing' || unit === 'q' ? unit : 'twoTheta' };
  throw new LabError(
    'unsupported-format',
    `${label} is a JCAMP-DX file that does not say what was measured (no ##DATA TYPE); say the technique, XRD or Raman.`,
  );
}

function unitOf(xUnits: string): AxisUnit | undefined {
  if (/2\s*-?\s*(?:theta|th\b|[θϴΘ])|two\s*theta|deg/iu.test(xUnits)) return 'twoTheta';
  if (/1\s*\/\s*cm|cm\s*\^?-1|wavenumber/i.test(xUnits)) return 'ramanShift';
  if (/nanomet|\bnm\b/i.test(xUnits)) return 'wavelength';
  if (/1\/å|1\/a\b|å-1/iu.test(xUnits)) return 'q';
  if (/angstrom|å/iu.test(xUnits)) return 'dSpacing';
  return undefined;
}
