import type { ElementFilter } from '../../../../contract/index.js';

/** What a search asks of one element. */
export type ElementState = 'required' | 'anyOf' | 'forbidden' | 'allowedOnly';

export const ELEMENT_STATES: readonly ElementState[] = ['required', 'anyOf', 'forbidden', 'allowedOnly'];

export const STATE_WORDS: Record<ElementState, { label: string; meaning: string }> = {
  required: { label: 'required', meaning: 'every candidate holds it' },
  anyOf: { label: 'at least one', meaning: 'every candidate holds one or more of these' },
  forbidden: { label: 'forbidden', meaning: 'no candidate holds it' },
  allowedOnly: { label: 'allowed', meaning: 'candidates hold nothing but allowed and required elements' },
};

export function stateOf(filter: ElementFilter, element: string): ElementState | null {
  return ELEMENT_STATES.find((state) => filter[state].includes(element)) ?? null;
}

/** The filter with one element in one state only; null takes it out. */
export function withState(filter: ElementFilter, element: string, state: ElementState | null): ElementFilter {
  const without = (list: string[]) => list.filter((other) => other !== element);
  const next: ElementFilter = {
    required: without(filter.required),
    anyOf: without(filter.anyOf),
    forbidden: without(filter.forbidden),
    allowedOnly: without(filter.allowedOnly),
  };
  if (state) next[state] = [...next[state], element];
  return next;
}

/** The state after this one: required, at least one, forbidden, allowed, none. */
export function nextState(state: ElementState | null): ElementState | null {
  if (state === null) return 'required';
  return ELEMENT_STATES[ELEMENT_STATES.indexOf(state) + 1] ?? null;
}
