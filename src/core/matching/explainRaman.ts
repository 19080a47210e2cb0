import type { Explanation, Overlay } from '../../contract/data/identification.js';
import { fineStep, prepareRaman, slopeFeature } from './ramanFeatures.js';
import { defaultRamanShift, type RamanInput } from './identifyRaman.js';
import { nonNegativeScales } from './nonNegativeScales.js';
import { peakAgreement } from './peakAgreement.js';
import { onGridOf, prepareReference } from './rankRaman.js';
import { packFeatures, type RamanReference } from './ramanReferences.js';
import { ramanPeaks } from './ramanPeaks.js';
import { bandResidualPercent } from './bandResidualPercent.js';
import { sampleGrid } from './sampleGrid.js';
import { screenRaman } from './screenRaman.js';

/** A candidate to draw; without a shift (1/cm, added to reference positions) it is searched for here. */
export interface ChosenRaman {
  reference: RamanReference;
  zeroShift?: number;
}

/**
 * The picture of chosen candidates on a Raman spectrum: bands with their state, each reference's spectrum (tables of bands drawn at the
 * measurement's width) with its non-negative least-squares scale, baseline, what is left, and the bands nobody explains.
 */
export function explainRaman({ spectrum, peaks }: RamanInput, chosen: readonly ChosenRaman[]): Explanation {
  const measurement = prepareRaman(spectrum.x, spectrum.y);
  const bands = peaks ? [...peaks].sort((a, b) => a.position - b.position) : ramanPeaks(measurement);
  const width = drawnWidth(bands);
  const parts = chosen.map(({ reference, zeroShift }) => {
    const prepared = prepareReference(reference, width);
    const [hit] =
      zeroShift === undefined
        ? screenRaman(measurement, packFeatures([slopeFeature(prepared)]), defaultRamanShift)
        : [];
    const shift = zeroShift ?? hit?.shift ?? 0;
    return { reference, prepared, shift, curve: onGridOf(measurement, prepared, shift).values };
  });
  const top = measurement.net.reduce((most, value) => Math.max(most, value), 0);
  // Equal weights: Raman intensities are seldom counts, and the strong bands are what the eye compares.
  const weights = measurement.net.map(() => 1);
  const scales = nonNegativeScales(
    measurement.net,
    parts.map(({ curve }) => curve),
    weights,
  );
  const total = new Float64Array(measurement.net.length);
  parts.forEach(({ curve }, k) => curve.forEach((value, i) => (total[i]! += scales[k]! * value)));
  const at = (curve: Float64Array, position: number): number => {
    const centre = Math.round((position - measurement.first) / fineStep);
    return Math.max(0, curve[centre - 1] ?? 0, curve[centre] ?? 0, curve[centre + 1] ?? 0);
  };
  const last = measurement.first + (measurement.net.length - 1) * fineStep;
  const agreementOf = (lines: { position: number; height: number }[]) =>
    peakAgreement({
      peaks: bands,
      lines,
      heightAt: (position) => at(measurement.net, position),
      predictedAt: (position) => at(total, position),
      tolerance: () => 8,
      range: Math.max(1, last - measurement.first),
      visible: Math.max(5 * measurement.noise, 0.05 * top),
    });
  const linesOf = parts.map(({ prepared, shift }, k) =>
    ramanPeaks(prepared)
      .map((peak) => ({ position: peak.position + shift, height: scales[k]! * peak.height }))
      .filter(({ position }) => position >= measurement.first && position <= last),
  );
  const grid = { first: measurement.first, step: fineStep };
  const overlays: Overlay[] = parts.map(({ reference, curve }, k) => {
    const { states } = agreementOf(linesOf[k]!);
    return {
      referenceId: reference.summary.id,
      sticks: linesOf[k]!.map(({ position, height }, i) => ({ x: position, height, state: states[i]! })),
      profile: sampleGrid(curve, grid, spectrum.x).map((value) => value * scales[k]!),
    };
  });
  const background = sampleGrid(measurement.baseline, grid, spectrum.x);
  const difference = spectrum.y.map(
    (value, i) => value - background[i]! - overlays.reduce((sum, overlay) => sum + overlay.profile[i]!, 0),
  );
  const left = agreementOf(linesOf.flat().sort((a, b) => a.position - b.position)).unexplained;
  return {
    x: spectrum.x,
    observed: spectrum.y,
    background,
    overlays,
    difference,
    rwp: bandResidualPercent(
      spectrum.y.map((value, i) => value - background[i]!),
      difference,
    ),
    unexplained: left.map((peak) => ({ x: peak.position, height: peak.height })),
  };
}

/** Width at which tables of bands are drawn, 1/cm: that of the strong bands, whose misfit would catch the eye. */
function drawnWidth(bands: readonly { height: number; fwhm: number }[]): number {
  const weight = bands.reduce((sum, { height }) => sum + height, 0);
  if (!(weight > 0)) return 12;
  return Math.max(3, Math.min(30, bands.reduce((sum, { height, fwhm }) => sum + height * fwhm, 0) / weight));
}
