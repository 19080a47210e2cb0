import { phaseKey } from '../matching/keepDuplicatesTogether.js';
import type { PowderMeasurement } from '../matching/powderMeasurement.js';
import type { XrdReferenceIndex } from '../matching/xrdReferences.js';
import { flattenBackground } from './flattenBackground.js';
import type { FittedMixture, MixtureLimits } from './fitMixture.js';
import { groupPhases } from './groupPhases.js';
import type { LineEvidence } from './lineEvidence.js';
import { phaseModel, type PhaseModel } from './mixtureModel.js';
import { mixtureTarget, type MixtureTarget } from './mixtureTarget.js';

export interface SearchMixtureOptions extends MixtureLimits {
  /** Largest lattice change of the search; `maxLatticeStrain` bounds what the fit may add to it. */
  searchedStrain: number;
  /** Phases at most. */
  most: number;
  /** Hypotheses that are followed at each step. */
  beam: number;
  /** Candidates that are tried on each residual. */
  tried: number;
  /** References that a person has accepted: they belong to every hypothesis. */
  accepted?: readonly number[];
}

export const usualMixtureOptions: SearchMixtureOptions = {
  maxZeroShift: 0.3,
  maxLatticeStrain: 0.02,
  searchedStrain: 0.01,
  most: 6,
  beam: 3,
  tried: 10,
};

export interface MixtureHypothesis {
  fit: FittedMixture;
  evidence: LineEvidence[];
  merit: number;
}

/** What all steps of a search share. */
export interface MixtureSearch {
  target: MixtureTarget;
  index: XrdReferenceIndex;
  allowed: readonly number[];
  options: SearchMixtureOptions;
  modelOf: (reference: number) => PhaseModel;
  /** Different phases among the allowed references. */
  phases: number;
  /** One number for all references of a phase. */
  phaseOf: (reference: number) => number;
}

export function mixtureSearch(
  prepared: PowderMeasurement,
  index: XrdReferenceIndex,
  allowed: readonly number[],
  options: SearchMixtureOptions,
): MixtureSearch {
  const measurement = flattenBackground(prepared);
  const models = new Map<number, PhaseModel>();
  const modelOf = (reference: number): PhaseModel => {
    let model = models.get(reference);
    if (!model) models.set(reference, (model = phaseModel(reference, index.references[reference]!.lines, measurement)));
    return model;
  };
  const phases = new Set(allowed.map((reference) => phaseKey(index.references[reference]!.summary))).size;
  return { target: mixtureTarget(measurement), index, allowed, options, modelOf, phases, phaseOf: groupPhases(index) };
}

/** Lattice changes that a small library of expected phases is searched with when the usual ones find nothing: alloys, strained films. */
export const wideStrain = 0.025;

/**
 * Evidence (natural logarithm of odds) that a phase needs: 20 to 1 after a search of `phases`, placed by shift and strain before
 * they are judged, which is about five independent trials for each percent of lattice change.
 */
export function evidenceNeeded(phases: number, strain: number): number {
  return Math.log(20) + Math.log(Math.max(1, phases)) + Math.log(Math.max(2, 500 * strain));
}
