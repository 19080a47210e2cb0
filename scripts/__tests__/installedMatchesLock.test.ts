import { expect, test } from 'vitest';
import { installedMatchesLock } from '../lib/installedMatchesLock.mjs';

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/vue': { version: '3.5.45' },
    'node_modules/for-another-machine': { version: '1.0.0', optional: true },
  },
};

test('an install is complete when every package is there at its version, those for other machines aside', () => {
  expect(installedMatchesLock(lock, { packages: { 'node_modules/vue': { version: '3.5.45' } } })).toBe(true);
});

test('another version, a missing package or no record at all calls for an install', () => {
  expect(installedMatchesLock(lock, { packages: { 'node_modules/vue': { version: '3.5.44' } } })).toBe(false);
  expect(installedMatchesLock(lock, { packages: {} })).toBe(false);
  expect(installedMatchesLock(lock, undefined)).toBe(false);
});
