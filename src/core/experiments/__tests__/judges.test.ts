import { expect, test } from 'vitest';
import type { IntervalOf } from '../../../contract/index.js';
import { judge as judgeE1 } from '../e1/judge.js';
import { judge as judgeE2 } from '../e2/judge.js';
import { judge as judgeE4 } from '../e4/judge.js';
import { judge as judgeE5 } from '../e5/judge.js';

const between = (low: number, high: number): IntervalOf => ({ mean: (low + high) / 2, low, high, n: 10 });
const better = between(0.01, 0.03);
const same = between(-0.005, 0.004);
const open = between(-0.02, 0.03);
const worse = between(-0.03, -0.01);

test('E1 holds when the network beats one number and the true heights overlap', () => {
  const overlap = between(0.97, 0.99);
  const none = between(1, 1);
  expect(judgeE1({ networkOverBaseline: better, ceilingClean: overlap })).toBe('holds');
  expect(judgeE1({ networkOverBaseline: better, ceilingClean: none })).toBe('holds partly');
  expect(judgeE1({ networkOverBaseline: open, ceilingClean: overlap })).toBe('holds partly');
  expect(judgeE1({ networkOverBaseline: open, ceilingClean: none })).toBe('does not hold');
});

test('E2 holds when the network is better, loses less, and the others know no more than one number', () => {
  const all = { networkOverPointwise: better, moreLost: better, pointwiseOverBaseline: same, margin: 0.01 };
  expect(judgeE2(all)).toBe('holds');
  expect(judgeE2({ ...all, pointwiseOverBaseline: better })).toBe('holds partly');
  // That nothing is shown about a failure is no failure.
  expect(judgeE2({ ...all, pointwiseOverBaseline: open })).toBe('holds partly');
  expect(judgeE2({ ...all, networkOverPointwise: open, moreLost: worse, pointwiseOverBaseline: better })).toBe(
    'does not hold',
  );
});

test('E4 holds when pooling lifts the forest and the network is no further than the margin', () => {
  const margin = 0.01;
  expect(judgeE4({ gainOfForest: better, networkOverForest: same, margin })).toBe('holds');
  expect(judgeE4({ gainOfForest: better, networkOverForest: better, margin })).toBe('holds partly');
  // An interval wider than the margin shows no equality, even around zero.
  expect(judgeE4({ gainOfForest: open, networkOverForest: open, margin })).toBe('does not hold');
  expect(judgeE4({ gainOfForest: worse, networkOverForest: same, margin })).toBe('holds partly');
});

test('E5 holds when pools deal with position and width and convolutions with background and width', () => {
  const all = {
    ...{ poolingOnPosition: better, costOfWidth: same, margin: 0.01 },
    ...{ convolutionOnBackground: better, convolutionOnWidth: better },
  };
  expect(judgeE5(all)).toBe('holds');
  expect(judgeE5({ ...all, convolutionOnWidth: same })).toBe('holds partly');
  expect(
    judgeE5({
      ...{ poolingOnPosition: same, costOfWidth: better, margin: 0.01 },
      ...{ convolutionOnBackground: open, convolutionOnWidth: worse },
    }),
  ).toBe('does not hold');
});
