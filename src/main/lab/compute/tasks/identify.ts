import {
  LabError,
  type Candidate,
  type Explanation,
  type Identification,
  type IdentifyOptions,
  type Peak,
  type ProcessingStep,
  type Radiation,
  type Spectrum,
} from '../../../../contract/index.js';
import { identifyXrd } from '../../../../core/matching/identifyXrd.js';
import { identifyRaman, type RamanInput } from '../../../../core/matching/identifyRaman.js';
import { prepareRamanReferences } from '../../../../core/matching/ramanReferences.js';
import { prepareXrdReferences, type XrdReference } from '../../../../core/matching/xrdReferences.js';
import { applySteps } from '../../../../core/preprocess/applySteps.js';
import type { Bench } from '../bench.js';
import type { MatchingReference } from '../matchingReference.js';
import { toRamanShift } from './toRamanShift.js';

export interface SubjectInput {
  spectrum: Spectrum;
  steps: readonly ProcessingStep[];
  peaks?: readonly Peak[];
  radiation?: Radiation;
  laserWavelength?: number;
}

export interface IdentifyInput extends SubjectInput {
  options: IdentifyOptions;
  libraryKeys: readonly string[];
}

/** On an axis in d or Q any wavelength gives the same answer; a usual one is taken. */
const anyRadiation: Radiation = { label: 'Cu Kα1', wavelength: 1.5405929, origin: 'assumed' };

export function identify(bench: Bench, input: IdentifyInput): Identification {
  const started = performance.now();
  const { technique } = input.spectrum;
  const found = technique === 'xrd' ? identifyPowder(bench, input) : identifySpectrum(bench, input);
  return { ...found, elapsedMs: performance.now() - started };
}

function identifyPowder(bench: Bench, { options, libraryKeys, ...subject }: IdentifyInput) {
  const index = bench.prepare('xrd', libraryKeys, (references) => prepareXrdReferences(references.filter(hasLines)));
  const found = identifyXrd(powderInput(subject), index, options);
  if (subject.radiation) return found;
  const { radiation: _none, ...rest } = found;
  return rest;
}

function identifySpectrum(bench: Bench, { options, libraryKeys, ...subject }: IdentifyInput) {
  const index = bench.prepare('raman', libraryKeys, (references) => prepareRamanReferences(references.filter(isRaman)));
  return identifyRaman(ramanInput(subject), index, options);
}

function ramanInput({ spectrum, steps, peaks, laserWavelength }: SubjectInput): RamanInput {
  const processed = toRamanShift(applySteps(spectrum, steps).spectrum, laserWavelength);
  // Peaks on an axis in nm would have to move with it; they are found anew there.
  return { spectrum: processed, ...(peaks && spectrum.unit === 'ramanShift' ? { peaks } : {}) };
}

function isRaman(reference: MatchingReference): reference is Exclude<MatchingReference, { kind: 'lines' }> {
  return reference.kind !== 'lines';
}

function powderInput({ spectrum, steps, peaks, radiation }: SubjectInput) {
  const processed = applySteps(spectrum, steps, { radiation }).spectrum;
  return { spectrum: processed, radiation: radiation ?? anyRadiation, ...(peaks ? { peaks } : {}) };
}

function hasLines(
  reference: MatchingReference,
): reference is Extract<MatchingReference, { kind: 'lines' }> & XrdReference {
  return reference.kind === 'lines';
}

export interface ExplainInput extends SubjectInput {
  referenceIds: readonly string[];
  /** References outside the libraries of the keys. */
  stored: readonly MatchingReference[];
  libraryKeys: readonly string[];
  options?: IdentifyOptions;
  candidates?: readonly Candidate[];
}

export function explain(_bench: Bench, _input: ExplainInput): Explanation {
  throw new LabError('unavailable', 'The explanation is not built in yet.');
}
