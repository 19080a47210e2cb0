import { expect, test } from 'vitest';
import { ramanX } from '../../__tests__/fixtures.js';
import { ramanY, wdf } from '../../__tests__/ramanFixtures.js';
import { readScans } from '../../__tests__/readScans.js';

test('a single spectrum with laser, title and date', () => {
  const { format, scans } = readScans('a.bin', wdf({ planned: 1 }));
  expect([format, scans.length]).toEqual(['renishaw-wdf', 1]);
  expect([...(scans[0]?.spectrum.x ?? [])]).toEqual(ramanX.map(Math.fround));
  expect([...(scans[0]?.spectrum.y ?? [])]).toEqual(ramanY);
  expect(scans[0]?.metadata).toMatchObject({
    title: 'quartz',
    operator: 'me',
    laserWavelength: 532,
    measuredAt: '2019-04-17T18:40:00',
  });
  expect(scans[0]?.warnings).toEqual([]);
});

test('every spectrum of a series is a scan with its place', () => {
  const { scans } = readScans('a.wdf', wdf({ planned: 3 }));
  expect(scans.map(({ metadata, spectrum }) => [metadata.extra['X (µm)'], spectrum.y[20]])).toEqual([
    ['0', 64],
    ['1.5', 128],
    ['3', 192],
  ]);
});

test('an interrupted measurement gives the spectra that it has and says how many are missing', () => {
  const { scans } = readScans('a.wdf', wdf({ planned: 5, measured: 2 }));
  expect(scans).toHaveLength(2);
  expect(scans[0]?.warnings).toEqual(['Left out: 3 spectra that were planned and not measured.']);
});

test('an axis in electronvolts is declined, one without a unit is told', () => {
  expect(() => readScans('a.wdf', wdf({ unit: 4 }))).toThrow(/neither a Raman shift nor a wavelength/);
  expect(readScans('a.wdf', wdf({ unit: 0 })).scans[0]?.warnings[0]).toMatch(/does not say what its axis is/);
});

test('announced counts beyond the file are refused', () => {
  expect(() => readScans('a.wdf', wdf({ points: 0xffffffff }))).toThrow(/announces 4294967295 points/);
  expect(() => readScans('a.wdf', wdf().slice(0, 600))).toThrow(/holds no intensities \(block DATA\)/);
});
