import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatIntensity, fromScale, intensityTicks, toScale } from '../intensityScale.js';

test('a square-root axis is labelled with intensities, not with their roots', () => {
  const ticks = intensityTicks(0, 150, 'sqrt', 6);
  for (const { at, intensity, label } of ticks) {
    expect(at).toBeCloseTo(Math.sqrt(intensity), 9);
    expect(label).toBe(formatIntensity(intensity));
  }
  expect(ticks[0]?.intensity).toBe(0);
  expect(ticks.length).toBeGreaterThan(3);
});

test('square-root ticks stay apart and inside, whatever the range', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -500, max: 900, noNaN: true }),
      fc.double({ min: 1, max: 3000, noNaN: true }),
      (low, span) => {
        const ticks = intensityTicks(low, low + span, 'sqrt', 6);
        ticks.forEach((tick, i) => {
          expect(tick.at).toBeGreaterThanOrEqual(low - 1e-6);
          expect(tick.at).toBeLessThanOrEqual(low + span + 1e-6);
          if (i > 0) expect(tick.at - (ticks[i - 1]?.at ?? 0)).toBeGreaterThan((span / 6) * 0.5);
        });
      },
    ),
  );
});

test('noise around zero has a tick at zero, and a flat pattern far from zero has several ticks', () => {
  expect(intensityTicks(-5, 70, 'sqrt', 8).map((tick) => tick.intensity)).toContain(0);
  expect(intensityTicks(Math.sqrt(498), Math.sqrt(562), 'sqrt', 8).length).toBeGreaterThan(3);
});

test('a logarithmic axis shows powers of ten, with 2 and 5 between when there is room', () => {
  expect(intensityTicks(1, 5, 'log', 6).map((tick) => tick.label)).toEqual(['10', '100', '1k', '10k', '100k']);
  expect(intensityTicks(2, 4, 'log', 7).map((tick) => tick.intensity)).toEqual([
    100, 200, 500, 1000, 2000, 5000, 10_000,
  ]);
});

test('to the paper and back is the same intensity, negative noise included', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (intensity) => {
      const back = fromScale(toScale(intensity, 'sqrt', 1), 'sqrt');
      expect(back).toBeCloseTo(intensity, 4);
    }),
  );
  expect(fromScale(toScale(250, 'log', 1), 'log')).toBeCloseTo(250, 9);
});

test('what a logarithm cannot show stands at the bottom', () => {
  expect(toScale(0, 'log', 5)).toBe(Math.log10(5));
  expect(toScale(-3, 'log', 5)).toBe(Math.log10(5));
});

test('intensities are written short', () => {
  expect([0, 250, 2500, 20_000, 1.5e6, 0.05].map(formatIntensity)).toEqual(['0', '250', '2.5k', '20k', '1.5M', '0.05']);
});
