import { expect, test } from 'vitest';
import { x, y } from '../../__tests__/fixtures.js';
import { readScans } from '../../__tests__/readScans.js';
import { rasx } from '../../__tests__/textFixtures.js';

test('every scan of the archive with its conditions', () => {
  const { format, scans } = readScans('a.zip', rasx());
  expect([format, scans.length]).toEqual(['rigaku-rasx', 2]);
  for (const { spectrum, metadata, warnings } of scans) {
    expect([[...spectrum.x], [...spectrum.y], warnings]).toEqual([x, y, []]);
    expect(metadata).toMatchObject({
      sample: 'quartz',
      operator: 'me',
      instrument: 'SmartLabXE',
      anode: 'Cu',
      step: 0.02,
      timePerStep: 0.6,
      measuredAt: '2025-09-19T19:57:59Z',
      radiation: { wavelength: 1.540593, wavelengthAlpha2: 1.544414 },
    });
  }
});

test('the attenuator column multiplies, and that is told', () => {
  const [scan] = readScans('a.rasx', rasx({ attenuator: 10 })).scans;
  expect(scan?.spectrum.y[5]).toBe(3000);
  expect(scan?.warnings).toEqual(['The intensities were multiplied by the attenuator column of the file.']);
});

test('scans along another axis are declined', () => {
  expect(() => readScans('a.rasx', rasx({ axis: 'Omega' }))).toThrow(/runs along Omega, not along 2θ/);
});
