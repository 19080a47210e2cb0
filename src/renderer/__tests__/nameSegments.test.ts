import { expect, test } from 'vitest';
import { nameSegments } from '../nameSegments.js';

test('a name that is only the formula is set as a formula, another stays as it is', () => {
  expect(nameSegments({ name: 'TiO2', formula: 'TiO2' })).toEqual([{ text: 'TiO' }, { text: '2', style: 'sub' }]);
  expect(nameSegments({ name: 'Phase 2', formula: 'TiO2' })).toEqual([{ text: 'Phase 2' }]);
});
