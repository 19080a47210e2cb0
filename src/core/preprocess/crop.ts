import { LabError } from '../../contract/data/errors.js';
import type { Spectrum } from '../../contract/data/spectrum.js';

/** The points with `from` ≤ x ≤ `to` (axis units). Throws `invalid-input` where fewer than two are left. */
export function crop(spectrum: Spectrum, { from, to }: { from: number; to: number }): Spectrum {
  const { x } = spectrum;
  let first = 0;
  let end = x.length;
  while (first < end && (x[first] ?? 0) < from) first++;
  while (end > first && (x[end - 1] ?? 0) > to) end--;
  if (end - first < 2) {
    throw new LabError(
      'invalid-input',
      `Cropping to ${from} – ${to} leaves ${end - first} points: the data run from ${x[0] ?? NaN} to ${x[x.length - 1] ?? NaN}.`,
    );
  }
  return {
    ...spectrum,
    x: x.slice(first, end),
    y: spectrum.y.slice(first, end),
    ...(spectrum.sigma ? { sigma: spectrum.sigma.slice(first, end) } : {}),
  };
}
