import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromTwoTheta } from '../fromTwoTheta.js';
import { keepDuplicatesTogether } from '../keepDuplicatesTogether.js';
import { lightBaseline } from '../lightBaseline.js';
import { moveLine } from '../moveLine.js';
import { nonNegativeScales } from '../nonNegativeScales.js';
import { passesElementFilter } from '../passesElementFilter.js';
import { peakAgreement } from '../peakAgreement.js';
import { plausibility } from '../plausibility.js';
import { resampleUniform } from '../resampleUniform.js';
import { toTwoTheta } from '../toTwoTheta.js';

const none = { required: [], anyOf: [], forbidden: [], allowedOnly: [] };

test('element conditions: required, any of, forbidden, allowed only; deuterium is hydrogen', () => {
  expect(passesElementFilter(['Ti', 'O'], none)).toBe(true);
  expect(passesElementFilter(['Ti', 'O'], { ...none, required: ['Ti', 'Fe'] })).toBe(false);
  expect(passesElementFilter(['Ti', 'O'], { ...none, anyOf: ['Fe', 'O'] })).toBe(true);
  expect(passesElementFilter(['Ti', 'O'], { ...none, anyOf: ['Fe'] })).toBe(false);
  expect(passesElementFilter(['Ti', 'O'], { ...none, forbidden: ['O'] })).toBe(false);
  expect(passesElementFilter(['Ti', 'O'], { ...none, allowedOnly: ['O'], required: ['Ti'] })).toBe(true);
  expect(passesElementFilter(['Ti', 'O', 'N'], { ...none, allowedOnly: ['O', 'Ti'] })).toBe(false);
  expect(passesElementFilter(['D', 'O'], { ...none, required: ['H'] })).toBe(true);
});

test('entries of one phase follow each other unless one is clearly worse', () => {
  const entry = (id: string, formula: string, score: number) => ({ id, formula, spaceGroup: 'P 1', score });
  const ranked = [entry('a1', 'A', 0.9), entry('b', 'B', 0.89), entry('a2', 'A', 0.88), entry('a3', 'A', 0.5)];
  expect(keepDuplicatesTogether(ranked, (item) => item).map(({ id }) => id)).toEqual(['a1', 'a2', 'b', 'a3']);
});

test('a line moves by the zero shift and by what the strained spacing gives in the equation of Bragg', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.8, max: 10, noNaN: true }),
      fc.double({ min: -0.01, max: 0.01, noNaN: true }),
      (d, strain) => {
        const before = (360 / Math.PI) * Math.asin(1.54 / (2 * d));
        const sine = 1.54 / (2 * d * (1 + strain));
        fc.pre(before < 140 && sine < 0.99);
        const exact = 0.1 + (360 / Math.PI) * Math.asin(sine);
        // The term of third order that is left out, at the steeper end (Lagrange's remainder).
        const t = Math.tan(Math.max(Math.asin(sine), (before * Math.PI) / 360));
        const third = 2 * t + 3 * t * (1 + t * t) + t * (1 + t * t) * (1 + 3 * t * t);
        const remainder = ((360 / Math.PI) * third * Math.abs(strain / (1 - Math.abs(strain))) ** 3) / 6;
        expect(Math.abs(moveLine(before, 0.1, strain) - exact)).toBeLessThan(remainder + 1e-9);
      },
    ),
  );
});

test('positions survive the way to 2θ and back', () => {
  for (const unit of ['twoTheta', 'dSpacing', 'q'] as const) {
    expect(fromTwoTheta(toTwoTheta(2.3, unit, 1.5406), unit, 1.5406)).toBeCloseTo(2.3, 10);
  }
  expect(() => toTwoTheta(1, 'ramanShift', 1.5406)).toThrow('Raman');
});

test('corrections make a reference less plausible, the more the larger', () => {
  expect(plausibility({ zeroShift: 0, latticeStrain: 0 })).toBe(1);
  expect(plausibility({ zeroShift: 0, latticeStrain: 0.01 })).toBeCloseTo(0.964, 3);
  expect(plausibility({ zeroShift: -0.3, latticeStrain: 0 })).toBeCloseTo(0.99, 2);
});

test('resampling keeps a straight line and averages dense data', () => {
  const x = Float64Array.from({ length: 101 }, (_, i) => i / 10);
  const line = resampleUniform(x, x, 0, 0.5, 21);
  for (let i = 1; i < 20; i++) expect(line[i]).toBeCloseTo(i / 2, 1);
  const zigzag = resampleUniform(
    x,
    x.map((_, i) => (i % 2 ? 1 : -1)),
    0,
    1,
    11,
  );
  expect(Math.max(...zigzag.slice(1, 10).map(Math.abs))).toBeLessThan(0.2);
});

test('the light baseline follows a dome of fluorescence and leaves a band alone', () => {
  const y = Float64Array.from(
    { length: 600 },
    (_, i) => 200 * Math.exp(-(((i - 300) / 250) ** 2)) + 100 / (1 + ((i - 200) / 3) ** 2),
  );
  const baseline = lightBaseline(y, 30);
  expect(y[200]! - baseline[200]!).toBeGreaterThan(80);
  expect(Math.abs(y[400]! - baseline[400]!)).toBeLessThan(6);
});

test('scales of overlapping curves are recovered, and never negative', () => {
  const curve = (centre: number) => Float64Array.from({ length: 100 }, (_, i) => Math.exp(-(((i - centre) / 8) ** 2)));
  const [p, q, r] = [curve(40), curve(50), curve(80)];
  const weights = new Float64Array(100).fill(1);
  const target = p.map((value, i) => 3 * value + 0.5 * q[i]!);
  const scales = nonNegativeScales(target, [p, q, r], weights);
  expect(scales[0]).toBeCloseTo(3, 4);
  expect(scales[1]).toBeCloseTo(0.5, 4);
  expect(scales[2]).toBeCloseTo(0, 4);
  expect(
    nonNegativeScales(
      p.map((value) => -value),
      [p],
      weights,
    ),
  ).toEqual([0]);
});

test('peaks and lines are counted as matched, missing, hidden and extra', () => {
  const peak = (position: number, height: number) => ({
    id: '',
    position,
    height,
    fwhm: 0.1,
    area: height,
    signalToNoise: 50,
    origin: 'found' as const,
  });
  const lines = [
    { position: 20, height: 100 },
    { position: 30.02, height: 40 },
    { position: 40, height: 50 },
    { position: 50, height: 0.5 },
  ];
  const found = peakAgreement({
    peaks: [peak(20, 90), peak(30, 50), peak(35, 30)],
    lines,
    heightAt: (position) => (Math.abs(position - 20) < 0.1 ? 90 : Math.abs(position - 30) < 0.1 ? 50 : 0),
    predictedAt: (position) => lines.find((line) => Math.abs(line.position - position) < 0.1)?.height ?? 0,
    tolerance: () => 0.1,
    range: 60,
    visible: 2,
  });
  expect(found.states).toEqual(['matched', 'matched', 'missing', 'hidden']);
  expect([found.matched, found.missing, found.extra]).toEqual([2, 1, 1]);
  expect(found.unexplained[0]?.position).toBe(35);
  expect(found.score).toBeGreaterThan(0.5);
  expect(found.score).toBeLessThan(0.9);
});
