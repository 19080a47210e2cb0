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
  return plainNumber(cell, decimal === 'dot' ? 46 : 44) ?? anyNumber(cell, decimal);
}

/** 10 to the power of 0 to 15: exact in a double. */
const powers = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

/**
 * Sign, digits and one decimal sign, at most 15 digits: the whole number and the power of ten are exact then, and so is the rounding
 * of their quotient (W. D. Clinger, PLDI 1990, doi 10.1145/93542.93557). Undefined for everything else.
 */
function plainNumber(cell: string, point: number): number | undefined {
  const length = cell.length;
  if (length === 0 || length > 17) return undefined;
  const sign = cell.charCodeAt(0);
  let digits = 0;
  let decimals = -1;
  let value = 0;
  for (let i = sign === 45 || sign === 43 ? 1 : 0; i < length; i++) {
    const code = cell.charCodeAt(i);
    if (code >= 48 && code <= 57) {
      value = value * 10 + (code - 48);
      digits++;
      if (decimals >= 0) decimals++;
    } else if (code === point && decimals < 0) decimals = 0;
    else return undefined;
  }
  if (digits === 0 || digits > 15) return undefined;
  if (decimals > 0) value /= powers[decimals] ?? NaN;
  return sign === 45 ? -value : value;
}

function anyNumber(cell: string, decimal: Decimal): number | undefined {
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
