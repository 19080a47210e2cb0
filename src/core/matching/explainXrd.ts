import type { Explanation, Overlay } from '../../contract/data/identification.js';
import type { AxisUnit } from '../../contract/data/spectrum.js';
import { defaultZeroShift } from './identifyXrd.js';
import { fitXrdReference, prepareFit, type FittedXrd } from './fitXrdReference.js';
import { fromTwoTheta } from './fromTwoTheta.js';
import { nonNegativeScales } from './nonNegativeScales.js';
import { peakAgreement, type PeakAgreement } from './peakAgreement.js';
import { preparePowder, type PowderInput, type PowderMeasurement } from './powderMeasurement.js';
import { predictLines, type PredictedXrdLine } from './predictLines.js';
import { referenceLines, type VisibleLines } from './referenceLines.js';
import { renderLinesAt } from './renderLinesAt.js';
import { residualPercent } from './residualPercent.js';
import { sampleGrid } from './sampleGrid.js';
import { screenXrd } from './screenXrd.js';
import { toTwoTheta } from './toTwoTheta.js';
import { widthAt } from './estimateWidths.js';
import { prepareXrdReferences, type XrdReference } from './xrdReferences.js';

/** A candidate to draw; without an alignment it is searched for here. */
export interface ChosenXrd {
  reference: XrdReference;
  zeroShift?: number;
  latticeStrain?: number;
}

export interface ExplainXrdOptions {
  maxZeroShift?: number;
  maxLatticeStrain?: number;
}

interface Phase {
  reference: XrdReference;
  lines: VisibleLines;
  fit: FittedXrd;
}

/**
 * The picture of chosen candidates on a powder pattern: sticks with Miller indices and their state, each one's calculated profile, background,
 * what is left, and the peaks nobody explains. Alignments are refined one after the other against what the others leave, scales together by
 * non-negative least squares. Everything lies on the measurement's own axis.
 */
export function explainXrd(
  input: PowderInput,
  chosen: readonly ChosenXrd[],
  options: ExplainXrdOptions = {},
): Explanation {
  const { spectrum, radiation } = input;
  const measurement = preparePowder(input);
  const phases = fitTogether(measurement, chosen, options);
  const x = spectrum.x;
  const angles = x.map((position) => toTwoTheta(position, spectrum.unit, radiation.wavelength));
  const background = sampleGrid(measurement.background, measurement, angles);
  const overlays: Overlay[] = phases.map(({ reference, lines, fit }) => ({
    referenceId: reference.summary.id,
    sticks: [],
    profile: renderLinesAt(angles, measurement, lines, fit),
  }));
  const total = new Float64Array(measurement.net.length);
  for (const { fit } of phases) fit.profile.forEach((value, i) => (total[i]! += value));
  const predictions = phases.map(({ lines, fit }) => predictLines(measurement, lines, fit));
  phases.forEach((phase, k) => {
    const agreement = agreementOf(measurement, predictions[k]!, total, phase.fit.widthFactor);
    overlays[k]!.sticks = sticksOf(phase, predictions[k]!, agreement, spectrum.unit, radiation.wavelength);
  });
  const together = predictions.flat().sort((a, b) => a.position - b.position);
  const left = phases.length > 0 ? agreementOf(measurement, together, total, 1).unexplained : measurement.peaks;
  const difference = spectrum.y.map(
    (value, i) => value - background[i]! - overlays.reduce((sum, overlay) => sum + overlay.profile[i]!, 0),
  );
  return {
    x,
    observed: spectrum.y,
    background,
    overlays,
    difference,
    rwp: residualPercent(spectrum.y, difference, spectrum.sigma),
    unexplained: left.map((peak) => ({
      x: fromTwoTheta(peak.position, spectrum.unit, radiation.wavelength),
      height: peak.height,
    })),
  };
}

