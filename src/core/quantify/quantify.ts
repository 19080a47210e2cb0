import { LabError } from '../../contract/data/errors.js';
import type { Quantification, QuantifyOptions, QuantityCurves } from '../../contract/data/quantify.js';
import type { Radiation, Spectrum } from '../../contract/data/spectrum.js';
import { preparePowder } from '../matching/powderMeasurement.js';
import { backgroundCurves } from './backgroundCurves.js';
import { calculatedCurve, corundumHeight, isCalculated, type CurveSetting } from './calculatedCurve.js';
import { choosePhases } from './choosePhases.js';
import { detectionLimits } from './detectionLimits.js';
import { eliminateFree } from './eliminateFree.js';
import { findShift } from './findShift.js';
import { fitCurves } from './fitCurves.js';
import { fitWindow, type FitWindow } from './fitWindow.js';
import { normalEquations } from './normalEquations.js';
import { isFlat, measuredCurve, type QuantityCurve } from './quantityCurve.js';
import { refineShapes } from './refineShapes.js';
import { selectColumns } from './selectColumns.js';
import { shareOut } from './shareOut.js';
import { spectrumInTwoTheta } from './spectrumInTwoTheta.js';
import type { QuantityReference } from './types.js';
import { unexplainedShare } from './unexplainedShare.js';

export interface QuantifyInput {
  spectrum: Spectrum;
  radiation: Radiation;
  references: readonly QuantityReference[];
}

export interface QuantifyResult {
  quantification: Quantification;
  curves: QuantityCurves;
}

/** Degree of the background under calculated references, which bring none. */
const bendingDegree = 6;

/**
 * Weight percents by full-pattern summation: the pattern as a non-negative sum of reference patterns, each scaled by its intensity ratio to corundum (D. K. Smith
 * et al., Powder Diffr. 2 (1987) 73; S. J. Chipera, D. L. Bish, J. Appl. Cryst. 35 (2002) 744). References that do not earn their place are left out. Measured ones are
 * selected beside a bending background, so that no hump of the background becomes a glass, and weighed beside a constant one, because they bring their own.
 * Calculated ones adapt their lattice, line form and preferred orientation.
 * @throws LabError `invalid-input`
 */
export function quantify(input: QuantifyInput, options: QuantifyOptions): QuantifyResult {
  const { radiation } = input;
  const spectrum = spectrumInTwoTheta(input.spectrum, radiation.wavelength);
  const curves = curvesOf(choosePhases(input.references, wanted(options)), spectrum, radiation);
  if (curves.length === 0) throw new LabError('invalid-input', 'There is no reference to quantify with.');
  const window = fitWindow(spectrum, radiation.wavelength, covered(curves), options);
  const { x } = window;
  const measuredOnly = !curves.some(isCalculated);
  const bending = measuredOnly ? backgroundCurves(x, 1, true) : backgroundCurves(x, bendingDegree, true);
  const background = measuredOnly ? backgroundCurves(x, 0, false) : bending;
  let zeroShift = findShift(window, curves, options.maxZeroShift);
  for (const curve of curves)
    if (isCalculated(curve))
      refineShapes(window, [curve], bending, zeroShift, { largestShift: 0, rounds: 4, lattice: true });
  const place = (): Float64Array[] => curves.map((curve) => curve.at(x, zeroShift));
  const kinds = curves.map(kindOf);
  let kept = select(window, place(), bending, options.evidence, kinds);
  if (!measuredOnly) {
    const chosen = kept.map((i) => curves[i]!);
    zeroShift = refineShapes(window, chosen, bending, zeroShift, { largestShift: options.maxZeroShift });
    kept = select(window, place(), bending, options.evidence, kinds);
  }
  const columns = place();
  const fit = fitCurves(window, pick(columns, kept), background);
  const shared = shareOut(window, curves, columns, kept, fit.values, background, options, () =>
    detectionLimits(window, columns, kept, bending, options.evidence),
  );
  const quantification: Quantification = {
    ...shared,
    notes: [...shared.notes, ...leftNote(unexplainedShare(window, fit))],
    zeroShift,
    rwp: fit.rwp,
    range: [x[0]!, x.at(-1)!],
    radiation,
    considered: curves.length,
    options,
  };
  return {
    quantification,
    curves: { x, observed: window.y, calculated: fit.calculated, background: fit.background },
  };
}

/** More than this share of the intensity unexplained is said. */
const noticed = 0.04;

function leftNote(share: number): string[] {
  return share < noticed
    ? []
    : [
        `${Math.round(100 * share)} % of the intensity above the background belongs to none of these phases: something is missing among them.`,
      ];
}

/** A standard that is named beside the phases belongs to them. */
function wanted({ phases, internalStandard }: QuantifyOptions): string[] | undefined {
  return phases && internalStandard ? [...phases, internalStandard.name] : phases;
}

function curvesOf(references: readonly QuantityReference[], spectrum: Spectrum, radiation: Radiation): QuantityCurve[] {
  const structures = references.some(({ source }) => source.kind === 'calculated');
  const setting: CurveSetting | undefined = structures
    ? { radiation, widths: preparePowder({ spectrum, radiation }).widths, to: spectrum.x.at(-1) ?? 0 }
    : undefined;
  const unit = setting ? corundumHeight(setting) : 1;
  return references.flatMap((reference): QuantityCurve[] => {
    const { source } = reference;
    if (source.kind === 'calculated') return setting ? [calculatedCurve(reference, source, setting, unit)] : [];
    return isFlat(source.y) ? [] : [measuredCurve(reference, source)];
  });
}

function covered(curves: readonly QuantityCurve[]): [number, number] {
  return [Math.max(...curves.map(({ range }) => range[0])), Math.min(...curves.map(({ range }) => range[1]))];
}

const pick = <T>(list: readonly T[], which: readonly number[]): T[] => which.map((i) => list[i]!);

/** Specimens of one mineral are of one kind; structures of one name may be polymorphs, which do occur together. */
const kindOf = (curve: QuantityCurve): string => (isCalculated(curve) ? curve.reference.id : curve.reference.name);

function select(
  { y, weights }: FitWindow,
  columns: readonly Float64Array[],
  free: readonly Float64Array[],
  evidence: number,
  kinds: readonly string[],
): number[] {
  const { equations } = eliminateFree(normalEquations(y, [...columns, ...free], weights), free.length);
  return selectColumns(equations, evidence, kinds);
}
