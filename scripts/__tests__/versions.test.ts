import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atLeast } from '../lib/versions.mjs';

test.each([
  ['v22.14.0', '22.14.0', true],
  ['v22.13.9', '22.14.0', false],
  ['v20.20.2', '22.14.0', false],
  ['v24.0.0', '22.14.0', true],
  ['v22.14.1-nightly', '22.14', true],
  ['v9.9.9', '22.14.0', false],
])('%s against %s', (version, wanted, expected) => {
  expect(atLeast(version, wanted)).toBe(expected);
});

test('two versions are ordered one way or the other, and equal ones both ways', () => {
  const version = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)).map((parts) => parts.join('.'));
  fc.assert(
    fc.property(version, version, (a, b) => {
      expect(atLeast(a, b) || atLeast(b, a)).toBe(true);
      expect(atLeast(a, b) && atLeast(b, a)).toBe(a === b);
    }),
  );
});
