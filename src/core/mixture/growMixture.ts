import { widthAt } from '../matching/estimateWidths.js';
import { rankXrd, type RankedXrd } from '../matching/rankXrd.js';
import { fitMixture, middleTan } from './fitMixture.js';
import { evidenceNeeded, type MixtureHypothesis, type MixtureSearch } from './mixtureSearch.js';
import { plainShape } from './mixtureModel.js';
import { phaseEvidence } from './phaseEvidence.js';
import { residualMeasurement } from './residualMeasurement.js';
import { standingPhases } from './standingPhases.js';

/** A swap of phases has to raise the merit by this much. */
const worthSwapping = 0.01;

/** A phase whose alignment is still rough may lack this share of the evidence. */
const roughShare = 0.5;

/**
 * A hypothesis with one phase more: the best references of what it leaves, searched with lattice changes up to `strain`, each fitted together with
 * the phases accepted before. Where the new phase makes an old one superfluous, that one goes.
 */
export function growMixture(search: MixtureSearch, state: MixtureHypothesis, strain: number): MixtureHypothesis[] {
  const { target, index, allowed, modelOf, phaseOf } = search;
  const options = { ...search.options, maxLatticeStrain: Math.max(search.options.maxLatticeStrain, strain) };
  const { measurement } = target;
  const { fit } = state;
  const alone = fit.phases.length === 0;
  const left = alone ? measurement : residualMeasurement(measurement, fit.total);
  if (left.peaks.length === 0) return [];
  const needed = evidenceNeeded(search.phases, strain);
  const ranked = rankXrd(left, index, allowed, {
    metric: 'sqrt-cosine',
    peakWeight: 0.4,
    maxZeroShift: alone ? options.maxZeroShift : Math.min(options.maxZeroShift, Math.abs(fit.zeroShift) + 0.05),
    maxLatticeStrain: strain,
    screened: 200,
    refined: 40,
  });
  const used = new Set(fit.phases.map(({ model }) => phaseOf(model.reference)));
  const chosen = distinct(ranked, phaseOf, 2 * options.tried).filter(({ reference }) => !used.has(phaseOf(reference)));
  const widened = widthAt(left.widths, middleTan) / widthAt(measurement.widths, middleTan);
  const rough = chosen.map((entry) => {
    const model = modelOf(entry.reference);
    const shape = plainShape(model, entry.fit.latticeStrain, entry.fit.widthFactor * widened);
    return fitMixture(target, [...fit.phases, { model, shape }], alone ? entry.fit.zeroShift : fit.zeroShift, {
      ...options,
      rounds: 3,
      from: fit.phases.length,
      shift: alone,
      texture: false,
    });
  });
  rough.sort((a, b) => a.distance - b.distance);
  const result: MixtureHypothesis[] = [];
  for (const one of rough.slice(0, options.tried)) {
    if (!alone && phaseEvidence(target, one, fit.phases.length).evidence < roughShare * needed) continue;
    const refined = fitMixture(target, one.phases, one.zeroShift, {
      ...options,
      rounds: 4,
      shift: true,
      texture: true,
    });
    const kept = standingPhases({ ...search, options }, refined, needed);
    const more = kept.fit.phases.length - fit.phases.length;
    const other = kept.fit.phases.some(({ model }) => !used.has(phaseOf(model.reference)));
    if (more > 0 || (more === 0 && other && kept.merit > state.merit + worthSwapping)) result.push(kept);
  }
  return result;
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
