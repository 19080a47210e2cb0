import fc from 'fast-check';
import { expect, test } from 'vitest';
import { niceTicks } from '../niceTicks.js';
import { placeLabels } from '../placeLabels.js';
import { fromPixel, panRange, plotLayout, toPixel, zoomRange } from '../plotLayout.js';
import { yRange } from '../yRange.js';
import { formatHkl } from '../formatHkl.js';

test('pattern, sticks and difference share left and right edges and do not overlap', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 300, max: 3000 }),
      fc.integer({ min: 260, max: 2000 }),
      fc.integer({ min: 1, max: 12 }),
      (w, h, lanes) => {
        const { pattern, sticks, difference } = plotLayout(w, h, lanes, true);
        expect(sticks?.left).toBe(pattern.left);
        expect(difference?.width).toBe(pattern.width);
        expect(sticks?.top ?? 0).toBeGreaterThan(pattern.top + pattern.height);
        expect(difference?.top ?? 0).toBeGreaterThanOrEqual((sticks?.top ?? 0) + (sticks?.height ?? 0));
        expect((difference?.top ?? 0) + (difference?.height ?? 0)).toBeLessThanOrEqual(h + 1);
      },
    ),
  );
});

test('a pixel and its value belong together on both kinds of axis', () => {
  const frame = { left: 70, top: 0, width: 500, height: 100 };
  for (const backwards of [false, true]) {
    const pixel = toPixel(33, [10, 90], frame, backwards);
    expect(fromPixel(pixel, [10, 90], frame, backwards)).toBeCloseTo(33, 9);
  }
  expect(toPixel(10, [10, 90], frame, true)).toBe(570);
});

test('zooming keeps the value under the pointer, panning keeps the width, neither leaves the data', () => {
  const zoomed = zoomRange([10, 90], 30, 0.5, [10, 90]);
  expect((30 - zoomed[0]) / (zoomed[1] - zoomed[0])).toBeCloseTo(0.25, 9);
  expect(zoomRange([20, 40], 30, 100, [10, 90])).toEqual([10, 90]);
  expect(panRange([20, 40], -100, [10, 90])).toEqual([10, 30]);
  expect(panRange([20, 40], 100, [10, 90])).toEqual([70, 90]);
});

test('ticks are round, inside, and have the decimals they need', () => {
  expect(niceTicks(10, 90, 8).values).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90]);
  expect(niceTicks(25.1, 25.6, 5)).toEqual({ values: [25.1, 25.2, 25.3, 25.4, 25.5, 25.6], decimals: 1 });
  expect(niceTicks(5, 5, 5).values).toEqual([]);
});

test('of two labels in the same place the stronger line keeps it', () => {
  const at = (x: number, weight: number) => ({ x, y: 50, width: 20, weight });
  expect(placeLabels([at(100, 1), at(105, 9), at(200, 3)])).toEqual([1, 2]);
  expect(placeLabels([at(100, Infinity), at(105, Infinity)])).toEqual([0]);
});

test('the height fits what is visible, starts at zero when zero is near, and has room above', () => {
  const x = Float64Array.of(1, 2, 3, 4);
  const trace = { id: 'a', name: '', colour: '', width: 1, x, y: Float64Array.of(10, 100, 20, 5000) };
  const whole = yRange([trace], [1, 4], 'linear').range;
  expect(whole[0]).toBe(0);
  expect(whole[1]).toBeGreaterThan(5000);
  // The neighbour beyond the edge belongs to the visible line.
  expect(yRange([trace], [1, 1.5], 'linear').range[1]).toBeLessThan(130);
  const high = { ...trace, y: Float64Array.of(1000, 1010, 1005, 1002) };
  expect(yRange([high], [1, 4], 'linear').range[0]).toBeGreaterThan(990);
});

test('a logarithmic plot of counts with zeros keeps its floor above zero', () => {
  const trace = {
    id: 'a',
    name: '',
    colour: '',
    width: 1,
    x: Float64Array.of(1, 2, 3),
    y: Float64Array.of(0, 5, 1000),
  };
  const { range, floor } = yRange([trace], [1, 3], 'log');
  expect(floor).toBe(5);
  expect(range[0]).toBeLessThan(Math.log10(5));
  expect(range[1]).toBeGreaterThan(3);
});

test('Miller indices are written as the field writes them', () => {
  expect(formatHkl([2, 0, 0])).toBe('200');
  expect(formatHkl([1, -1, 0])).toBe('11\u03050');
  expect(formatHkl([1, 0, 12])).toBe('1,0,12');
});
