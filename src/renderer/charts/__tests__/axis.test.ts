import fc from 'fast-check';
import { expect, test } from 'vitest';
import { convertAll, convertAxis, formatAxis, reachableAxes } from '../axis.js';

const cu = { wavelength: 1.540593 };

test('the silicon 111 line stands at 28.44 degrees with Cu Kα1', () => {
  // a = 5.431195 Å (SRM 640), d = a / √3.
  expect(convertAxis(5.431195 / Math.sqrt(3), 'dSpacing', 'twoTheta', cu)).toBeCloseTo(28.441, 2);
});

test('Q is 2π over d, and d and Q need no wavelength between them', () => {
  expect(convertAxis(2, 'dSpacing', 'q', {})).toBeCloseTo(Math.PI, 12);
  expect(convertAxis(Math.PI, 'q', 'dSpacing', {})).toBeCloseTo(2, 12);
});

test('without a wavelength, and beyond what it reaches, there is no position', () => {
  expect(convertAxis(30, 'twoTheta', 'dSpacing', {})).toBeNaN();
  expect(convertAxis(0, 'twoTheta', 'dSpacing', cu)).toBeNaN();
  expect(convertAxis(0.5, 'dSpacing', 'twoTheta', cu)).toBeNaN();
});

test('a Raman shift of 520.7 with a 532 nm laser scatters at 547.2 nm', () => {
  expect(convertAxis(520.7, 'ramanShift', 'wavelength', { laser: 532 })).toBeCloseTo(547.158, 2);
});

test('going to another axis and back changes nothing', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 170, noNaN: true }),
      fc.constantFrom('dSpacing' as const, 'q' as const),
      (value, unit) => {
        const there = convertAxis(value, 'twoTheta', unit, cu);
        expect(convertAxis(there, unit, 'twoTheta', cu)).toBeCloseTo(value, 6);
      },
    ),
  );
  fc.assert(
    fc.property(fc.double({ min: -3000, max: 4000, noNaN: true }), (shift) => {
      const there = convertAxis(shift, 'ramanShift', 'wavelength', { laser: 532 });
      expect(convertAxis(there, 'wavelength', 'ramanShift', { laser: 532 })).toBeCloseTo(shift, 5);
    }),
  );
});

test('an axis that stays is not copied', () => {
  const x = Float64Array.of(1, 2);
  expect(convertAll(x, 'q', 'q', {})).toBe(x);
});

test('only the axes that the known beam leads to are offered', () => {
  expect(reachableAxes('twoTheta', {})).toEqual(['twoTheta']);
  expect(reachableAxes('twoTheta', cu)).toEqual(['twoTheta', 'dSpacing', 'q']);
  expect(reachableAxes('q', {})).toEqual(['dSpacing', 'q']);
  expect(reachableAxes('ramanShift', {})).toEqual(['ramanShift']);
  expect(reachableAxes('wavelength', { laser: 785 })).toEqual(['ramanShift', 'wavelength']);
});

test('every position is written with its unit', () => {
  expect(formatAxis(40.581, 'twoTheta')).toBe('40.58°');
  expect(formatAxis(2.22141, 'dSpacing')).toBe('2.2214 Å');
  expect(formatAxis(NaN, 'q')).toBe('–');
});
