/** A number for reading: fixed digits, true minus sign, an empty cell for what is not known. */
export function formatNumber(value: number | undefined, digits: number): string {
  if (value === undefined || !Number.isFinite(value)) return '';
  const text = value.toFixed(digits);
  // −0.000 is noise of rounding, not a result.
  return (Number(text) === 0 ? text.replace('-', '') : text).replace('-', '\u2212');
}
