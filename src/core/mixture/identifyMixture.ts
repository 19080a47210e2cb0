import type { IdentifyOptions, MixtureHypothesis } from '../../contract/data/identification.js';
import type { ReferenceSummary } from '../../contract/data/reference.js';
import { allowedReferences } from '../matching/allowedReferences.js';
import { defaultZeroShift } from '../matching/identifyXrd.js';
import { heightOfUnitLine } from '../matching/predictLines.js';
import { preparePowder, type PowderInput } from '../matching/powderMeasurement.js';
import type { XrdReference, XrdReferenceIndex } from '../matching/xrdReferences.js';
import { prepareXrdReferences } from '../matching/xrdReferences.js';
import { usualMixtureOptions, type MixtureHypothesis as Hypothesis } from './mixtureSearch.js';
import { searchMixture } from './searchMixture.js';

/** Which phases together explain a powder pattern: ranked hypotheses. See {@link searchMixture}. */
export function identifyMixture(
  input: PowderInput,
  references: readonly XrdReference[] | XrdReferenceIndex,
  options: IdentifyOptions,
): { hypotheses: MixtureHypothesis[] } {
  const index = 'start' in references ? references : prepareXrdReferences(references);
  const accepted = (options.accepted ?? []).flatMap((id) => {
    const at = index.references.findIndex(({ summary }) => summary.id === id);
    return at < 0 ? [] : [at];
  });
  const measurement = preparePowder(input);
  if (measurement.peaks.length === 0 || measurement.net.length < 10) return { hypotheses: [] };
  const found = searchMixture(measurement, index, allowedReferences(index, options), {
    ...usualMixtureOptions,
    maxZeroShift: options.maxZeroShift ?? defaultZeroShift,
    maxLatticeStrain: 2 * options.maxLatticeStrain,
    searchedStrain: options.maxLatticeStrain,
    accepted,
    ...(options.phases === undefined ? {} : { most: options.phases }),
  });
  const best = found[0]?.merit ?? 0;
  const weights = found.map(({ merit }) => Math.exp((merit - best) / 0.01));
  const sum = weights.reduce((total, value) => total + value, 0);
  const shown = found.slice(0, 10);
  const alternatives = alternativesOf(shown);
  return {
    hypotheses: shown.map(({ fit, evidence, merit }, h) => ({
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
          ...(alternatives(h, model.reference, (reference) => index.references[reference]!.summary) ?? {}),
        }))
        .sort((a, b) => b.height - a.height),
    })),
  };
}

/** What other hypotheses have in the place of a phase, where all else is the same. */
function alternativesOf(found: readonly Hypothesis[]) {
  const sets = found.map(({ fit }) => fit.phases.map(({ model }) => model.reference));
  return (h: number, phase: number, summaryOf: (reference: number) => ReferenceSummary) => {
    const own = sets[h]!;
    const others = found.flatMap(({ merit }, j) => {
      const set = sets[j]!;
      if (j === h || set.length !== own.length || set.includes(phase)) return [];
      const [other, ...more] = set.filter((reference) => !own.includes(reference));
      return other === undefined || more.length > 0 ? [] : [{ reference: summaryOf(other), score: merit }];
    });
    return others.length > 0 ? { alternatives: others } : undefined;
  };
}
