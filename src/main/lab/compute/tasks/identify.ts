import type { Identification, IdentifyOptions } from '../../../../contract/index.js';
import { identifyRaman } from '../../../../core/matching/identifyRaman.js';
import { identifyXrd } from '../../../../core/matching/identifyXrd.js';
import { identifyMixture } from '../../../../core/mixture/identifyMixture.js';
import { prepareRamanReferences } from '../../../../core/matching/ramanReferences.js';
import { prepareXrdReferences } from '../../../../core/matching/xrdReferences.js';
import type { Bench } from '../bench.js';
import { isLines, isRaman } from '../matchingReference.js';
import { powderInput, ramanInput, type SubjectInput } from './subject.js';

export interface IdentifyInput extends SubjectInput {
  options: IdentifyOptions;
  libraryKeys: readonly string[];
  /** A person's own references win ties: they were brought for this sample. */
  preferredLibraries?: readonly string[];
}

/** Searches the libraries of the keys. */
export function identify(bench: Bench, input: IdentifyInput): Identification {
  const started = performance.now();
  const found = input.spectrum.technique === 'xrd' ? identifyPowder(bench, input) : identifySpectrum(bench, input);
  return { ...found, elapsedMs: performance.now() - started };
}

function identifyPowder(bench: Bench, { options, libraryKeys, preferredLibraries = [], ...subject }: IdentifyInput) {
  const index = bench.prepare('xrd', libraryKeys, (references) => prepareXrdReferences(references.filter(isLines)));
  const powder = powderInput(subject);
  const single = identifyXrd(powder, index, options, { preferredLibraries });
  const found = options.mixture ? { ...single, ...identifyMixture(powder, index, options) } : single;
  if (subject.radiation) return found;
  const { radiation: _taken, ...rest } = found;
  return rest;
}

function identifySpectrum(bench: Bench, { options, libraryKeys, ...subject }: IdentifyInput) {
  const index = bench.prepare('raman', libraryKeys, (references) => prepareRamanReferences(references.filter(isRaman)));
  return identifyRaman(ramanInput(subject), index, options);
}
