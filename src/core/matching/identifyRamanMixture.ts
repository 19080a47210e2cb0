import type { IdentifyOptions, MixtureHypothesis, MixturePhase } from '../../contract/data/identification.js';
import type { PreparedRaman } from './ramanFeatures.js';
import { ramanBandEvidence } from './ramanBandEvidence.js';
import type { RamanReferenceIndex } from './ramanReferences.js';
import { searchRamanMixture, type FoundRamanMixture } from './searchRamanMixture.js';

/** How fast the probability of a hypothesis falls with its distance from the best; chosen on sums of spectra of half the specimens (bench/raman-mixtures). */
const softness = 0.02;
/** Hypotheses that are told. */
const told = 10;

/**
 * Which substances together explain a Raman spectrum: ranked hypotheses. Names compete, not spectra: each brings its best few spectra, whose
 * non-negative combination stands for the orientation at hand. See {@link searchRamanMixture}.
 */
export function identifyRamanMixture(
  measurement: PreparedRaman,
  index: RamanReferenceIndex,
  allowed: ReadonlySet<number>,
  options: IdentifyOptions,
  maxZeroShift: number,
): MixtureHypothesis[] {
  const accepted = new Set(options.accepted ?? []);
  const names = new Set(
    index.references.filter(({ summary }) => accepted.has(summary.id)).map(({ summary }) => summary.name),
  );
  const found = searchRamanMixture(measurement, index, allowed, {
    maxZeroShift,
    most: options.phases ?? 4,
    beam: 4,
    tried: 12,
    orientations: 3,
    accepted: [...names],
  });
  const best = found[0]?.score ?? 0;
  const weights = found.map(({ score }) => Math.exp((score - best) / softness));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return found.slice(0, told).map(({ mixture, score }, h) => ({
    score,
    probability: weights[h]! / sum,
    zeroShift: mixture.phases[0]?.shifts[0] ?? 0,
    phases: mixture.phases
      .map((_, k) => phaseOf(measurement, index, mixture, k, found))
      .sort((a, b) => b.height - a.height),
  }));
}

function phaseOf(
  measurement: PreparedRaman,
  index: RamanReferenceIndex,
  mixture: FoundRamanMixture['mixture'],
  k: number,
  found: readonly FoundRamanMixture[],
): MixturePhase {
  const { name, references } = mixture.phases[k]!;
  const height = mixture.parts[k]!.reduce((most, value) => Math.max(most, value), 0);
  const evidence = ramanBandEvidence(measurement, mixture, k);
  const others = new Set(mixture.phases.map((phase) => phase.name).filter((other) => other !== name));
  const alternatives = found.flatMap(({ mixture: { phases }, score }) => {
    if (phases.length !== mixture.phases.length) return [];
    const odd = phases.filter((phase) => !others.has(phase.name));
    const [instead] = odd;
    if (odd.length !== 1 || !instead || instead.name === name) return [];
    return [{ reference: index.references[instead.references[0]!]!.summary, score }];
  });
  return {
    reference: index.references[references[0]!]!.summary,
    scale: height,
    height,
    latticeStrain: 0,
    sole: evidence.sole,
    soleMissing: evidence.missing,
    shared: evidence.shared,
    evidence: evidence.evidence,
    lines: evidence.positions,
    ...(alternatives.length > 0 ? { alternatives: alternatives.slice(0, 5) } : {}),
  };
}
