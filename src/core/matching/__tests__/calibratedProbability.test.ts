import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibratedProbability } from '../calibratedProbability.js';
import { calibration } from '../calibration.js';
import { caseFeatures } from '../caseFeatures.js';

const candidate = (formula: string, score: number, matched: number) => ({
  reference: {
    id: formula,
    libraryId: 'test',
    technique: 'xrd' as const,
    name: formula,
    formula,
    elements: [],
    spaceGroup: 'P 1',
    source: '',
    verification: [],
  },
  score,
  matched,
});

test('the lead is over the best candidate of another phase', () => {
  const features = caseFeatures([candidate('TiO2', 0.9, 9), candidate('TiO2', 0.89, 9), candidate('SnO2', 0.85, 8)]);
  expect(features?.score).toBe(0.9);
  expect(features?.lead).toBeCloseTo(0.05, 10);
  expect(features?.lines).toBeCloseTo(Math.log(10), 10);
  expect(caseFeatures([])).toBeUndefined();
});

test('a lead beyond a tenth says no more, a candidate behind another none', () => {
  expect(caseFeatures([candidate('TiO2', 0.9, 9)])?.lead).toBe(0.1);
  expect(caseFeatures([candidate('TiO2', 0.9, 9), candidate('SnO2', 0.91, 8)])?.lead).toBe(0);
});

test('more score, more lead and more lines never make an identification less likely right', () => {
  const feature = fc.record({
    score: fc.double({ min: 0, max: 1, noNaN: true }),
    lead: fc.double({ min: 0, max: 0.1, noNaN: true }),
    lines: fc.double({ min: 0, max: 5, noNaN: true }),
  });
  fc.assert(
    fc.property(feature, feature, (p, q) => {
      const better = {
        score: Math.max(p.score, q.score),
        lead: Math.max(p.lead, q.lead),
        lines: Math.max(p.lines, q.lines),
      };
      expect(calibratedProbability(better)).toBeGreaterThanOrEqual(calibratedProbability(p));
      expect(calibratedProbability(p)).toBeGreaterThan(0);
      expect(calibratedProbability(p)).toBeLessThan(1);
    }),
  );
});

test('the table rises', () => {
  calibration.table.forEach(([value, share], i) => {
    if (i === 0) return;
    expect(value).toBeGreaterThan(calibration.table[i - 1]![0]);
    expect(share).toBeGreaterThanOrEqual(calibration.table[i - 1]![1]);
  });
});
