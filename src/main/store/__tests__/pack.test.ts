import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packCurve, unpackCurve } from '../pack/curve.js';
import { bytesToFloat64, float64ToBytes } from '../pack/float64.js';
import { packLines, unpackLines } from '../pack/lines.js';

const numbers = fc.float64Array({ maxLength: 50 });
/** The same bytes at an address that no typed array accepts. */
const shifted = (bytes: Uint8Array) => {
  const room = new Uint8Array(bytes.byteLength + 3);
  room.set(bytes, 3);
  return room.subarray(3);
};

test('arrays of numbers come back bit by bit', () => {
  fc.assert(
    fc.property(numbers, (values) => {
      expect(bytesToFloat64(shifted(float64ToBytes(values)))).toEqual(values);
    }),
  );
});

test('curves come back without loss, whatever the axis and the numbers', () => {
  fc.assert(
    fc.property(numbers, fc.boolean(), fc.boolean(), (values, grid, short) => {
      const x = grid
        ? values.map((_, index) => 5 + index * 0.25)
        : values.map((_, index) => index + 0.1 * Math.sin(index));
      const y = short ? Float64Array.from(Float32Array.from(values)) : values;
      expect(unpackCurve(shifted(packCurve(x, y)))).toEqual({ x, y });
    }),
  );
});

test('a regular axis takes two numbers', () => {
  const x = Float64Array.from({ length: 1000 }, (_, index) => 100 + index);
  expect(packCurve(x, new Float64Array(1000)).byteLength).toBe(8 + 16 + 4000);
});

test('line lists keep indices and multiplicities exactly, d and intensity to seven digits', () => {
  const line = fc.record({
    d: fc.double({ min: 0.3, max: 60, noNaN: true }),
    intensity: fc.double({ min: 0, max: 1e9, noNaN: true }),
    hkl: fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: -300, max: 300 }))),
    multiplicity: fc.integer({ min: 1, max: 600 }),
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (list) => {
      const given = {
        dSpacing: Float64Array.from(list, ({ d }) => d),
        intensity: Float64Array.from(list, ({ intensity }) => intensity),
        hkl: Int16Array.from(list.flatMap(({ hkl }) => hkl)),
        multiplicity: Uint16Array.from(list, ({ multiplicity }) => multiplicity),
      };
      const stored = unpackLines(shifted(packLines(given)));
      expect(stored.hkl).toEqual(given.hkl);
      expect(stored.multiplicity).toEqual(given.multiplicity);
      expect(stored.dSpacing).toEqual(Float64Array.from(Float32Array.from(given.dSpacing)));
      expect(stored.intensity).toEqual(Float64Array.from(Float32Array.from(given.intensity)));
    }),
  );
});

test('bytes that are not a packed list are refused', () => {
  expect(() => unpackLines(new Uint8Array(9))).toThrow(RangeError);
  expect(() => unpackLines(new Uint8Array(3))).toThrow(RangeError);
  expect(() => unpackCurve(Uint8Array.from([1, 0, 8, 0, 9, 0, 0, 0]))).toThrow(RangeError);
});
