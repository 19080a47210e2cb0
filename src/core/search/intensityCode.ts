/** Codes per factor e: neighbouring codes differ by 0.024 %, and the smallest is 1.1e-7 of the strongest. */
const perE = 4096;
const top = 65535;

/**
 * 16-bit code of a line's intensity relative to the strongest (0-1), logarithmic: a weak line at a small angle is made visible by the Lorentz
 * factor, so an even scale would lose it. 0 stands for nothing.
 */
export function encodeIntensity(relative: number): number {
  if (!(relative > 0)) return 0;
  return Math.max(1, Math.min(top, Math.round(top + perE * Math.log(relative))));
}

/** Relative intensity of every code, to be looked up. */
export function intensityTable(): Float32Array {
  const table = new Float32Array(top + 1);
  for (let code = 1; code <= top; code++) table[code] = Math.exp((code - top) / perE);
  return table;
}
