import { expect, test } from 'vitest';
import { judgeXrd } from '../judgeXrd.js';
import type { PowderMeasurement } from '../powderMeasurement.js';
import type { RankedXrd } from '../rankXrd.js';
import type { XrdReferenceIndex } from '../xrdReferences.js';

const peak = (height: number) => ({ height, fwhm: 0.15 });
const index = { references: [{ summary: { name: 'Brucite', formula: 'Mg(OH)2' } }] } as unknown as XrdReferenceIndex;

interface Case {
  score?: number;
  matched?: number;
  missing?: number;
  strongLeft?: number;
  weakLeft?: number;
  zeroShift?: number;
}

function judge({ score = 0.75, matched = 10, missing = 0, strongLeft = 0, weakLeft = 0, zeroShift = 0.05 }: Case) {
  const unexplained = [...Array<number>(strongLeft).fill(60), ...Array<number>(weakLeft).fill(2)].map(peak);
  const peaks = [...Array<number>(matched).fill(100).map(peak), ...unexplained];
  const best = { reference: 0, score, agreement: { matched, missing, unexplained }, fit: { zeroShift } };
  return judgeXrd({ peaks } as unknown as PowderMeasurement, [best as unknown as RankedXrd], index, 200, 0.3);
}

test('a score above the limit with all lines there is a match, also beside a second phase', () => {
  expect(judge({}).verdict).toBe('match');
  expect(judge({ strongLeft: 3 })).toMatchObject({ verdict: 'match' });
  expect(judge({ strongLeft: 3 }).explanation).toContain('look for a second phase');
});

test('many visible lines that are not there outweigh the score', () => {
  const { verdict, explanation } = judge({ matched: 9, missing: 6 });
  expect(verdict).toBe('no-confident-match');
  expect(explanation).toContain('6 of its 15 visible lines are not there');
});

test('a reference that fits only at the edge of the shift and leaves strong peaks is not believed', () => {
  const { verdict, explanation } = judge({ zeroShift: 0.3, strongLeft: 2 });
  expect(verdict).toBe('no-confident-match');
  expect(explanation).toContain('largest zero shift');
  expect(judge({ zeroShift: 0.3 }).verdict).toBe('match');
});

test('a few lines among many peaks need a higher score', () => {
  expect(judge({ score: 0.63, matched: 9, weakLeft: 28 }).verdict).toBe('no-confident-match');
  expect(judge({ score: 0.79, matched: 9, weakLeft: 28 }).verdict).toBe('match');
});

test('the sentence counts one line as a line', () => {
  expect(judge({ score: 0.2, matched: 1, weakLeft: 4 }).explanation).toContain('is needed for 1 matched line.');
  expect(judge({ score: 0.2, matched: 2, weakLeft: 4 }).explanation).toContain('is needed for 2 matched lines.');
});

test('where no peak is explained the sentence says so and names the wavelength as a cause', () => {
  const { verdict, explanation } = judge({ score: 0.01, matched: 0, strongLeft: 5 });
  expect(verdict).toBe('no-confident-match');
  expect(explanation).toContain('wavelength');
});
