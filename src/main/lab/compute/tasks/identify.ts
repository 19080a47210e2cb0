import type { Identification, IdentifyOptions } from '../../../../contract/index.js';
import { allowedReferences } from '../../../../core/matching/allowedReferences.js';
import { identifyRaman } from '../../../../core/matching/identifyRaman.js';
import { identifyXrd } from '../../../../core/matching/identifyXrd.js';
import { identifyMixture } from '../../../../core/mixture/identifyMixture.js';
import { prepareRamanReferences } from '../../../../core/matching/ramanReferences.js';
import { prepareXrdReferences } from '../../../../core/matching/xrdReferences.js';
import { withReferences } from '../../../../core/search/withReferences.js';
import type { Bench } from '../bench.js';
import { isLines, isRaman, type MatchingReference } from '../matchingReference.js';
import { powderInput, ramanInput, type SubjectInput } from './subject.js';

export interface IdentifyInput extends SubjectInput {
  options: IdentifyOptions;
  libraryKeys: readonly string[];
  /** A person's own references win ties: they were brought for this sample. */
  preferredLibraries?: readonly string[];
  /** What the first stage found in imported libraries, and how many entries it looked at. */
  imported?: { references: readonly MatchingReference[]; searched: number };
}

/** Searches the libraries of the keys. */
export function identify(bench: Bench, input: IdentifyInput): Identification {
  const started = performance.now();
  const found = input.spectrum.technique === 'xrd' ? identifyPowder(bench, input) : identifySpectrum(bench, input);
  return { ...found, elapsedMs: performance.now() - started };
}

function identifyPowder(bench: Bench, input: IdentifyInput) {
  const { options, libraryKeys, preferredLibraries = [], imported, ...subject } = input;
  const small = bench.prepare('xrd', libraryKeys, (references) => prepareXrdReferences(references.filter(isLines)));
  const index = imported ? withReferences(small, imported.references.filter(isLines)) : small;
  const powder = powderInput(subject);
  const single = identifyXrd(powder, index, options, { preferredLibraries });
  if (imported) single.searched = allowedReferences(small, options).length + imported.searched;
  const found = options.mixture ? { ...single, ...identifyMixture(powder, index, options) } : single;
  if (subject.radiation) return found;
  const { radiation: _taken, ...rest } = found;
  return rest;
}

function identifySpectrum(bench: Bench, { options, libraryKeys, ...subject }: IdentifyInput) {
  const index = bench.prepare('raman', libraryKeys, (references) => prepareRamanReferences(references.filter(isRaman)));
  return identifyRaman(ramanInput(subject), index, options);
}
