import { expect, test } from 'vitest';
import { bytesOf, ramanX } from '../../__tests__/fixtures.js';
import { ramanY } from '../../__tests__/ramanFixtures.js';
import { readScans } from '../../__tests__/readScans.js';
import { labspecXml } from '../../__tests__/textFixtures.js';

test('every row of the matrix is a spectrum with laser, time and place', () => {
  const { format, scans } = readScans('a.xml', bytesOf(labspecXml()));
  expect([format, scans.length]).toEqual(['labspec-xml', 2]);
  expect([[...(scans[0]?.spectrum.x ?? [])], [...(scans[0]?.spectrum.y ?? [])]]).toEqual([ramanX, ramanY]);
  expect(scans.map(({ metadata }) => metadata.extra['Y (µm)'])).toEqual(['0', '0.5']);
  expect(scans[0]?.metadata).toMatchObject({ laserWavelength: 632.817, timePerStep: 3 });
});

test('another unit is declined, a file without its matrix is damaged', () => {
  expect(() => readScans('a.xml', bytesOf(labspecXml({ unit: 'eV' })))).toThrow(/an axis in "eV"/);
  expect(() => readScans('a.xml', bytesOf(labspecXml().replace(/<LSX_Matrix>[^]*<\/LSX_Matrix>/, '')))).toThrow(
    /without intensities/,
  );
});
