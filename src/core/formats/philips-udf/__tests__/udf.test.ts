import { expect, test } from 'vitest';
import { bytesOf, x, y } from '../../__tests__/fixtures.js';
import { readScans } from '../../__tests__/readScans.js';
import { udf } from '../../__tests__/textFixtures.js';

test('positions from range and step, wavelengths, date', () => {
  const { format, scans } = readScans('a.txt', bytesOf(udf));
  expect([format, scans.length]).toEqual(['philips-udf', 1]);
  expect(scans[0]).toMatchObject({
    metadata: {
      sample: 'quartz',
      instrument: 'PW1710',
      anode: 'Cu',
      step: 0.02,
      timePerStep: 5,
      measuredAt: '1999-11-01T21:06:00',
      radiation: { wavelength: 1.5406, wavelengthAlpha2: 1.54439, alpha2Ratio: 0.5 },
    },
    warnings: [],
  });
  expect([[...(scans[0]?.spectrum.x ?? [])], [...(scans[0]?.spectrum.y ?? [])]]).toEqual([x, y]);
});

test('a file without its range, and one whose range disagrees', () => {
  expect(() => readScans('a.udf', bytesOf(udf.replace('ScanStepSize', 'Nothing')))).toThrow(
    /no DataAngleRange and ScanStepSize/,
  );
  expect(readScans('a.udf', bytesOf(udf.replace('10.2000', '11.2000'))).scans[0]?.warnings).toEqual([
    'The range of the file ends at 11.2°, its points at 10.2°.',
  ]);
});
