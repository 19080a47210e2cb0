import type { CrystalStructure } from '../../contract/data/crystal.js';
import { cellContents } from './cellContents.js';
import { expandPrimitive, type PrimitiveContents } from './expandPrimitive.js';
import { formatFormula } from './formatFormula.js';

const divisor = (p: number, q: number): number => (q === 0 ? p : divisor(q, p % q));
const isWhole = (v: number): boolean => Math.abs(v - Math.round(v)) < 0.01;

/** Salts whose smallest ratio is not their formula. */
const doubled = new Set(['HO', 'LiO', 'NaO', 'KO', 'RbO', 'CsO', 'HgCl', 'HgBr', 'HgI']);

/**
 * Reduced formula, e.g. `TiO2`, `CaCO3`, `LiMn2O4`. Mixed crystals are referred to the formula unit that their positions have
 * (`Li1.333Ti1.667O4`, not `Li10.67Ti13.33O32`). Empty for a structure without atoms. `expanded` where
 * it is known already.
 */
export function formulaOf(
  structure: CrystalStructure,
  expanded: Pick<PrimitiveContents, 'multiplicities'> = expandPrimitive(structure),
): string {
  const contents = cellContents(structure, expanded);
  let amounts = new Map(contents);
  if ([...contents.values()].some((v) => !isWhole(v))) {
    const multiplicities = expanded.multiplicities.filter((m) => m > 0);
    const units = Math.max(1, multiplicities.reduce(divisor, 0));
    amounts = new Map([...contents].map(([element, v]) => [element, v / units]));
  }
  if ([...amounts.values()].every(isWhole)) {
    const whole = [...amounts].map(([element, v]): [string, number] => [element, Math.max(1, Math.round(v))]);
    const common = Math.max(1, whole.map(([, v]) => v).reduce(divisor, 0));
    amounts = new Map(whole.map(([element, v]) => [element, v / common]));
  }
  const formula = formatFormula(amounts);
  if (!doubled.has(formula)) return formula;
  return formatFormula(new Map([...amounts].map(([element, v]) => [element, 2 * v])));
}
