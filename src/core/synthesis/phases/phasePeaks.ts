import type { PhaseClass, RecipePeak, SyntheticRecipe } from '../../../contract/data/dataset.js';
import { twoThetaOf } from '../../diffraction/bragg.js';
import { lorentzPolarisation } from '../../diffraction/lorentzPolarisation.js';

/** The lines of a phase on the axis of the recipe without any variation; the strongest is 1. None where the axis says no wavelength. */
export function phasePeaks(
  { lines }: Pick<PhaseClass, 'lines'>,
  { from, step, wavelength }: SyntheticRecipe['axis'],
  length: number,
): RecipePeak[] {
  if (wavelength === undefined) return [];
  const last = from + (length - 1) * step;
  const present = lines.flatMap(({ d, intensity }) => {
    const position = twoThetaOf(d, wavelength);
    return position >= from && position <= last
      ? [{ position, height: intensity * lorentzPolarisation(position) }]
      : [];
  });
  const strongest = present.reduce((most, { height }) => Math.max(most, height), 0);
  return present.map(({ position, height }) => ({ position, height: height / strongest }));
}
