import type { Peak } from '../../contract/data/peak.js';
import type { Radiation, Spectrum } from '../../contract/data/spectrum.js';
import { findPeaks } from '../peaks/findPeaks.js';
import { estimateNoise } from '../preprocess/estimateNoise.js';
import { snip } from '../preprocess/snip.js';
import { estimateWidths, type WidthModel } from './estimateWidths.js';
import { resampleUniform } from './resampleUniform.js';
import { toTwoTheta } from './toTwoTheta.js';

/** A powder pattern made ready for comparison: even grid in 2θ, background off, noise and line width known. */
export interface PowderMeasurement {
  radiation: Radiation;
  /** First grid point and step, degrees 2θ. */
  first: number;
  step: number;
  /** Intensity above the background, ≥ 0 where not noise, on the grid. */
  net: Float64Array;
  background: Float64Array;
  /** Standard deviation of the noise of `net`. */
  noise: number;
  /** Peaks on the 2θ axis, ascending. */
  peaks: Peak[];
  widths: WidthModel;
}

export interface PowderInput {
  /** Raw or processed; any diffraction axis. */
  spectrum: Spectrum;
  radiation: Radiation;
  /** Found here when absent. */
  peaks?: readonly Peak[] | undefined;
}

/** Points of the grid at most; a step above a quarter of the line width would lose lines, so long sharp scans take many. */
const mostPoints = 6000;

/** Brings a measurement onto an even 2θ grid of about a fifth of its line width, takes the background off, and says how wide its lines are. */
export function preparePowder({ spectrum, radiation, peaks }: PowderInput): PowderMeasurement {
  const converted = inTwoTheta(spectrum, radiation);
  const list = (
    peaks
      ? peaks.map((peak) => peakInTwoTheta(peak, spectrum, radiation))
      : findPeaks(converted, { radiation, minSignalToNoise: 4 })
  )
    .filter((peak) => peak.height > 0 && Number.isFinite(peak.position))
    .sort((a, b) => a.position - b.position);
  const { x, y } = converted;
  const first = x[0] ?? 0;
  const range = Math.max((x[x.length - 1] ?? 0) - first, 1e-6);
  const widths = estimateWidths(list, range / Math.max(1, x.length - 1));
  const step = Math.max(widths.narrow / 5, range / mostPoints, 0.005);
  const even = resampleUniform(x, y, first, step, Math.floor(range / step) + 1);
  const halfWindow = Math.min(even.length / 3, Math.max(1, 2.5 * widths.broad) / step);
  const background = snip(even, { iterations: Math.max(8, Math.min(2000, Math.round(halfWindow))), smoothing: true });
  const net = even.map((value, i) => value - (background[i] ?? 0));
  return { radiation, first, step, net, background, noise: estimateNoise(net), peaks: list, widths };
}

function inTwoTheta(spectrum: Spectrum, radiation: Radiation): Spectrum {
  if (spectrum.unit === 'twoTheta') return spectrum;
  const points = Array.from(
    spectrum.x,
    (value, i) => [toTwoTheta(value, spectrum.unit, radiation.wavelength), spectrum.y[i] ?? 0] as const,
  )
    .filter(([position]) => Number.isFinite(position))
    .sort((a, b) => a[0] - b[0]);
  return {
    technique: 'xrd',
    unit: 'twoTheta',
    x: Float64Array.from(points, ([position]) => position),
    y: Float64Array.from(points, ([, value]) => value),
  };
}

function peakInTwoTheta(peak: Peak, { unit }: Spectrum, { wavelength }: Radiation): Peak {
  if (unit === 'twoTheta') return peak;
  const position = toTwoTheta(peak.position, unit, wavelength);
  const low = toTwoTheta(peak.position - peak.fwhm / 2, unit, wavelength);
  const high = toTwoTheta(peak.position + peak.fwhm / 2, unit, wavelength);
  return { ...peak, position, fwhm: Math.abs(high - low) };
}
