/**
 * Number of a CIF value, its standard uncertainty `(5)` and a stray comma behind it dropped; `undefined` when it is none. Decimal commas
 * are read too.
 */
export function cifNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const found = /^([+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][+-]?\d+)?)(?:\(\d*\.?\d*\))?,?$/.exec(text.trim());
  if (found === null) return undefined;
  const value = Number((found[1] ?? '').replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}
