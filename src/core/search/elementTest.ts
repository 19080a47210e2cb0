import type { ElementFilter } from '../../contract/data/identification.js';
import { elementBits } from './elementBits.js';
import { elementWords } from './lineColumns.js';

/** Whether entry i of packed element masks passes a filter, as `passesElementFilter` says; null where the filter asks for nothing. */
export function elementTest(masks: Uint32Array, filter: ElementFilter): ((entry: number) => boolean) | null {
  const { required, anyOf, forbidden, allowedOnly } = filter;
  if (required.length + anyOf.length + forbidden.length + allowedOnly.length === 0) return null;
  const must = elementBits(required);
  const one = elementBits(anyOf);
  // What lies outside the allowed is forbidden.
  const never = elementBits(forbidden);
  if (allowedOnly.length > 0) elementBits([...allowedOnly, ...required]).forEach((word, w) => (never[w]! |= ~word));
  return (entry) => {
    let some = anyOf.length === 0;
    for (let w = 0; w < elementWords; w++) {
      const word = masks[elementWords * entry + w]!;
      if ((word & never[w]!) !== 0 || (~word & must[w]!) !== 0) return false;
      some ||= (word & one[w]!) !== 0;
    }
    return some;
  };
}
