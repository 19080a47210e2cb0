import { expect, test } from 'vitest';
import type { Peak } from '../../../../../contract/index.js';
import { formatCount, parseTyped, peaksCsv, withField } from '../peakEdits.js';

const peak: Peak = {
  id: 'p1',
  position: 28.44,
  height: 100,
  fwhm: 0.1,
  area: 12,
  dSpacing: 3.1357,
  signalToNoise: 50,
  origin: 'found',
};

test('a moved peak gets the d of its new place by Bragg’s law', () => {
  const moved = withField(peak, 'position', 30, 'twoTheta', 1.540593);
  expect(moved.dSpacing).toBeCloseTo(2.976, 3);
  expect(moved.origin).toBe('edited');
});

test('without a wavelength a moved peak on a 2θ axis has no d', () => {
  expect(withField(peak, 'position', 30, 'twoTheta')).not.toHaveProperty('dSpacing');
});

test('area follows height and width, signal to noise follows height only', () => {
  const higher = withField(peak, 'height', 200, 'twoTheta');
  expect([higher.area, higher.signalToNoise]).toEqual([24, 100]);
  const wider = withField(peak, 'fwhm', 0.2, 'twoTheta');
  expect(wider.area).toBeCloseTo(24, 9);
  expect(wider.signalToNoise).toBe(50);
});

test('an area typed by hand changes nothing else', () => {
  expect(withField(peak, 'area', 30, 'twoTheta')).toEqual({ ...peak, area: 30, origin: 'edited' });
});

test('typed numbers may have a decimal comma, a true minus and thin spaces', () => {
  expect(parseTyped('28,44')).toBe(28.44);
  expect(parseTyped('\u221212')).toBe(-12);
  expect(parseTyped('18\u202f387')).toBe(18387);
  expect(parseTyped('peak')).toBeNull();
  expect(parseTyped(' ')).toBeNull();
});

test('the table for spreadsheets names its units and leaves unknown noise empty', () => {
  const added: Peak = { ...peak, id: 'p2', position: 31, dSpacing: 2.8824, signalToNoise: 0, origin: 'edited' };
  expect(peaksCsv([peak, added], 'twoTheta').split('\r\n')).toEqual([
    'two_theta_deg,d_angstrom,height,fwhm,area,signal_to_noise',
    '28.44,3.1357,100,0.1,12,50',
    '31,2.8824,100,0.1,12,',
    '',
  ]);
});

test('a Raman table has no column of d', () => {
  const { dSpacing: _none, ...band } = peak;
  expect(peaksCsv([band], 'ramanShift')).toMatch(/^raman_shift_inverse_cm,height,/);
});

test('counts are short and readable', () => {
  expect([18387.4, 369.68, 0.012345, 123456789].map(formatCount)).toEqual(['18\u202f387', '369.7', '0.0123', '1.23e8']);
});
