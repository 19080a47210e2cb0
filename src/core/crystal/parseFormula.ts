import { elements } from './elements.js';

/**
 * Amounts in a formula as people write it: `TiO2`, `Ca(OH)2`, `CaSO4·2H2O`, `CaSO4*2H2O`, `(Mg.9Fe.1)2 SiO4`, `[Al2]O3`; oxidation
 * states (`Fe3+2O3`) are skipped. `undefined` when it is none.
 */
export function parseFormula(formula: string): Map<string, number> | undefined {
  const total = new Map<string, number>();
  const add = (to: Map<string, number>, element: string, amount: number): void => {
    to.set(element, (to.get(element) ?? 0) + amount);
  };
  for (const part of formula.replace(/\s+/g, '').split(/[·*•]/)) {
    const lead = /^(\d+\.?\d*|\.\d+)/.exec(part);
    const stack = [new Map<string, number>()];
    const tokens = /([A-Z][a-z]?)(?:\d[+-])?(\d*\.?\d*)|([([{])|[)\]}](\d*\.?\d*)/y;
    tokens.lastIndex = lead === null ? 0 : lead[0].length;
    while (tokens.lastIndex < part.length) {
      const found = tokens.exec(part);
      const top = stack.at(-1);
      if (found === null || top === undefined) return undefined;
      const [, element, amount, open, times] = found;
      if (element !== undefined) {
        if (!elements.has(element)) return undefined;
        add(top, element === 'D' ? 'H' : element, amount === undefined || amount === '' ? 1 : Number(amount));
      } else if (open !== undefined) stack.push(new Map());
      else {
        stack.pop();
        const below = stack.at(-1);
        if (below === undefined) return undefined;
        for (const [name, value] of top)
          add(below, name, value * (times === undefined || times === '' ? 1 : Number(times)));
      }
    }
    const [contents] = stack;
    if (stack.length !== 1 || contents === undefined || contents.size === 0) return undefined;
    for (const [name, value] of contents) add(total, name, value * (lead === null ? 1 : Number(lead[0])));
  }
  return total;
}
