import type { Curve } from './orderByPosition.js';

/** Average the points at the same position of an ascending curve, and tell it. The uncertainty of a mean is √Σσ² / n. */
export function mergeRepeats(curve: Curve, warnings: string[]): Curve {
  const { x, y, sigma } = curve;
  let repeats = 0;
  for (let i = 1; i < x.length; i++) if (x[i] === x[i - 1]) repeats++;
  if (repeats === 0) return curve;
  const length = x.length - repeats;
  const merged = { x: new Float64Array(length), y: new Float64Array(length), sigma: sigma && new Float64Array(length) };
  let out = 0;
  for (let i = 0; i < x.length;) {
    let end = i;
    let sum = 0;
    let variance = 0;
    for (; end < x.length && x[end] === x[i]; end++) {
      sum += y[end] ?? 0;
      variance += (sigma?.[end] ?? 0) ** 2;
    }
    merged.x[out] = x[i] ?? 0;
    merged.y[out] = sum / (end - i);
    if (merged.sigma) merged.sigma[out] = Math.sqrt(variance) / (end - i);
    out++;
    i = end;
  }
  warnings.push(`${repeats} repeated ${repeats === 1 ? 'position was' : 'positions were'} averaged.`);
  return { x: merged.x, y: merged.y, sigma: merged.sigma };
}
