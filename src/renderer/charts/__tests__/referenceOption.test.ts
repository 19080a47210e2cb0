import { expect, test } from 'vitest';
import type { ReferencePicture } from '../../../contract/index.js';
import { chartTheme } from '../palette.js';
import { referenceFrame, referenceOption, stickNear } from '../referenceOption.js';

const picture: ReferencePicture = {
  unit: 'twoTheta',
  sticks: [
    { x: 27.4, height: 100 },
    { x: 36.1, height: 45 },
    { x: 36.5, height: 5 },
  ],
  x: Float64Array.from({ length: 81 }, (_, i) => 10 + i),
  profile: Float64Array.from({ length: 81 }, (_, i) => (i === 17 ? 100 : i === 26 ? 45 : 0)),
};

function heights(xRange: [number, number]): number[] {
  const option = referenceOption({
    picture,
    frame: referenceFrame(400, 230),
    theme: chartTheme(false),
    colour: '#000',
    xRange,
    hovered: null,
  });
  const series = option.series as { data: [number, number][] }[];
  return series[0]?.data.map(([, y]) => y) ?? [];
}

test('the tallest visible peak fills the height, also after zooming in', () => {
  expect(Math.max(...heights([10, 90]))).toBeCloseTo(1 / 1.06, 3);
  expect(Math.max(...heights([30, 50]))).toBeCloseTo(1 / 1.06, 3);
});

test('points outside the range are left out', () => {
  expect(heights([30, 50]).length).toBeLessThan(25);
});

test('an empty range draws a flat line, not nothing', () => {
  expect(heights([60, 70]).every((y) => y === 0)).toBe(true);
});

test('of two sticks in reach the stronger one is meant', () => {
  expect(stickNear(picture.sticks, 36.3, 0.5)).toBe(1);
  expect(stickNear(picture.sticks, 36.52, 0.1)).toBe(2);
  expect(stickNear(picture.sticks, 60, 0.5)).toBeNull();
});
