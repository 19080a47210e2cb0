/**
 * How strong lines can be in a powder pattern: the largest share of the pattern's strongest line (0-1) that each has at any of the
 * wavelengths, with the Lorentz-polarisation factor (1 + cos²2θ)/(sin²θ cosθ), as far as 167° 2θ. The strongest line is sought between
 * 10° and 120° 2θ, which any measurement covers a part of: a line outside may exceed 1.
 * @param inverseSquare 1/d², Å⁻²
 * @param intensity Σ multiplicity × |F|²
 * @param wavelengths Å
 */
export function lineImportance(
  inverseSquare: Float64Array,
  intensity: Float64Array,
  wavelengths: readonly number[],
): Float64Array {
  const importance = new Float64Array(intensity.length);
  const seen = new Float64Array(intensity.length);
  for (const wavelength of wavelengths) {
    let strongest = 0;
    for (let i = 0; i < intensity.length; i++) {
      const sinSquare = (wavelength * wavelength * inverseSquare[i]!) / 4;
      if (sinSquare > largestSinSquare) {
        seen[i] = 0;
        continue;
      }
      const cosDouble = 1 - 2 * sinSquare;
      seen[i] = (intensity[i]! * (1 + cosDouble * cosDouble)) / (sinSquare * Math.sqrt(1 - sinSquare));
      if (sinSquare >= from && sinSquare <= to && seen[i]! > strongest) strongest = seen[i]!;
    }
    if (strongest === 0) for (const value of seen) strongest = Math.max(strongest, value);
    if (strongest === 0) continue;
    for (let i = 0; i < intensity.length; i++) importance[i] = Math.max(importance[i]!, seen[i]! / strongest);
  }
  return importance;
}

const sinSquareAt = (twoTheta: number): number => Math.sin((twoTheta * Math.PI) / 360) ** 2;
const [from, to] = [sinSquareAt(10), sinSquareAt(120)];
/** Instruments end at 165°. */
const largestSinSquare = sinSquareAt(167);
