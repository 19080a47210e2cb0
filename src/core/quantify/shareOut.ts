import type { Quantification, QuantifiedPhase, QuantifyOptions } from '../../contract/data/quantify.js';
import { amounts } from './amounts.js';
import { bootstrapWeights } from './bootstrapWeights.js';
import { answersTo } from './answersTo.js';
import type { FitWindow } from './fitWindow.js';
import type { QuantityCurve } from './quantityCurve.js';

export type SharedOut = Pick<Quantification, 'phases' | 'amorphous' | 'amorphousError' | 'internalStandard' | 'notes'>;

/** Amounts of phases from factors of references, with the errors of the bootstrap. */
export function shareOut(
  window: FitWindow,
  curves: readonly QuantityCurve[],
  columns: readonly Float64Array[],
  kept: readonly number[],
  values: Float64Array,
  background: readonly Float64Array[],
  options: QuantifyOptions,
  limits: () => Float64Array,
): SharedOut {
  const names = [...new Set(kept.map((i) => curves[i]!.reference.name))];
  const standard = standardOf(names, kept, curves, options);
  const perPhase = (factors: ArrayLike<number>): Float64Array => {
    const sums = new Float64Array(names.length);
    kept.forEach((i, k) => {
      sums[names.indexOf(curves[i]!.reference.name)]! += factors[k]!;
    });
    return sums;
  };
  const { percent, amorphous } = amounts(perPhase(values), standard);
  const total = percent.reduce((sum, value) => sum + value, 0);
  const weight = values.reduce((sum, value) => sum + value, 0);
  const perWeight = weight > 0 ? total / weight : 0;
  const drawn = bootstrapWeights(window, [...kept.map((i) => columns[i]!), ...background], background.length, options)
    .map(perPhase)
    .filter((sums) => standard === undefined || sums[standard.index]! > 0)
    .map((sums) => amounts(sums, standard));
  const phases = names.map((name, n): QuantifiedPhase => ({
    name,
    formula: curves.find(({ reference }) => reference.name === name)?.reference.formula ?? '',
    weightPercent: percent[n]!,
    error: deviation(drawn.map((sample) => sample.percent[n]!)),
    found: true,
    references: kept.flatMap((i, k) => {
      const { reference, rir } = curves[i]!;
      return reference.name === name ? [{ id: reference.id, name, weightPercent: values[k]! * perWeight, rir }] : [];
    }),
  }));
  phases.sort((a, b) => b.weightPercent - a.weightPercent);
  return {
    phases: [...phases, ...missing(curves, names, options, () => limits().map((limit) => limit * perWeight))],
    ...(amorphous === undefined
      ? {}
      : { amorphous, amorphousError: deviation(drawn.map((one) => one.amorphous ?? 0)) }),
    // Under the name of its phase: it may have been said by an id.
    ...(standard
      ? { internalStandard: { name: names[standard.index] ?? standard.name, weightPercent: standard.weightPercent } }
      : {}),
    notes: notes(amorphous),
  };
}

function standardOf(
  names: readonly string[],
  kept: readonly number[],
  curves: readonly QuantityCurve[],
  { internalStandard }: QuantifyOptions,
) {
  if (!internalStandard) return undefined;
  const one = kept.find((i) => answersTo(curves[i]!.reference, internalStandard.name));
  const index = one === undefined ? -1 : names.indexOf(curves[one]!.reference.name);
  return { index, ...internalStandard };
}

/** Phases that were asked for and are not there, with the amount that would have been seen. */
function missing(
  curves: readonly QuantityCurve[],
  found: readonly string[],
  { phases }: QuantifyOptions,
  limits: () => Float64Array,
): QuantifiedPhase[] {
  if (phases === undefined) return [];
  const names = [...new Set(curves.map(({ reference }) => reference.name))].filter((name) => !found.includes(name));
  if (names.length === 0) return [];
  const percent = limits();
  return names.map((name) => {
    const own = [...curves.keys()].filter((i) => curves[i]!.reference.name === name);
    return {
      name,
      formula: curves[own[0]!]!.reference.formula,
      weightPercent: 0,
      error: Math.min(100, ...own.map((i) => percent[i]!)),
      found: false,
      references: [],
    };
  });
}

function notes(amorphous: number | undefined): string[] {
  if (amorphous === undefined)
    return ['Without an internal standard the phases found are taken as the whole specimen: 100 %.'];
  return amorphous < 0
    ? ['The phases add up to more than 100 %: the internal standard is given too high, or it is not evenly mixed.']
    : [];
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(values.length - 1, 1));
}
