import type { PowderMeasurement } from '../matching/powderMeasurement.js';
import { widthAt } from '../matching/estimateWidths.js';
import { rankXrd, type RankedXrd } from '../matching/rankXrd.js';
import type { XrdReferenceIndex } from '../matching/xrdReferences.js';
import { flattenBackground } from './flattenBackground.js';
import { fitMixture, middleTan, type FittedMixture, type FittedPhase, type MixtureLimits } from './fitMixture.js';
import type { LineEvidence } from './lineEvidence.js';
import { mixtureMerit } from './mixtureMerit.js';
import { groupPhases } from './groupPhases.js';
import { phaseModel, plainShape, type PhaseModel } from './mixtureModel.js';
import { mixtureTarget, type MixtureTarget } from './mixtureTarget.js';
import { phaseEvidence } from './phaseEvidence.js';
import { residualMeasurement } from './residualMeasurement.js';

export interface SearchMixtureOptions extends MixtureLimits {
  /** Largest lattice change of the search; `maxLatticeStrain` bounds what the fit may add to it. */
  searchedStrain: number;
  /** Phases at most. */
  most: number;
  /** Hypotheses that are followed at each step. */
  beam: number;
  /** Candidates that are tried on each residual. */
  tried: number;
}

export interface MixtureHypothesis {
  fit: FittedMixture;
  evidence: LineEvidence[];
  merit: number;
}

export const usualMixtureOptions: SearchMixtureOptions = {
  maxZeroShift: 0.3,
  maxLatticeStrain: 0.02,
  searchedStrain: 0.01,
  most: 6,
  beam: 3,
  tried: 10,
};

/** Odds that a phase is real before its lines are looked at need this much evidence (natural logarithm): 20 to 1 after a search of `references`. */
export function evidenceNeeded(references: number): number {
  // A candidate is placed by shift and strain before it is judged: about five independent trials.
  return Math.log(20) + Math.log(Math.max(1, references)) + Math.log(5);
}

/**
 * Phase by phase: the best references of what is left are fitted together with those accepted, the few best combinations are followed. A phase is accepted
 * for the lines it alone explains (see {@link lineEvidence}), and has to stand the same test against all that come after it.
 */
export function searchMixture(
  prepared: PowderMeasurement,
  index: XrdReferenceIndex,
  allowed: readonly number[],
  options: SearchMixtureOptions = usualMixtureOptions,
): MixtureHypothesis[] {
  const measurement = flattenBackground(prepared);
  const target = mixtureTarget(measurement);
  const models = new Map<number, PhaseModel>();
  const modelOf = (reference: number): PhaseModel => {
    let model = models.get(reference);
    if (!model) models.set(reference, (model = phaseModel(reference, index.references[reference]!.lines, measurement)));
    return model;
  };
  const phaseOf = groupPhases(index);
  const key = (state: MixtureHypothesis): string => keyOf(state, phaseOf);
  const needed = evidenceNeeded(allowed.length);
  const finished = new Map<string, MixtureHypothesis>();
  const nothing: FittedMixture = {
    zeroShift: 0,
    phases: [],
    total: new Float64Array(measurement.net.length),
    distance: 1,
  };
  let beam: MixtureHypothesis[] = [{ fit: nothing, evidence: [], merit: 0 }];
  for (let depth = 0; depth < options.most && beam.length > 0; depth++) {
    const next = new Map<string, MixtureHypothesis>();
    for (const state of beam) {
      const grown = grow(target, index, allowed, state, modelOf, phaseOf, options, needed);
      if (grown.length === 0 && state.fit.phases.length > 0) finished.set(key(state), state);
      for (const one of grown) {
        const before = next.get(key(one));
        if (!before || before.merit < one.merit) next.set(key(one), one);
      }
    }
    beam = [...next.values()].sort((a, b) => b.merit - a.merit).slice(0, options.beam);
  }
  for (const state of beam) finished.set(key(state), state);
  return [...finished.values()].sort((a, b) => b.merit - a.merit);
}

