import type { TextLayout } from '../../../contract/data/spectrum.js';

export type Decimal = TextLayout['decimal'];

const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eEdD][+-]?\d+)?$/;
const plainComma = /^[+-]?(?:\d+,?\d*|,\d+)(?:[eEdD][+-]?\d+)?$/;
/** 1,234.5 and 1 234.5 and 1'234.5; the decimal sign or a second group must show that the first sign groups thousands. */
const groupedDot =
  /^[+-]?\d{1,3}(?:(?:[,'\u00a0\u202f]\d{3})+(?:\.\d*)|(?:[,'\u00a0\u202f]\d{3}){2,}|(?:['\u00a0\u202f]\d{3})+)(?:[eE][+-]?\d+)?$/;
const groupedComma =
  /^[+-]?\d{1,3}(?:(?:[.'\u00a0\u202f]\d{3})+(?:,\d*)|(?:[.'\u00a0\u202f]\d{3}){2,}|(?:['\u00a0\u202f]\d{3})+)(?:[eE][+-]?\d+)?$/;
const missing = /^(?:nan|na|n\/a|null|none|[+-]?inf(?:inity)?|-{1,3}|#n\/a|#value!|#div\/0!|[+-]?1[.,]#[a-z]+|\?)$/i;

/**
 * The number in a cell of a table, by the table's decimal sign. Fortran exponents (1.5D+03) and grouped thousands are read.
 * @returns NaN for a cell that says that its value is missing (`NaN`, `n/a`, `---`), undefined for a cell that is no number
 */
export function parseNumber(cell: string, decimal: Decimal): number | undefined {
  if (decimal === 'dot') {
    if (plain.test(cell)) return toNumber(cell);
    if (groupedDot.test(cell)) return toNumber(cell.replace(/[,'\u00a0\u202f]/g, ''));
  } else {
    if (plainComma.test(cell)) return toNumber(cell.replace(',', '.'));
    if (groupedComma.test(cell)) return toNumber(cell.replace(/[.'\u00a0\u202f]/g, '').replace(',', '.'));
  }
  if (missing.test(cell)) return NaN;
  if (cell.charCodeAt(0) === 0x2212) return parseNumber(`-${cell.slice(1)}`, decimal);
  return undefined;
}

function toNumber(text: string): number {
  const value = Number(text);
  return Number.isNaN(value) ? Number(text.replace(/[dD]/, 'e')) : value;
}
