import type { SplitName } from '../../../contract/data/dataset.js';
import { LabError } from '../../../contract/data/errors.js';
import type { LabelledSpectrum } from './labelledSpectrum.js';

const words: Record<SplitName, string> = { train: 'training', validation: 'validation', test: 'test' };

/**
 * Spectra of one piece resemble each other more than those of another piece of the same substance: a piece on both sides makes a score
 * about 11 points too good (measured on Raman spectra of RRUFF minerals, cosine search).
 * @throws LabError `invalid-input` naming the specimen and two of its spectra
 */
export function checkSpecimenSplit(
  items: readonly (Pick<LabelledSpectrum, 'specimen' | 'name'> & { split: SplitName })[],
): void {
  const sides = new Map<string, (typeof items)[number]>();
  for (const item of items) {
    const first = sides.get(item.specimen);
    if (first === undefined) sides.set(item.specimen, item);
    else if (first.split !== item.split) {
      throw new LabError(
        'invalid-input',
        `Specimen “${item.specimen}” stands in ${words[first.split]} (“${first.name}”) and in ${words[item.split]} (“${item.name}”). All spectra of one specimen belong on one side, or the test asks for what was trained.`,
        { specimen: item.specimen },
      );
    }
  }
}
