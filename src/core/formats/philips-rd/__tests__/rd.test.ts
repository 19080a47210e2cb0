import { expect, test } from 'vitest';
import { x } from '../../__tests__/fixtures.js';
import { readScans } from '../../__tests__/readScans.js';
import { rd, roots } from '../../__tests__/textFixtures.js';

test.each(['V3', 'V5'])('%sRD: counts from their roots', (version) => {
  const { format, scans } = readScans('a.bin', rd(version));
  expect(format).toBe('philips-rd');
  expect([...(scans[0]?.spectrum.x ?? [])]).toEqual(x);
  expect([...(scans[0]?.spectrum.y ?? [])]).toEqual(roots.map((root) => root ** 2 / 100));
  expect(scans[0]?.metadata).toMatchObject({
    sample: 'quartz',
    anode: 'Cu',
    instrument: 'PW1710 based system',
    radiation: { label: 'Cu Kα' },
  });
});

test('a file cut off gives the points that it has, one without a range is refused', () => {
  expect(readScans('a.rd', rd('V3', { stop: 40 })).scans[0]?.warnings).toEqual([
    'The header says 1501 points, the file holds 11.',
  ]);
  expect(() => readScans('a.rd', rd('V3', { stop: NaN }))).toThrow(/no usable range/);
});
