import { expect, test } from 'vitest';
import { previewFactor } from '../previewFactor.js';

test('a curve normalised to 1 brings the measured one to its height', () => {
  expect(previewFactor(Float64Array.of(100, 20000, 50), Float64Array.of(0, 1, 0))).toBeCloseTo(1 / 20000, 12);
});

test('a background taken away changes no scale', () => {
  expect(previewFactor(Float64Array.of(1500, 20000), Float64Array.of(0, 18500))).toBe(1);
});

test('curves without a positive point change no scale', () => {
  expect(previewFactor(Float64Array.of(0, 0), Float64Array.of(0, 1))).toBe(1);
  expect(previewFactor(Float64Array.of(5, 9), Float64Array.of(0, -1))).toBe(1);
  expect(previewFactor(new Float64Array(0), new Float64Array(0))).toBe(1);
});
