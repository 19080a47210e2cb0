import { widthAt } from '../matching/estimateWidths.js';
import { heightOfUnitLine } from '../matching/predictLines.js';
import type { PowderMeasurement } from '../matching/powderMeasurement.js';
import type { FittedPhase } from './fitMixture.js';
import { movedLines } from './mixtureModel.js';
import { averagedResidual, modelError, residualPeaks, slidingMaximum } from './residualPeaks.js';

/** What speaks for a phase beside others: the lines that it alone explains. */
export interface LineEvidence {
  /** Lines that it alone explains and that are there, and such that are missing. */
  sole: number;
  missing: number;
  /** Lines that coincide with those of others. */
  shared: number;
  /** Natural logarithm of how much likelier these lines are with the phase than by chance. */
  evidence: number;
  /** Positions (degrees 2θ) of the lines found. */
  positions: number[];
}

/** Probability that a strong line of a phase that is there is seen where it should be; texture or the background may swallow it. */
const detectionRate = 0.88;

/** A line may be this many times stronger or weaker than calculated. */
const heightTolerance = 3.5;

/**
 * Weighs the lines of a phase where the `others` (sum of their patterns) leave room. Each found line counts by how rare unexplained peaks of its height
 * are in the pattern, each missing one by how seldom real lines vanish.
 */
export function lineEvidence(
  measurement: PowderMeasurement,
  phase: FittedPhase,
  others: Float64Array,
  zeroShift: number,
): LineEvidence {
  const { first, step, net, widths, radiation } = measurement;
  const { width } = phase.shape;
  const range = (net.length - 1) * step;
  const peaks = residualPeaks(measurement, others, width);
  const room = slidingMaximum(others, Math.max(1, Math.round((1.2 * widthAt(widths, 0.4)) / step)));
  const tall = net.reduce((most, value) => Math.max(most, value), 0);
  const moved = movedLines(phase.model, phase.shape, zeroShift);
  const ratio = radiation.wavelengthAlpha2 ? (radiation.alpha2Ratio ?? 0.5) : 0;
  const result: LineEvidence = { sole: 0, missing: 0, shared: 0, evidence: 0, positions: [] };
  const heights = peaks.map(({ height }) => height).sort((a, b) => b - a);
  let closed = 0;
  const threshold = Math.max(5 * averagedResidual(measurement, others, width).deviation, 0.004 * tall);
  for (const value of room) if (modelError * value > threshold) closed++;
  const open = Math.max(0.2, 1 - closed / room.length) * range;
  const taken = new Set<number>();
  for (const line of mergedLines(moved.position, moved.intensity, (at) => widthOf(at))) {
    const { position } = line;
    const cell = Math.round((position - first) / step);
    if (cell < 0 || cell >= net.length) continue;
    const lineWidth = widthOf(position);
    const height = (phase.scale * heightOfUnitLine * line.intensity) / (1 + ratio) / lineWidth;
    const seenIfThere = detectionRate * Math.min(1, Math.max(0, (height / threshold - 0.5) / 1.5));
    if (seenIfThere < 0.05) continue;
    if (height < 2 * modelError * room[cell]!) {
      result.shared++;
      continue;
    }
    const tolerance = Math.max(0.06, 0.45 * lineWidth, 1.5 * step);
    let found = -1;
    for (let p = 0; p < peaks.length; p++) {
      if (Math.abs(peaks[p]!.position - position) > tolerance) continue;
      if (found < 0 || peaks[p]!.height > peaks[found]!.height) found = p;
    }
    if (found >= 0 && taken.has(found)) continue;
    const seen = found < 0 ? 0 : peaks[found]!.height;
    if (found >= 0 && seen * heightTolerance > height) {
      taken.add(found);
      const least = Math.max(height / heightTolerance, Math.min(seen, height));
      const rarer = heights.findIndex((value) => value < least * 0.999);
      const many = rarer < 0 ? heights.length : Math.max(1, rarer);
      const chance = coverage(many, tolerance);
      result.sole++;
      result.positions.push(position);
      result.evidence += Math.max(0, Math.log(seenIfThere / chance));
    } else {
      if (seenIfThere > 0.5) result.missing++;
      result.evidence += Math.min(0, Math.log((1 - seenIfThere) / (1 - coverage(peaks.length, tolerance))));
    }
  }
  return result;

  /** Probability that one of so many peaks lies within the tolerance of any place. */
  function coverage(many: number, tolerance: number): number {
    return 1 - Math.exp((-many * 2 * tolerance) / open);
  }

  function widthOf(at: number): number {
    return widthAt(widths, Math.tan((at * Math.PI) / 360)) * width;
  }
}

function mergedLines(
  position: Float64Array,
  intensity: Float64Array,
  widthOf: (at: number) => number,
): { position: number; intensity: number }[] {
  const order = Array.from(position.keys()).sort((p, q) => position[p]! - position[q]!);
  const merged: { position: number; intensity: number }[] = [];
  for (const k of order) {
    const at = position[k]!;
    const last = merged[merged.length - 1];
    if (last && at - last.position < 0.7 * widthOf(at)) {
      const sum = last.intensity + intensity[k]!;
      last.position = (last.position * last.intensity + at * intensity[k]!) / sum;
      last.intensity = sum;
    } else merged.push({ position: at, intensity: intensity[k]! });
  }
  return merged;
}