function keyOf({ fit }: MixtureHypothesis, phaseOf: (reference: number) => number): string {
  return fit.phases
    .map(({ model }) => phaseOf(model.reference))
    .sort((a, b) => a - b)
    .join();
}

function grow(
  target: MixtureTarget,
  index: XrdReferenceIndex,
  allowed: readonly number[],
  state: MixtureHypothesis,
  modelOf: (reference: number) => PhaseModel,
  phaseOf: (reference: number) => number,
  options: SearchMixtureOptions,
  needed: number,
): MixtureHypothesis[] {
  const { measurement } = target;
  const { fit } = state;
  const left = fit.phases.length === 0 ? measurement : residualMeasurement(measurement, fit.total);
  if (left.peaks.length === 0) return [];
  const maxZeroShift =
    fit.phases.length === 0 ? options.maxZeroShift : Math.min(options.maxZeroShift, Math.abs(fit.zeroShift) + 0.05);
  const ranked = rankXrd(left, index, allowed, {
    metric: 'sqrt-cosine',
    peakWeight: 0.4,
    maxZeroShift,
    maxLatticeStrain: options.searchedStrain,
    screened: 200,
    refined: 40,
  });
  const used = new Set(fit.phases.map(({ model }) => phaseOf(model.reference)));
  const chosen = distinct(ranked, phaseOf, 2 * options.tried).filter(({ reference }) => !used.has(phaseOf(reference)));
  const widened = widthAt(left.widths, middleTan) / widthAt(measurement.widths, middleTan);
  const rough = chosen.map((entry) => {
    const model = modelOf(entry.reference);
    const width = entry.fit.widthFactor * widened;
    const start = { model, shape: plainShape(model, entry.fit.latticeStrain, width) };
    const first = fit.phases.length === 0;
    return fitMixture(target, [...fit.phases, start], first ? entry.fit.zeroShift : fit.zeroShift, {
      ...options,
      rounds: 3,
      from: fit.phases.length,
      shift: first,
      texture: false,
    });
  });
  rough.sort((a, b) => a.distance - b.distance);
  const result: MixtureHypothesis[] = [];
  for (const one of rough.slice(0, options.tried)) {
    const own = one.phases.length - 1;
    const before = phaseEvidence(target, one, own);
    if (fit.phases.length > 0 && before.evidence < 0.5 * needed) continue;
    const refined = fitMixture(target, one.phases, one.zeroShift, {
      ...options,
      rounds: 4,
      shift: true,
      texture: true,
    });
    const kept = standing(target, refined, needed, options);
    if (kept && kept.fit.phases.length > fit.phases.length) result.push(kept);
  }
  return result;
}

/** The hypothesis without the phases that the others make superfluous; undefined where nothing is left. */
function standing(
  target: MixtureTarget,
  fit: FittedMixture,
  needed: number,
  options: SearchMixtureOptions,
): MixtureHypothesis | undefined {
  let current = fit;
  for (;;) {
    const evidence = current.phases.map((_, k) => phaseEvidence(target, current, k));
    // A single phase stands for itself; its evidence ranks it.
    const weakest = evidence.reduce((least, one, k) => (one.evidence < evidence[least]!.evidence ? k : least), 0);
    if (current.phases.length <= 1 || evidence[weakest]!.evidence >= needed) {
      return current.phases.length === 0 ? undefined : { fit: current, evidence, merit: mixtureMerit(target, current) };
    }
    const rest: FittedPhase[] = current.phases.filter((_, k) => k !== weakest);
    current = fitMixture(target, rest, current.zeroShift, { ...options, rounds: 2, shift: true, texture: true });
  }
}

/** The best two entries of each phase. */
function distinct(ranked: readonly RankedXrd[], phaseOf: (reference: number) => number, most: number): RankedXrd[] {
  const seen = new Map<number, number>();
  const result: RankedXrd[] = [];
  for (const entry of ranked) {
    const key = phaseOf(entry.reference);
    const times = seen.get(key) ?? 0;
    if (times >= 2) continue;
    seen.set(key, times + 1);
    result.push(entry);
    if (result.length >= most) break;
  }
  return result;
}
