import { elements } from '../crystal/elements.js';

/** Elements named in a formula as a person writes it, `Ca5(PO4)3F` or `(Mg,Fe)2SiO4`, in order of appearance. D counts as H. */
export function formulaElements(formula: string): string[] {
  const found = (formula.match(/[A-Z][a-z]?/g) ?? []).map((symbol) => (symbol === 'D' ? 'H' : symbol));
  return [...new Set(found.filter((symbol) => elements.has(symbol)))];
}
