import { expect, test } from 'vitest';
import { ramanX } from '../../__tests__/fixtures.js';
import { ramanY, spc } from '../../__tests__/ramanFixtures.js';
import { readScans } from '../../__tests__/readScans.js';

test.each([
  [
    'new, floats',
    spc(),
    { title: 'quartz', instrument: 'OMNIC', measuredAt: '2014-12-11T04:23:00', laserWavelength: 532 },
  ],
  ['new, 16-bit integers', spc({ short: true }), { title: 'quartz' }],
  ['old', spc({ old: true }), { title: 'quartz', measuredAt: '2013-05-24T10:32:00' }],
])('one spectrum: %s', (_, bytes, metadata) => {
  const { format, scans } = readScans('a.bin', bytes);
  expect([format, scans.length]).toEqual(['galactic-spc', 1]);
  expect([...(scans[0]?.spectrum.y ?? [])]).toEqual(ramanY);
  scans[0]?.spectrum.x.forEach((value, i) => expect(value).toBeCloseTo(ramanX[i] ?? NaN, 4));
  expect(scans[0]?.metadata).toMatchObject(metadata);
});

test('a file of several spectra with positions of their own', () => {
  const { scans } = readScans('a.spc', spc({ listed: true }));
  expect(scans.map(({ spectrum }) => [spectrum.x[1], spectrum.y[20]])).toEqual([
    [Math.fround(ramanX[1] ?? NaN), 64],
    [Math.fround(ramanX[1] ?? NaN), 64],
  ]);
});

test('other techniques are declined by their name; a wavenumber that may be a shift is told', () => {
  expect(() => readScans('a.spc', spc({ axis: 1, intensity: 2 }))).toThrow(
    /another technique \(wavenumber with absorbance\)/,
  );
  expect(() => readScans('a.spc', spc({ axis: 9 }))).toThrow(/mass \(m\/z\)/);
  expect(readScans('a.spc', spc({ axis: 1 })).scans[0]?.warnings[0]).toMatch(/calls its axis wavenumber/);
});
