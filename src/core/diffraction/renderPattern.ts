import { lowerBound } from '../peaks/lowerBound.js';
import { cagliotiWidth, laboratoryShape, type ProfileShape } from './profile.js';

/** Sticks to draw: a PowderPattern, or any. `intensity` is the integrated intensity. */
export interface Sticks {
  twoTheta: Float64Array;
  intensity: Float64Array;
}

export interface RenderOptions {
  shape?: ProfileShape;
  /** Half range of a line in units of its FWHM; 12 loses under 2 % of the area of a Lorentzian share of 0.5. */
  cutOff?: number;
  /**
   * `area`: the area of each line is its stick's intensity (intensity × degrees); `height`: the height of each line alone is its stick's
   * intensity; `maximum` (default): areas as the sticks, then the whole scaled so that its highest point is 100.
   */
  normalise?: 'area' | 'height' | 'maximum';
}

/**
 * Draws sticks as pseudo-Voigt lines (G. K. Wertheim et al., Rev. Sci. Instrum. 45 (1974) 1369) of Caglioti width on the points `x`
 * (degrees 2θ, ascending; any spacing). Kα2 is drawn when the sticks hold it: see powderPattern.
 */
export function renderPattern(sticks: Sticks, x: Float64Array, options: RenderOptions = {}): Float64Array {
  const shape = options.shape ?? laboratoryShape;
  const cutOff = options.cutOff ?? 12;
  const mode = options.normalise ?? 'maximum';
  const y = new Float64Array(x.length);
  // Peak heights of unit-area Lorentzian and Gaussian of unit FWHM.
  const lorentzHeight = 2 / Math.PI;
  const gaussHeight = 2 * Math.sqrt(Math.LN2 / Math.PI);
  const heightOfUnitArea = shape.eta * lorentzHeight + (1 - shape.eta) * gaussHeight;
  for (let i = 0; i < sticks.twoTheta.length; i++) {
    const centre = sticks.twoTheta[i] ?? 0;
    const width = cagliotiWidth(centre, shape);
    const strength = (sticks.intensity[i] ?? 0) / (mode === 'height' ? heightOfUnitArea : width);
    const lorentz = strength * shape.eta * lorentzHeight;
    const gauss = strength * (1 - shape.eta) * gaussHeight;
    const end = centre + cutOff * width;
    for (let j = lowerBound(x, centre - cutOff * width); j < x.length && (x[j] ?? 0) <= end; j++) {
      const u = ((x[j] ?? 0) - centre) / width;
      const u2 = 4 * u * u;
      // The Gaussian is below 10⁻⁷ beyond 2.5 widths.
      y[j] = (y[j] ?? 0) + lorentz / (1 + u2) + (u2 < 25 ? gauss * Math.exp(-Math.LN2 * u2) : 0);
    }
  }
  if (mode !== 'maximum') return y;
  let highest = 0;
  for (const value of y) highest = Math.max(highest, value);
  if (highest > 0) for (let j = 0; j < y.length; j++) y[j] = ((y[j] ?? 0) * 100) / highest;
  return y;
}
