import fc from 'fast-check';
import { expect, test } from 'vitest';
import { medianInPlace } from '../medianInPlace.js';
import { quantile } from '../quantile.js';

test('the median found by selection is the one found by sorting', () => {
  const values = fc.array(
    fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), fc.integer({ min: 0, max: 3 })),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(values, (list) => {
      expect(medianInPlace(Float64Array.from(list))).toBeCloseTo(quantile(Float64Array.from(list).sort(), 0.5), 6);
    }),
  );
});

test('no values have no median', () => {
  expect(medianInPlace(new Float64Array(0))).toBeNaN();
});
