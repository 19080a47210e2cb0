import type { IdentifyOptions, MixtureHypothesis } from '../../contract/data/identification.js';
import { allowedReferences } from '../matching/allowedReferences.js';
import { defaultZeroShift } from '../matching/identifyXrd.js';
import { heightOfUnitLine } from '../matching/predictLines.js';
import { preparePowder, type PowderInput } from '../matching/powderMeasurement.js';
import type { XrdReference, XrdReferenceIndex } from '../matching/xrdReferences.js';
import { prepareXrdReferences } from '../matching/xrdReferences.js';
import { searchMixture, usualMixtureOptions } from './searchMixture.js';

/** Which phases together explain a powder pattern: ranked hypotheses. See {@link searchMixture}. */
export function identifyMixture(
  input: PowderInput,
  references: readonly XrdReference[] | XrdReferenceIndex,
  options: IdentifyOptions,
): { hypotheses: MixtureHypothesis[] } {
  const index = 'start' in references ? references : prepareXrdReferences(references);
  const measurement = preparePowder(input);
  if (measurement.peaks.length === 0) return { hypotheses: [] };
  const found = searchMixture(measurement, index, allowedReferences(index, options), {
    ...usualMixtureOptions,
    maxZeroShift: options.maxZeroShift ?? defaultZeroShift,
    maxLatticeStrain: 2 * options.maxLatticeStrain,
    searchedStrain: options.maxLatticeStrain,
  });
  const best = found[0]?.merit ?? 0;
  const weights = found.map(({ merit }) => Math.exp((merit - best) / 0.01));
  const sum = weights.reduce((total, value) => total + value, 0);
  return {
    hypotheses: found.slice(0, 10).map(({ fit, evidence, merit }, h) => ({
      score: merit,
      probability: weights[h]! / sum,
      zeroShift: fit.zeroShift,
      phases: fit.phases
        .map(({ model, shape, scale, curve }, k) => ({
          reference: index.references[model.reference]!.summary,
          scale: scale * heightOfUnitLine,
          height: scale * curve.reduce((most, value) => Math.max(most, value), 0),
          latticeStrain: shape.strain.reduce((total, value) => total + value, 0) / shape.strain.length,
          sole: evidence[k]!.sole,
          soleMissing: evidence[k]!.missing,
          shared: evidence[k]!.shared,
          evidence: evidence[k]!.evidence,
          lines: evidence[k]!.positions,
        }))
        .sort((a, b) => b.height - a.height),
    })),
  };
}
