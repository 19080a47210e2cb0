import { LabError } from '../../contract/data/errors.js';
import { elements } from '../crystal/elements.js';
import { elementWords } from './lineColumns.js';

/**
 * Element mask of a reference: bit Z mod 32 of word Z div 32 is set for each element, deuterium as hydrogen.
 * @throws LabError `invalid-input` for a symbol that is no element (H to Cf, D).
 */
export function elementBits(symbols: readonly string[]): Uint32Array {
  const words = new Uint32Array(elementWords);
  for (const symbol of symbols) {
    const element = elements.get(symbol);
    if (!element) throw new LabError('invalid-input', `${symbol} is no element known here: use symbols from H to Cf.`);
    words[element.atomicNumber >> 5]! |= 1 << (element.atomicNumber & 31);
  }
  return words;
}
