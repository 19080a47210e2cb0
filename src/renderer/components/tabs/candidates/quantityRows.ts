import type { Quantification } from '../../../../contract/index.js';

/** The table of amounts, ready to be read. */
export function quantityRows({
  phases,
  amorphous,
  amorphousError,
}: Quantification): { name: string; formula: string; amount: string }[] {
  const rows = phases.map(({ name, formula, found, weightPercent, error }) => ({
    name,
    formula,
    amount: found ? `${weightPercent.toFixed(1)} ± ${error.toFixed(1)}` : `below ${error.toFixed(1)}`,
  }));
  if (amorphous !== undefined)
    rows.push({
      name: 'Amorphous or other',
      formula: '',
      amount: `${amorphous.toFixed(1)} ± ${(amorphousError ?? 0).toFixed(1)}`,
    });
  return rows;
}
