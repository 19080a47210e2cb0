import { LabError } from '../../contract/data/errors.js';
import type { Quantification, QuantifiedPhase, QuantifyOptions, QuantityCurves } from '../../contract/data/quantify.js';
import type { Radiation, Spectrum } from '../../contract/data/spectrum.js';
import { amounts } from './amounts.js';
import { backgroundCurves } from './backgroundCurves.js';
import { bootstrapWeights } from './bootstrapWeights.js';
import { choosePhases, plain } from './choosePhases.js';
import { eliminateFree } from './eliminateFree.js';
import { findShift } from './findShift.js';
import { fitCurves } from './fitCurves.js';
import { fitWindow, type FitWindow } from './fitWindow.js';
import { normalEquations } from './normalEquations.js';
import { isFlat, measuredCurve, type QuantityCurve } from './quantityCurve.js';
import { selectColumns } from './selectColumns.js';
import { spectrumInTwoTheta } from './spectrumInTwoTheta.js';
import type { QuantityReference } from './types.js';

export interface QuantifyInput {
  spectrum: Spectrum;
  radiation: Radiation;
  references: readonly QuantityReference[];
}

export interface QuantifyResult {
  quantification: Quantification;
  curves: QuantityCurves;
}

/**
 * Weight percents by full-pattern summation: the pattern as a non-negative sum of reference patterns, each scaled by its intensity ratio to corundum
 * (G. W. Brindley 1980; D. K. Smith et al., Powder Diffr. 2 (1987) 73; S. J. Chipera, D. L. Bish, J. Appl. Cryst. 35 (2002) 744). References that do not earn their
 * place are left out. Selection beside a bending background, so that no hump of the background becomes a glass; amounts beside a constant one, because measured
 * references bring their own.
 * @throws LabError `invalid-input`
 */
export function quantify(input: QuantifyInput, options: QuantifyOptions): QuantifyResult {
  const { radiation } = input;
  const spectrum = spectrumInTwoTheta(input.spectrum, radiation.wavelength);
  const chosen = choosePhases(input.references, wanted(options));
  const curves = chosen.flatMap((reference) => curveOf(reference));
  if (curves.length === 0) throw new LabError('invalid-input', 'There is no reference to quantify with.');
  const covered = [
    Math.max(...curves.map(({ range }) => range[0])) + 0,
    Math.min(...curves.map(({ range }) => range[1])),
  ] as const;
  const window = fitWindow(spectrum, radiation.wavelength, covered, options);
  const zeroShift = findShift(window, curves, options.maxZeroShift);
  const columns = curves.map((curve) => curve.at(window.x, zeroShift));
  const kept = select(window, columns, options.evidence);
  const background = backgroundCurves(window.x, 0, false);
  const fit = fitCurves(
    window,
    kept.map((i) => columns[i]!),
    background,
  );
  const quantification: Quantification = {
    ...share(window, curves, columns, kept, fit.values, background, options),
    zeroShift,
    rwp: fit.rwp,
    range: [window.x[0]!, window.x.at(-1)!],
    radiation,
    considered: curves.length,
    options,
  };
  return {
    quantification,
    curves: { x: window.x, observed: window.y, calculated: fit.calculated, background: fit.background },
  };
}

/** A standard that is named beside the phases belongs to them. */
function wanted({ phases, internalStandard }: QuantifyOptions): string[] | undefined {
  return phases && internalStandard ? [...phases, internalStandard.name] : phases;
}

function curveOf(reference: QuantityReference): QuantityCurve[] {
  const { source } = reference;
  if (source.kind !== 'measured' || isFlat(source.y)) return [];
  return [measuredCurve(reference, source)];
}

function select(window: FitWindow, columns: readonly Float64Array[], evidence: number): number[] {
  const free = backgroundCurves(window.x, 1, true);
  const { equations } = eliminateFree(normalEquations(window.y, [...columns, ...free], window.weights), free.length);
  return selectColumns(equations, evidence);
}

type Shared = Pick<Quantification, 'phases' | 'amorphous' | 'amorphousError' | 'internalStandard' | 'notes'>;

/** Amounts of phases from factors of references, with the errors of the bootstrap. */
function share(
  window: FitWindow,
  curves: readonly QuantityCurve[],
  columns: readonly Float64Array[],
  kept: readonly number[],
  values: Float64Array,
  background: readonly Float64Array[],
  options: QuantifyOptions,
): Shared {
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
  const perWeight = total / values.reduce((sum, value) => sum + value, 1e-300);
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
    phases: [...phases, ...missing(curves, names, options)],
    ...(amorphous === undefined
      ? {}
      : { amorphous, amorphousError: deviation(drawn.map((one) => one.amorphous ?? 0)) }),
    ...(options.internalStandard ? { internalStandard: options.internalStandard } : {}),
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
  const key = plain(internalStandard.name);
  const one = kept.find((i) => {
    const { id, name, formula } = curves[i]!.reference;
    return [id, name, formula].some((word) => plain(word) === key);
  });
  const index = one === undefined ? -1 : names.indexOf(curves[one]!.reference.name);
  return { index, ...internalStandard };
}

/** Phases that were asked for and are not there. */
function missing(
  curves: readonly QuantityCurve[],
  found: readonly string[],
  { phases }: QuantifyOptions,
): QuantifiedPhase[] {
  if (phases === undefined) return [];
  const names = [...new Set(curves.map(({ reference }) => reference.name))].filter((name) => !found.includes(name));
  return names.map((name) => ({
    name,
    formula: curves.find(({ reference }) => reference.name === name)?.reference.formula ?? '',
    weightPercent: 0,
    error: 0,
    found: false,
    references: [],
  }));
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
