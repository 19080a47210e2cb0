import { expect, test } from 'vitest';
import { elementFilterSchema } from '../../../../../contract/index.js';
import { nextState, stateOf, withState } from '../elementState.js';
import { periodicTable } from '../periodicTable.js';

const none = elementFilterSchema.parse({});

test('an element holds one state at a time', () => {
  const required = withState(none, 'Ti', 'required');
  const forbidden = withState(required, 'Ti', 'forbidden');
  expect(stateOf(required, 'Ti')).toBe('required');
  expect(forbidden).toEqual({ required: [], anyOf: [], forbidden: ['Ti'], allowedOnly: [] });
  expect(withState(forbidden, 'Ti', null)).toEqual(none);
});

test('clicking an element goes through every state and back to none', () => {
  const seen = [nextState(null)];
  while (seen[seen.length - 1]) seen.push(nextState(seen[seen.length - 1] ?? null));
  expect(seen).toEqual(['required', 'anyOf', 'forbidden', 'allowedOnly', null]);
});

test('the periodic table has eighteen columns and no element twice', () => {
  const elements = periodicTable.flat().filter(Boolean);
  expect(periodicTable.every((row) => row.length === 18)).toBe(true);
  expect(new Set(elements).size).toBe(elements.length);
  expect(elements.length).toBeGreaterThan(90);
});
