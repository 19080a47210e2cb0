import type { ProcessingStep } from '../../contract/data/processing.js';
import type { Spectrum, Technique } from '../../contract/data/spectrum.js';
import { findPeaks } from '../peaks/findPeaks.js';
import { localNoise } from '../peaks/localNoise.js';
import { quantile } from './quantile.js';

/**
 * Steps to start with, fitted to how the spectrum is sampled: the background's stiffness follows from the width of the peaks in points,
 * smoothing is added only where the noise is above 3 % of the strongest peak, and cosmic rays are looked for only where bands are wide enough
 * to be told from them. Intensities keep their units. A spectrum of fewer than 20 points gets no steps.
 */
export function defaultSteps(technique: Technique, spectrum: Spectrum): ProcessingStep[] {
  const n = spectrum.x.length;
  if (n < 20) return [];
  const peaks = findPeaks({ ...spectrum, technique });
  const step = ((spectrum.x[n - 1] ?? 0) - (spectrum.x[0] ?? 0)) / (n - 1);
  const widths = Float64Array.from(peaks, (peak) => peak.fwhm / step).sort();
  const typical = peaks.length > 0 ? quantile(widths, 0.5) : n / 200;
  const wide = peaks.length > 0 ? quantile(widths, 0.9) : n / 100;
  const strongest = peaks.reduce((top, peak) => Math.max(top, peak.height), 0);
  const noise = quantile(localNoise(spectrum.y).sort(), 0.5);
  const steps: ProcessingStep[] = [];
  if (technique === 'raman' && typical >= 5)
    steps.push({ kind: 'remove-cosmic-rays', threshold: 8, width: typical >= 8 ? 2 : 1 });
  if (technique === 'xrd') {
    steps.push({
      kind: 'background-snip',
      iterations: Math.round(clamp(3 * wide, 20, Math.min(2000, n / 8))),
      smoothing: true,
    });
  } else {
    // A penalty λ lets through bends longer than about 2π λ^(1/4) points.
    const bend = clamp(12 * wide, 60, n / 2);
    steps.push({
      kind: 'background-arpls',
      lambda: Number(clamp((bend / (2 * Math.PI)) ** 4, 1e3, 1e10).toPrecision(2)),
    });
  }
  const window = 2 * Math.round(clamp(0.4 * typical, 2, 25)) + 1;
  if (strongest > 0 && noise > 0.03 * strongest && n > window)
    steps.push({ kind: 'smooth-savitzky-golay', window, degree: 2 });
  return steps;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
