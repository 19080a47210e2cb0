import { fitMixture, type FittedMixture } from './fitMixture.js';
import { mixtureMerit } from './mixtureMerit.js';
import type { MixtureHypothesis, MixtureSearch } from './mixtureSearch.js';
import { phaseEvidence } from './phaseEvidence.js';

/** The hypothesis without the phases that the others make superfluous. A single phase stands for itself, as do those that a person accepted. */
export function standingPhases(
  { target, options }: MixtureSearch,
  fit: FittedMixture,
  needed: number,
): MixtureHypothesis {
  let current = fit;
  for (;;) {
    const evidence = current.phases.map((_, k) => phaseEvidence(target, current, k));
    const doubted = evidence
      .map(({ evidence: own }, k) => ({ own, k }))
      .filter(({ k }) => !options.accepted?.includes(current.phases[k]!.model.reference))
      .sort((a, b) => a.own - b.own)[0];
    if (current.phases.length <= 1 || !doubted || doubted.own >= needed)
      return { fit: current, evidence, merit: mixtureMerit(target, current) };
    const rest = current.phases.filter((_, k) => k !== doubted.k);
    current = fitMixture(target, rest, current.zeroShift, { ...options, rounds: 2, shift: true, texture: true });
  }
}