function fitTogether(
  measurement: PowderMeasurement,
  chosen: readonly ChosenXrd[],
  options: ExplainXrdOptions,
): Phase[] {
  const { maxZeroShift = defaultZeroShift, maxLatticeStrain = 0.01 } = options;
  const limits = { maxZeroShift, maxLatticeStrain };
  const target = prepareFit(measurement);
  const phases = chosen.map((choice): Phase => {
    const lines = referenceLines(choice.reference.lines, measurement, { margin: 1.5, smallest: 0.001 });
    const start = startOf(measurement, choice, limits);
    return { reference: choice.reference, lines, fit: fitXrdReference(target, lines, start, limits) };
  });
  for (let round = 0; round < 2 && phases.length > 1; round++) {
    rescale(measurement, phases);
    phases.forEach((phase, k) => {
      const net = measurement.net.map((value, i) =>
        phases.reduce((rest, other, j) => (j === k ? rest : rest - other.fit.profile[i]!), value),
      );
      phase.fit = fitXrdReference(prepareFit({ ...measurement, net }), phase.lines, phase.fit, limits);
    });
  }
  rescale(measurement, phases);
  return phases;
}

function startOf(
  measurement: PowderMeasurement,
  { reference, zeroShift, latticeStrain }: ChosenXrd,
  limits: { maxZeroShift: number; maxLatticeStrain: number },
): { zeroShift: number; latticeStrain: number } {
  if (zeroShift !== undefined) return { zeroShift, latticeStrain: latticeStrain ?? 0 };
  const [found] = screenXrd(measurement, prepareXrdReferences([reference]), [0], { ...limits, keep: 1 });
  return found ?? { zeroShift: 0, latticeStrain: 0 };
}

/** Scales of all phases together; weights are those of counting statistics with a floor. */
function rescale({ net, background, noise }: PowderMeasurement, phases: readonly Phase[]): void {
  const weights = net.map((value, i) => 1 / Math.max(value + Math.max(0, background[i]!), 9 * noise, 1e-12));
  const factors = nonNegativeScales(
    net,
    phases.map(({ fit }) => fit.profile),
    weights,
  );
  phases.forEach((phase, k) => {
    const factor = factors[k]!;
    phase.fit = {
      ...phase.fit,
      scale: phase.fit.scale * factor,
      profile: phase.fit.profile.map((value) => value * factor),
    };
  });
}

function agreementOf(
  measurement: PowderMeasurement,
  lines: readonly PredictedXrdLine[],
  total: Float64Array,
  widthFactor: number,
): PeakAgreement {
  const { first, step, net, noise, widths, peaks } = measurement;
  const at = (curve: Float64Array, position: number): number => curve[Math.round((position - first) / step)] ?? 0;
  const top = peaks.reduce((most, peak) => Math.max(most, peak.height), 0);
  return peakAgreement({
    peaks,
    lines,
    heightAt: (position) => at(net, position),
    predictedAt: (position) => at(total, position),
    tolerance: (position) => Math.max(0.08, 0.6 * widthFactor * widthAt(widths, Math.tan((position * Math.PI) / 360))),
    range: Math.max((net.length - 1) * step, 1e-6),
    visible: Math.max(5 * noise, 0.01 * top),
  });
}

function sticksOf(
  { reference, lines, fit }: Phase,
  predicted: readonly PredictedXrdLine[],
  agreement: PeakAgreement,
  unit: AxisUnit,
  wavelength: number,
): Overlay['sticks'] {
  const { dSpacing, hkl, multiplicity } = reference.lines;
  return predicted.flatMap((line, p) => {
    const whole = line.members.reduce((sum, member) => sum + lines.intensity[member]!, 0);
    return line.members.map((member) => {
      const k = lines.source[member]!;
      return {
        x: fromTwoTheta(line.positions[line.members.indexOf(member)]!, unit, wavelength),
        height: fit.scale > 0 ? (line.height * lines.intensity[member]!) / whole : 0,
        dSpacing: dSpacing[k]!,
        hkl: [hkl[3 * k]!, hkl[3 * k + 1]!, hkl[3 * k + 2]!] as [number, number, number],
        multiplicity: multiplicity[k]!,
        state: agreement.states[p]!,
      };
    });
  });
}
