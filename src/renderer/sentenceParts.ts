export interface SentencePart {
  text: string;
  /** Whether the text is a formula, to be set with its subscripts. */
  formula: boolean;
}

/** A sentence of the lab split at the formulas it may name; only whole formulas count, so that `TiO2` is not found in `BaTiO2F`. */
export function sentenceParts(sentence: string, formulas: readonly string[]): SentencePart[] {
  const longestFirst = [...new Set(formulas)]
    .filter((formula) => /\d/.test(formula))
    .sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return [{ text: sentence, formula: false }];
  const escaped = longestFirst.map((formula) => formula.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'u');
  return sentence
    .split(pattern)
    .map((text, i) => ({ text, formula: i % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
