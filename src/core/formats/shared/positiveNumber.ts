/** A positive finite number from a header value such as `40`, `"0.0200000000"` or `1,5406`; undefined for anything else. */
export function positiveNumber(text: string | undefined): number | undefined {
  const match = /^["'\s]*([+]?\d*[.,]?\d+(?:[eE][+-]?\d+)?)/.exec(text ?? '');
  if (match?.[1] === undefined) return undefined;
  const value = Number(match[1].replace(',', '.'));
  return Number.isFinite(value) && value > 0 ? value : undefined;
}
