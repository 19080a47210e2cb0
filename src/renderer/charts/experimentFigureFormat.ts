/** Words for quantities from 0 to 1 that people read in percent. */
const SHARE = /accuracy|share|fraction|probability|error rate|\brate\b/i;
const DIFFERENCE = /difference|gain|change|minus|against/i;

export interface NumberFormat {
  /** Written behind each number; empty where the number stands alone. */
  unit: '' | ' %' | ' points';
  /** What a number is multiplied with before it is written. */
  factor: 1 | 100;
  signed: boolean;
}

/**
 * How the numbers of a quantity are written: shares in percent, their differences in points, all else as it is.
 * @param values the means; the interval of a share may reach beyond 0 and 1
 */
export function numberFormat(label: string, values: readonly number[]): NumberFormat {
  const finite = values.filter(Number.isFinite);
  const signed = DIFFERENCE.test(label);
  const within = finite.every((value) => Math.abs(value) <= 1 + 1e-9);
  const share = SHARE.test(label) && !label.includes('%') && within && (signed || finite.every((value) => value >= 0));
  if (!share) return { unit: '', factor: 1, signed };
  return { unit: signed ? ' points' : ' %', factor: 100, signed };
}

/** A number of this format with so many digits behind the point; with a true minus. */
export function writeNumber(value: number, format: NumberFormat, digits: number, unit = true): string {
  if (!Number.isFinite(value)) return '–';
  const scaled = value * format.factor;
  const tiny = scaled !== 0 && format.factor === 1 && Math.abs(scaled) < 10 ** -digits / 2;
  const text = tiny ? scaled.toExponential(1) : scaled.toFixed(digits);
  const zero = Number(text) === 0;
  const plain = zero ? text.replace('-', '') : text.replace(/-/g, '\u2212');
  const sign = format.signed && scaled > 0 && !zero ? '+' : '';
  return `${sign}${plain}${unit ? format.unit : ''}`;
}

/**
 * Digits behind the point that show a number of this size to three figures, and a spread of this size to two. Percent have one, and two
 * where the spread is below a tenth of a percent.
 */
export function digitsFor(value: number, spread: number, format: NumberFormat): number {
  if (format.factor === 100) return spread !== 0 && Math.abs(spread) < 0.001 ? 2 : 1;
  const finest = Math.abs(spread) > 0 ? Math.abs(spread) : Math.abs(value);
  if (!Number.isFinite(finest) || finest === 0) return 2;
  const places = (Math.abs(spread) > 0 ? 1 : 2) - Math.floor(Math.log10(finest));
  return Math.min(5, Math.max(0, places));
}

/** A number by itself: three figures. */
export function writeAlone(value: number, format: NumberFormat): string {
  return writeNumber(value, format, digitsFor(value, 0, format));
}

/** `94.2 % (93.8 to 94.6)`; without a spread only the mean. */
export function writeInterval(mean: number, low: number, high: number, format: NumberFormat): string {
  const digits = digitsFor(mean, (high - low) / 2, format);
  const text = writeNumber(mean, format, digits);
  if (!(high > low)) return text;
  return `${text} (${writeNumber(low, format, digits, false)} to ${writeNumber(high, format, digits, false)})`;
}

/** Number at a tick of an axis: without needless zeros. */
export function writeTick(value: number, format: NumberFormat): string {
  const scaled = Number((value * format.factor).toPrecision(6));
  const size = Math.abs(scaled);
  const text = size !== 0 && (size < 1e-3 || size >= 1e6) ? scaled.toExponential(0) : String(scaled);
  return `${text.replace(/-/g, '\u2212')}${format.unit === ' points' ? '' : format.unit}`;
}
