import { expect, test } from 'vitest';
import { brukerRaw1, brukerRaw2, brukerRaw3, brukerRaw3Listed, brukerRaw4 } from '../../__tests__/binaryFixtures.js';
import { x, y } from '../../__tests__/fixtures.js';
import { readScans } from '../../__tests__/readScans.js';

const radiation = { label: 'Cu Kα', wavelength: 1.5406, wavelengthAlpha2: 1.54439, alpha2Ratio: 0.5, origin: 'file' };

test.each([
  ['1', brukerRaw1(), 2, { timePerStep: 2.5 }],
  ['2', brukerRaw2(), 2, { timePerStep: 2, measuredAt: '1994-03-04T20:59:00', anode: 'Cu', temperature: '298 K' }],
  [
    '3',
    brukerRaw3({ ranges: 2 }),
    2,
    { timePerStep: 4, measuredAt: '2021-03-16T13:10:14', anode: 'Cu', operator: 'me' },
  ],
  ['4', brukerRaw4(), 1, { timePerStep: 0.5, measuredAt: '2025-04-07T20:48:56', anode: 'Cu', operator: 'me' }],
] as const)(
  'every range of RAW version %s is a scan with wavelengths, step and time, whatever the ending',
  (_, bytes, ranges, metadata) => {
    const file = readScans('a.dat', bytes);
    expect(file.format).toBe('bruker-raw');
    expect(file.scans).toHaveLength(ranges);
    for (const scan of file.scans) {
      expect([...scan.spectrum.x]).toEqual(x);
      expect([...scan.spectrum.y]).toEqual(y);
      expect(scan.metadata).toMatchObject({ step: 0.02, radiation, ...metadata });
      expect(scan.warnings).toEqual([]);
    }
  },
);

test('RAW1.01 with a 2θ at every point takes the listed positions', () => {
  const [scan] = readScans('a.raw', brukerRaw3Listed()).scans;
  expect(scan?.spectrum.x[10]).toBeCloseTo(11, 9);
});

test('a rocking curve is declined with its axis', () => {
  expect(() => readScans('a.raw', brukerRaw3({ scanType: 3 }))).toThrow(
    /a\.raw, range 1 runs along θ \(a rocking curve\), not along 2θ/,
  );
  expect(() => readScans('a.raw', brukerRaw4({ type: 'Rocking Curve', drive: 'Theta' }))).toThrow(
    /"Rocking Curve" along Theta, not along 2θ/,
  );
});

test('a scan of an unknown type is read where the flagged drive is 2θ', () => {
  expect(readScans('a.raw', brukerRaw4({ type: 'Something' })).scans).toHaveLength(1);
});

test('negative intensities are shown as stored and told', () => {
  const [scan] = readScans('a.raw', brukerRaw4({ sign: -1 })).scans;
  expect(scan?.spectrum.y[0]).toBe(-100);
  expect(scan?.warnings[0]).toMatch(/^11 of 11 intensities are negative/);
});

test('an announced count that the file does not hold is refused before anything is allocated', () => {
  expect(() => readScans('a.raw', brukerRaw1({ steps: 400_000 }))).toThrow(
    /a\.raw ends inside the intensities of range 1/,
  );
  expect(() => readScans('a.raw', brukerRaw1({ steps: 0xffffffff }))).toThrow(/ends inside the intensities of range 1/);
});
