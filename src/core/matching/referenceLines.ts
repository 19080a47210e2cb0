import type { LineList } from '../../contract/data/crystal.js';
import { lorentzPolarisation } from '../diffraction/lorentzPolarisation.js';
import type { PowderMeasurement } from './powderMeasurement.js';

/** Lines of a reference at the measurement's wavelength, unshifted; parallel arrays by ascending angle. */
export interface VisibleLines {
  /** Line number in the reference's list. */
  source: Uint32Array;
  /** Degrees 2θ. */
  position: Float64Array;
  /** Integrated intensity, Lorentz-polarisation applied; the strongest is 1. */
  intensity: Float64Array;
}

/** Lines that fall into the measured range (and `margin` degrees around it), without those below `smallest` of the strongest. */
export function referenceLines(
  lines: LineList,
  { radiation, first, step, net }: Pick<PowderMeasurement, 'radiation' | 'first' | 'step' | 'net'>,
  { margin, smallest }: { margin: number; smallest: number },
): VisibleLines {
  const from = first - margin;
  const to = first + (net.length - 1) * step + margin;
  const found: [number, number, number][] = [];
  let strongest = 0;
  for (let k = 0; k < lines.dSpacing.length; k++) {
    const sinTheta = radiation.wavelength / (2 * lines.dSpacing[k]!);
    if (sinTheta >= 0.9995) break;
    const position = (360 / Math.PI) * Math.asin(sinTheta);
    if (position < from || position > to) continue;
    const intensity = lines.intensity[k]! * lorentzPolarisation(position);
    strongest = Math.max(strongest, intensity);
    found.push([k, position, intensity]);
  }
  const kept = found.filter(([, , intensity]) => intensity >= smallest * strongest && intensity > 0);
  return {
    source: Uint32Array.from(kept, ([k]) => k),
    position: Float64Array.from(kept, ([, position]) => position),
    intensity: Float64Array.from(kept, ([, , intensity]) => intensity / strongest),
  };
}
