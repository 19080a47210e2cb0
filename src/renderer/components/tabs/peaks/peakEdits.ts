import type { AxisUnit, Peak } from '../../../../contract/index.js';
import { convertAxis } from '../../../charts/axis.js';

export type EditableField = 'position' | 'height' | 'fwhm' | 'area';

/**
 * The peak with one number changed by hand. Area follows height and width, since the shape stays; signal to noise follows the height,
 * and d the position.
 *
 * @param wavelength Å; without it a 2θ position has no d
 */
export function withField(peak: Peak, field: EditableField, value: number, unit: AxisUnit, wavelength?: number): Peak {
  const edited: Peak = { ...peak, origin: 'edited', [field]: value };
  switch (field) {
    case 'position': {
      const d = convertAxis(value, unit, 'dSpacing', { wavelength });
      delete edited.dSpacing;
      return Number.isFinite(d) ? { ...edited, dSpacing: d } : edited;
    }
    case 'height':
      if (!(peak.height > 0)) return edited;
      return {
        ...edited,
        area: (peak.area * value) / peak.height,
        signalToNoise: (peak.signalToNoise * value) / peak.height,
      };
    case 'fwhm':
      return peak.fwhm > 0 ? { ...edited, area: (peak.area * value) / peak.fwhm } : edited;
    case 'area':
      return edited;
  }
}

/** Positions as precise as they are worth on this axis. */
export function positionDigits(unit: AxisUnit): number {
  switch (unit) {
    case 'twoTheta':
      return 3;
    case 'dSpacing':
    case 'q':
      return 4;
    case 'ramanShift':
      return 1;
    case 'wavelength':
      return 2;
  }
}

/** Counts short and readable: four digits below a thousand, whole numbers above. */
export function formatCount(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 1e7) return value.toExponential(2).replace('e+', 'e');
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en').replace(/,/g, '\u202f');
  return String(Number(value.toPrecision(Math.abs(value) >= 1 ? 4 : 3)));
}

/** What a person typed: decimal comma or point, spaces between thousands; null when it is no number. */
export function parseTyped(text: string): number | null {
  const plain = text
    .replace(/[\s\u202f]/g, '')
    .replace('\u2212', '-')
    .replace(',', '.');
  if (plain === '') return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

const UNIT_IN_HEADER: Record<AxisUnit, string> = {
  twoTheta: 'two_theta_deg',
  dSpacing: 'd_angstrom',
  q: 'q_inverse_angstrom',
  ramanShift: 'raman_shift_inverse_cm',
  wavelength: 'wavelength_nm',
};

/** The table for a spreadsheet: comma separated, decimal points, full precision, units in the header. */
export function peaksCsv(peaks: readonly Peak[], unit: AxisUnit): string {
  const withD = peaks.some((peak) => peak.dSpacing !== undefined) && unit !== 'dSpacing';
  const header = [UNIT_IN_HEADER[unit], ...(withD ? ['d_angstrom'] : []), 'height', 'fwhm', 'area', 'signal_to_noise'];
  const number = (value: number | undefined): string =>
    value === undefined ? '' : String(Number(value.toPrecision(8)));
  const rows = peaks.map((peak) => [
    number(peak.position),
    ...(withD ? [number(peak.dSpacing)] : []),
    ...[peak.height, peak.fwhm, peak.area].map(number),
    // An added peak has no noise estimate.
    peak.signalToNoise > 0 ? number(peak.signalToNoise) : '',
  ]);
  return [header, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}
