import type { PowderMeasurement } from '../matching/powderMeasurement.js';
import type { XrdReferenceIndex } from '../matching/xrdReferences.js';
import { fitMixture } from './fitMixture.js';
import { growMixture } from './growMixture.js';
import { mixtureMerit } from './mixtureMerit.js';
import { plainShape } from './mixtureModel.js';
import {
  mixtureSearch,
  usualMixtureOptions,
  wideStrain,
  type MixtureHypothesis,
  type MixtureSearch,
  type SearchMixtureOptions,
} from './mixtureSearch.js';
import { phaseEvidence } from './phaseEvidence.js';

/** References of a small library: chosen for the sample. */
const fewReferences = 100;

/**
 * Phase by phase: the best references of what is left are fitted together with those accepted, the few best combinations are followed. A phase is accepted
 * for the lines it alone explains and for what the whole fit gains, and has to stand the same test against all that come after it.
 * Hypotheses, best first; of each phase its best reference.
 */
export function searchMixture(
  measurement: PowderMeasurement,
  index: XrdReferenceIndex,
  allowed: readonly number[],
  options: SearchMixtureOptions = usualMixtureOptions,
): MixtureHypothesis[] {
  const search = mixtureSearch(measurement, index, allowed, options);
  const keyOf = ({ fit }: MixtureHypothesis): string =>
    fit.phases
      .map(({ model }) => search.phaseOf(model.reference))
      .sort((a, b) => a - b)
      .join();
  const finished = new Map<string, MixtureHypothesis>();
  const start = startOf(search);
  let beam = [start];
  for (let depth = start.fit.phases.length; depth < options.most && beam.length > 0; depth++) {
    const next = new Map<string, MixtureHypothesis>();
    for (const state of beam) {
      let grown = growMixture(search, state, options.searchedStrain);
      if (grown.length === 0 && depth > 0 && allowed.length <= fewReferences)
        grown = growMixture(search, state, Math.max(wideStrain, options.searchedStrain));
      if (grown.length === 0 && state.fit.phases.length > 0) finished.set(keyOf(state), state);
      for (const one of grown) {
        const before = next.get(keyOf(one));
        if (!before || before.merit < one.merit) next.set(keyOf(one), one);
      }
    }
    beam = [...next.values()].sort((a, b) => b.merit - a.merit).slice(0, options.beam);
  }
  for (const state of beam) finished.set(keyOf(state), state);
  return [...finished.values()].sort((a, b) => b.merit - a.merit);
}

/** What a person accepted, or nothing. */
function startOf({ target, modelOf, options }: MixtureSearch): MixtureHypothesis {
  const { accepted = [] } = options;
  const models = accepted.map(modelOf);
  const fit = fitMixture(
    target,
    models.map((model) => ({ model, shape: plainShape(model) })),
    0,
    { ...options, rounds: 6, shift: true, texture: true },
  );
  return {
    fit,
    evidence: fit.phases.map((_, k) => phaseEvidence(target, fit, k)),
    merit: mixtureMerit(target, fit),
  };
}
