import { expect, test } from 'vitest';
import { bytesOf, x, y } from '../../__tests__/fixtures.js';
import { readScans } from '../../__tests__/readScans.js';
import { rigakuAsc } from '../../__tests__/textFixtures.js';

test('every group with positions from start and step', () => {
  const { format, scans } = readScans('a.txt', bytesOf(rigakuAsc()));
  expect([format, scans.length]).toEqual(['rigaku-asc', 2]);
  for (const { spectrum, metadata, warnings } of scans) {
    expect([[...spectrum.x], [...spectrum.y], warnings]).toEqual([x, y, []]);
    expect(metadata).toMatchObject({
      sample: 'quartz',
      instrument: 'SmartLab',
      anode: 'Cu',
      timePerStep: 0.6,
      measuredAt: '2017-07-12T17:31:00',
      radiation: { wavelength: 1.54059, wavelengthAlpha2: 1.54441 },
    });
  }
});

test('a count that disagrees is told; another axis is declined; a broken row is named', () => {
  expect(readScans('a.asc', bytesOf(rigakuAsc({ count: 12 }))).scans[0]?.warnings).toEqual([
    'The header says 12 points, the file holds 11.',
  ]);
  expect(() => readScans('a.asc', bytesOf(rigakuAsc({ axis: 'omega' })))).toThrow(/group 1 runs along omega/);
  expect(() => readScans('a.asc', bytesOf(rigakuAsc().replace('150, 300', '150, x')))).toThrow(
    /a\.asc, line 22: "150, x/,
  );
});
