import type { ElementFilter } from '../../contract/data/identification.js';

/** Whether a reference of these elements may be a candidate. Deuterium counts as hydrogen. Empty lists ask for nothing. */
export function passesElementFilter(elements: readonly string[], filter: ElementFilter): boolean {
  const has = new Set(elements.map(plain));
  const { required, anyOf, forbidden, allowedOnly } = filter;
  if (required.some((element) => !has.has(plain(element)))) return false;
  if (anyOf.length > 0 && !anyOf.some((element) => has.has(plain(element)))) return false;
  if (forbidden.some((element) => has.has(plain(element)))) return false;
  if (allowedOnly.length === 0) return true;
  const allowed = new Set([...allowedOnly, ...required].map(plain));
  return [...has].every((element) => allowed.has(element));
}

function plain(element: string): string {
  return element === 'D' ? 'H' : element;
}
