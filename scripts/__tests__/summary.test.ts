import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addCounts, countPlaywright, countVitest, oneCheck, summaryLine } from '../lib/summary.mjs';

test('the last line names what passed and failed, and skipped only where something was', () => {
  expect(summaryLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
  expect(summaryLine({ passed: 12, failed: 3, skipped: 4 })).toBe('12 passed, 3 failed, 4 skipped');
});

test('counts add up in any order', () => {
  const count = fc.record({ passed: fc.nat(), failed: fc.nat(), skipped: fc.nat() });
  fc.assert(
    fc.property(fc.array(count), (counts) => {
      expect(addCounts(counts)).toEqual(addCounts([...counts].reverse()));
      expect(addCounts(counts).failed).toBe(counts.reduce((sum, one) => sum + one.failed, 0));
    }),
  );
});

test('a check is one passed or one failed', () => {
  expect(addCounts([oneCheck(true), oneCheck(false), oneCheck(false)])).toEqual({ passed: 1, failed: 2, skipped: 0 });
});

test('a test file that could not be loaded counts as a failure although it has no tests', () => {
  const report = {
    testResults: [
      { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'skipped' }, { status: 'todo' }] },
      { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
      { status: 'failed', assertionResults: [] },
    ],
  };
  expect(countVitest(report)).toEqual({ passed: 2, failed: 2, skipped: 2 });
});

test('a journey that needed a second try has passed, and an error outside of any test is a failure', () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{ message: 'no browser' }] };
  expect(countPlaywright(report)).toEqual({ passed: 6, failed: 2, skipped: 2 });
});

test('an empty report counts nothing', () => {
  expect(countVitest(undefined)).toEqual({ passed: 0, failed: 0, skipped: 0 });
  expect(countPlaywright({})).toEqual({ passed: 0, failed: 0, skipped: 0 });
});
