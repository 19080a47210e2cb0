import { expect, test } from 'vitest';
import { metricOfLines } from '../metricOfLines.js';
import { passesRestraints } from '../passesRestraints.js';
import { inventPhase } from './syntheticPowder.js';

const invented = inventPhase('rutile-like', 4.59, 2.96, 1);
const reference = {
  ...invented,
  summary: { ...invented.summary, category: 'oxide', spaceGroup: 'P 42/m n m', density: 4.2 },
};

test('the metric of a line list gives its axes back', () => {
  const metric = metricOfLines(reference.lines.dSpacing, reference.lines.hkl);
  expect(1 / Math.sqrt(metric?.[0] ?? 0)).toBeCloseTo(4.59, 3);
  expect(1 / Math.sqrt(metric?.[2] ?? 0)).toBeCloseTo(2.96, 3);
});

test('spacings that no cell explains give no metric', () => {
  const { dSpacing, hkl } = reference.lines;
  expect(
    metricOfLines(
      dSpacing.map((d, k) => d * (1 + (k % 5) / 50)),
      hkl,
    ),
  ).toBeUndefined();
});

test.each([
  [{}, true],
  [{ categories: ['oxide'] }, true],
  [{ categories: ['sulfide'] }, false],
  [{ name: 'RUTILE' }, true],
  [{ name: 'anatase' }, false],
  [{ spaceGroups: ['P4_2/mnm'] }, true],
  [{ spaceGroups: ['I41/amd'] }, false],
  [{ density: { least: 4, most: 4.4 } }, true],
  [{ density: { least: 5 } }, false],
  [{ cell: { lengths: [2.95, 4.6], tolerance: 0.02 } }, true],
  [{ cell: { lengths: [3.4], tolerance: 0.02 } }, false],
])('restraints %j: %s', (restraints, passes) => {
  expect(passesRestraints(reference, restraints)).toBe(passes);
});

test('a reference that does not tell its density passes no restraint on it', () => {
  expect(passesRestraints(invented, { density: { least: 0 } })).toBe(false);
});
