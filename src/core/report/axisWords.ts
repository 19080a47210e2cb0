import type { AxisUnit } from '../../contract/index.js';

/** Name and unit of an axis in words, as they stand under a figure and over a column. */
export function axisWords(unit: AxisUnit): { name: string; unit: string; label: string; digits: number } {
  switch (unit) {
    case 'twoTheta':
      return { name: '2θ', unit: '°', label: '2θ / °', digits: 3 };
    case 'dSpacing':
      return { name: 'd', unit: 'Å', label: 'd / Å', digits: 4 };
    case 'q':
      return { name: 'Q', unit: 'Å⁻¹', label: 'Q / Å⁻¹', digits: 4 };
    case 'ramanShift':
      return { name: 'Raman shift', unit: 'cm⁻¹', label: 'Raman shift / cm⁻¹', digits: 1 };
    case 'wavelength':
      return { name: 'wavelength', unit: 'nm', label: 'wavelength / nm', digits: 2 };
  }
}
