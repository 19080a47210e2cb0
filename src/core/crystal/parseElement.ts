import { elements } from './elements.js';

/** Element and oxidation state read from a type symbol or a site label. */
export interface ParsedElement {
  element: string;
  charge?: number;
  /** Hydrogens that the label implies: 2 for `Wat`, 1 for `O-H`, 4 for `NH4`. */
  hydrogens?: number;
}

const capitalise = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase();

/** Water, hydroxyl and the ammonium group, whose hydrogens the source does not place: the atom that scatters. */
const groups: readonly (readonly [RegExp, string, number])[] = [
  [/^(wat|h2o|ow(?![a-z]))/i, 'O', 2],
  [/^(o-h|oh(?![a-z]))/i, 'O', 1],
  [/^h-/i, 'H', 0],
  [/^nh4(?![a-z])/i, 'N', 4],
  [/^nh3?(?![a-z])/i, 'N', 0],
  [/^ch[23]?(?![a-z])/i, 'C', 0],
];

function chargeOf(text: string): number | undefined {
  const found = /(?:(\d+(?:\.\d+)?)([+-])|([+-])(\d+(?:\.\d+)?))\)?$/.exec(text) ?? /[A-Za-z]([+-])$/.exec(text);
  if (found === null) return undefined;
  if (found.length === 2) return found[1] === '-' ? -1 : 1;
  const size = Number(found[1] ?? found[4] ?? 0);
  return (found[2] ?? found[3]) === '-' ? -size : size;
}

/**
 * Reads `Al0+`, `O2-`, `Ti4+`, `O-2`, `Fe1A`, `CA1`, `O-H3`, `Wat`, `MgM2`, `D`. Where a label can mean two elements (`CO1`, `HO1`) the one
 * in `formula` is taken when just one is. `undefined` for labels that name none (`M1`, `T2`).
 */
export function parseElement(text: string, formula: ReadonlySet<string> = new Set()): ParsedElement | undefined {
  const name = text.trim();
  const charge = chargeOf(name);
  const withCharge = (element: string): ParsedElement => (charge === undefined ? { element } : { element, charge });
  const letters = /^[A-Za-z]+/.exec(name)?.[0] ?? '';
  if (letters === 'D') return withCharge('D');
  for (const [pattern, element, hydrogens] of groups)
    if (pattern.test(name) && !(formula.has(capitalise(letters.slice(0, 2))) && !formula.has(element)))
      return hydrogens > 0 ? { element, hydrogens } : { element };
  if (elements.has(letters) && (letters.length === 1 || letters[1] !== letters[1]?.toUpperCase()))
    return withCharge(letters);
  const two = capitalise(letters.slice(0, 2));
  const one = capitalise(letters.slice(0, 1));
  const candidates = [two, one].filter((symbol, i) => symbol.length === 2 - i && elements.has(symbol));
  const named = candidates.filter((symbol) => formula.has(symbol));
  if (named.length === 1 && named[0] !== undefined) return withCharge(named[0]);
  // `OA`, `OI` and `KM` are an element with a mark, `CA1`, `SI2` and `MgM1` a two-letter symbol.
  const upper = letters.length > 1 && letters[1] === letters[1]?.toUpperCase();
  const preferOne = upper && letters === letters.toUpperCase() && formula.size > 0 && formula.has(one);
  const chosen = (preferOne ? [...candidates].reverse() : candidates)[0];
  return chosen === undefined ? undefined : withCharge(chosen);
}
