import type { Peak } from '../../contract/data/peak.js';

/** Full width at half maximum of a measurement's lines in degrees 2θ: `base + slope · tan θ`. */
export interface WidthModel {
  base: number;
  slope: number;
  /** Widths that a tenth and nine tenths of the intensity stay under. */
  narrow: number;
  broad: number;
}

/** Width of a line at θ (radians), degrees 2θ. */
export function widthAt(model: WidthModel, tanTheta: number): number {
  return Math.min(model.broad * 2, Math.max(model.narrow / 2, model.base + model.slope * tanTheta));
}

/**
 * Line widths of a powder pattern from its peaks, weighted by the square root of their heights; robust against merged lines by taking
 * medians below and above the middle angle. Without peaks a laboratory diffractometer's 0.15° is supposed.
 */
export function estimateWidths(peaks: readonly Peak[], step: number): WidthModel {
  const usable = peaks.filter((peak) => peak.fwhm > 0);
  if (usable.length === 0)
    return { base: Math.max(0.15, 2 * step), slope: 0, narrow: Math.max(0.15, 2 * step), broad: 0.3 };
  const top = Math.max(...usable.map((peak) => peak.height));
  const strong = usable.filter((peak) => peak.height >= 0.05 * top);
  const narrow = Math.max(weightedQuantile(strong, 0.1), 1.5 * step);
  const broad = Math.max(weightedQuantile(strong, 0.9), narrow);
  const middle = Math.max(weightedQuantile(strong, 0.5), narrow);
  if (strong.length < 6) return { base: middle, slope: 0, narrow, broad };
  const angles = strong.map((peak) => Math.tan((peak.position * Math.PI) / 360)).sort((a, b) => a - b);
  const split = angles[angles.length >> 1] ?? 0;
  const half = (low: boolean): { tan: number; fwhm: number } => {
    const part = strong.filter((peak) => Math.tan((peak.position * Math.PI) / 360) < split === low);
    const tan = part.reduce((sum, peak) => sum + Math.tan((peak.position * Math.PI) / 360), 0) / part.length;
    return { tan, fwhm: weightedQuantile(part, 0.5) };
  };
  const low = half(true);
  const high = half(false);
  const slope = Math.max(0, Math.min(middle, (high.fwhm - low.fwhm) / Math.max(high.tan - low.tan, 0.05)));
  const meanTan = (low.tan + high.tan) / 2;
  return { base: Math.max(narrow / 2, middle - slope * meanTan), slope, narrow, broad };
}

function weightedQuantile(peaks: readonly Peak[], p: number): number {
  const sorted = [...peaks].sort((a, b) => a.fwhm - b.fwhm);
  const total = sorted.reduce((sum, peak) => sum + Math.sqrt(peak.height), 0);
  let sum = 0;
  for (const peak of sorted) {
    sum += Math.sqrt(peak.height);
    if (sum >= p * total) return peak.fwhm;
  }
  return sorted[sorted.length - 1]?.fwhm ?? 0;
}
