import type { RamanBand } from '../../contract/data/reference.js';
import { renderBands } from '../references/renderBands.js';
import { fineStep } from './ramanFeatures.js';

/** A table is taken to be complete over this range, 1/cm: no band listed means no band there. */
const usualRange = { from: 150, to: 1200 };

/**
 * A table of bands as a spectrum: Lorentzian lines of full width `width` (1/cm), over the usual range and from 60 1/cm below the first band
 * to 60 above the last.
 */
export function drawBandTable(bands: readonly RamanBand[], width: number): { x: Float64Array; y: Float64Array } {
  if (bands.length === 0) return { x: new Float64Array(0), y: new Float64Array(0) };
  const low = Math.max(0, Math.min(usualRange.from, Math.min(...bands.map((band) => band.shift)) - 60));
  const high = Math.max(usualRange.to, Math.max(...bands.map((band) => band.shift)) + 60);
  const x = Float64Array.from({ length: Math.floor((high - low) / fineStep) + 1 }, (_, i) => low + i * fineStep);
  return { x, y: renderBands(bands, x, { fwhm: width }) };
}
