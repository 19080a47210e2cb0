import { LabError, type Candidate, type Explanation, type IdentifyOptions } from '../../../../contract/index.js';
import { explainRaman } from '../../../../core/matching/explainRaman.js';
import { explainXrd } from '../../../../core/matching/explainXrd.js';
import type { Bench } from '../bench.js';
import { fromRamanShift } from './fromRamanShift.js';
import { isLines, isRaman, type MatchingReference } from '../matchingReference.js';
import { powderInput, ramanInput, type SubjectInput } from './subject.js';

export interface ExplainInput extends SubjectInput {
  referenceIds: readonly string[];
  /** References outside the libraries of the keys. */
  stored: readonly MatchingReference[];
  libraryKeys: readonly string[];
  /** Of the last identification: its alignments are where the picture starts from. */
  options?: IdentifyOptions;
  candidates?: readonly Candidate[];
}

/** The picture of chosen references on a measurement. */
export function explain(bench: Bench, input: ExplainInput): Explanation {
  const chosen = choose(bench, input);
  const alignment = (id: string) => input.candidates?.find(({ reference }) => reference.id === id);
  if (input.spectrum.technique === 'raman') {
    const references = chosen.filter(isRaman).map((reference) => {
      const zeroShift = alignment(reference.summary.id)?.zeroShift;
      return { reference, ...(zeroShift === undefined ? {} : { zeroShift }) };
    });
    const explanation = explainRaman(ramanInput(input), references);
    const { spectrum, laserWavelength } = input;
    return spectrum.unit === 'wavelength' && laserWavelength !== undefined
      ? fromRamanShift(explanation, laserWavelength)
      : explanation;
  }
  const references = chosen.filter(isLines).map((reference) => {
    const found = alignment(reference.summary.id);
    return { reference, ...(found ? { zeroShift: found.zeroShift, latticeStrain: found.latticeStrain } : {}) };
  });
  const { maxZeroShift, maxLatticeStrain } = input.options ?? {};
  return explainXrd(powderInput(input), references, {
    ...(maxZeroShift === undefined ? {} : { maxZeroShift }),
    ...(maxLatticeStrain === undefined ? {} : { maxLatticeStrain }),
  });
}

function choose(bench: Bench, { referenceIds, stored, libraryKeys }: ExplainInput): MatchingReference[] {
  const all = new Map(
    [...bench.references(libraryKeys), ...stored].map((reference) => [reference.summary.id, reference]),
  );
  return referenceIds.map((id) => {
    const reference = all.get(id);
    if (!reference) throw new LabError('not-found', 'A reference of this picture is not there any more.');
    return reference;
  });
}
