import { expect, test } from 'vitest';
import { rigakuRaw } from '../../__tests__/binaryFixtures.js';
import { x, y } from '../../__tests__/fixtures.js';
import { readScans } from '../../__tests__/readScans.js';

test('binary RAW of Rigaku: axis, intensities, wavelengths, sample and date', () => {
  const { format, scans } = readScans('a.raw', rigakuRaw());
  expect(format).toBe('rigaku-raw');
  expect(scans.map(({ spectrum }) => [[...spectrum.x], [...spectrum.y]])).toEqual([[x, y]]);
  expect(scans[0]?.metadata).toMatchObject({
    sample: 'quartz',
    instrument: 'Ultima IV',
    anode: 'Cu',
    step: 0.02,
    measuredAt: '2020-11-10T09:13:09',
    radiation: { wavelength: 1.540562, wavelengthAlpha2: 1.544398 },
  });
});

test('a header whose numbers contradict each other is declined, not guessed at', () => {
  expect(() => readScans('a.raw', rigakuRaw({ step: 0.05 }))).toThrow(
    /header is not of the kind that Phaselens knows; .*\.ras/,
  );
});
