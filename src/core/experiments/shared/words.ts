import type { IntervalOf } from '../../../contract/index.js';

/** A share as `94.2 % (93.8 to 94.6)`. */
export function percentWords({ mean, low, high }: IntervalOf): string {
  return `${(100 * mean).toFixed(1)} % (${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)})`;
}

/** A difference of shares as `+1.8 points (+1.2 to +2.4)`. */
export function pointsWords({ mean, low, high }: IntervalOf): string {
  return `${signed(100 * mean)} points (${signed(100 * low)} to ${signed(100 * high)})`;
}

/** The same as `5.3 points (4.9 to 5.7) better`, or `worse` where the mean is below zero. */
export function betterWords({ mean, low, high }: IntervalOf): string {
  const [by, from, to] = mean < 0 ? [-mean, -high, -low] : [mean, low, high];
  const plain = (value: number): string => signed(100 * value).replace('+', '');
  return `${plain(by)} points (${plain(from)} to ${plain(to)}) ${mean < 0 ? 'worse' : 'better'}`;
}

function signed(value: number): string {
  const text = value.toFixed(1);
  if (text === '-0.0') return '0.0';
  return value > 0 && text !== '0.0' ? `+${text}` : text.replace('-', '−');
}
