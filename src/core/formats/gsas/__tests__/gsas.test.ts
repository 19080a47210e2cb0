import { expect, test } from 'vitest';
import { bytesOf, x, y } from '../../__tests__/fixtures.js';
import { readScans } from '../../__tests__/readScans.js';
import { gsasText } from '../../__tests__/textFixtures.js';

test.each([
  ['STD', Math.sqrt(300 / 4)],
  ['ESD', 2],
  ['FXYE', 2.5],
  ['ALT', 2.5],
])('type %s: positions in degrees, intensities and uncertainties', (type, sigma) => {
  const { format, scans } = readScans('a.dat', bytesOf(gsasText(type)));
  expect([format, scans.length]).toEqual(['gsas', 1]);
  expect([...(scans[0]?.spectrum.x ?? [])]).toEqual(x);
  expect([...(scans[0]?.spectrum.y ?? [])]).toEqual(y);
  expect(scans[0]?.spectrum.sigma?.[5]).toBeCloseTo(sigma, 12);
  expect(scans[0]?.metadata.radiation?.wavelength).toBe(0.413259);
  expect(scans[0]?.warnings).toEqual([]);
});

test('a bank by time of flight is declined', () => {
  expect(() => readScans('a.gsa', bytesOf(gsasText('ESD', 'SLOG')))).toThrow(
    /a\.gsa, bank 1 is of type SLOG ESD, a bank by time of flight/,
  );
});

test('fewer points than announced are told', () => {
  const cut = gsasText('FXYE').split('\n').slice(0, -4).join('\n');
  expect(readScans('a.gsa', bytesOf(cut)).scans[0]?.warnings).toEqual(['The header says 11 points, the file holds 8.']);
});
