import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cell } from '../../../contract/data/crystal.js';
import { metricTensor } from '../metricTensor.js';
import { reducedLengths } from '../reducedLengths.js';

const primitive = [[0, 0, 0]];
const faceCentred = [
  [0, 0, 0],
  [0, 0.5, 0.5],
  [0.5, 0, 0.5],
  [0.5, 0.5, 0],
];

/** The cell of another basis of the same lattice: rows are its vectors in the old one. */
function transformed(cell: Cell, rows: readonly (readonly number[])[]): Cell {
  const [g11, g22, g33, g12, g13, g23] = metricTensor(cell);
  const product = (p: readonly number[], q: readonly number[]): number => {
    const [x = 0, y = 0, z = 0] = p;
    const [u = 0, v = 0, w = 0] = q;
    return (
      x * u * g11 + y * v * g22 + z * w * g33 + (x * v + y * u) * g12 + (x * w + z * u) * g13 + (y * w + z * v) * g23
    );
  };
  const [p = [], q = [], r = []] = rows;
  const length = (v: readonly number[]): number => Math.sqrt(product(v, v));
  const angle = (v: readonly number[], w: readonly number[]): number =>
    (Math.acos(product(v, w) / (length(v) * length(w))) * 180) / Math.PI;
  return { a: length(p), b: length(q), c: length(r), alpha: angle(q, r), beta: angle(p, r), gamma: angle(p, q) };
}

const close = (p: readonly number[], q: readonly number[]): void =>
  p.forEach((value, i) => expect(Math.abs(value - (q[i] ?? 0)) / value).toBeLessThan(1e-6));

test('a face-centred cube and its rhombohedral primitive cell are the same lattice', () => {
  const edge = 5.64;
  const half = edge / Math.SQRT2;
  const cube = reducedLengths({ a: edge, b: edge, c: edge, alpha: 90, beta: 90, gamma: 90 }, faceCentred);
  close(cube, [half, half, half, edge ** 3 / 4]);
  close(cube, reducedLengths({ a: half, b: half, c: half, alpha: 60, beta: 60, gamma: 60 }, primitive));
});

test('rhombohedral axes and hexagonal axes of corundum are the same lattice', () => {
  const hexagonal = reducedLengths({ a: 4.759, b: 4.759, c: 12.991, alpha: 90, beta: 90, gamma: 120 }, [
    [0, 0, 0],
    [2 / 3, 1 / 3, 1 / 3],
    [1 / 3, 2 / 3, 2 / 3],
  ]);
  const a = Math.sqrt(4.759 ** 2 / 3 + 12.991 ** 2 / 9);
  const alpha = (2 * Math.asin(4.759 / (2 * a)) * 180) / Math.PI;
  close(hexagonal, reducedLengths({ a, b: a, c: a, alpha, beta: alpha, gamma: alpha }, primitive));
});

const angle = fc.double({ min: 70, max: 110, noNaN: true });
const axis = fc.double({ min: 3, max: 25, noNaN: true });
const step = fc.record({
  from: fc.integer({ min: 0, max: 2 }),
  by: fc.integer({ min: 1, max: 2 }),
  times: fc.integer({ min: -2, max: 2 }),
});

test('any other basis of a lattice gives the same lengths and volume', () => {
  fc.assert(
    fc.property(
      fc.record({ a: axis, b: axis, c: axis, alpha: angle, beta: angle, gamma: angle }),
      fc.array(step, { maxLength: 4 }),
      (cell, steps) => {
        const rows = [
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ];
        for (const { from, by, times } of steps) {
          const other = rows[(from + by) % 3] ?? [];
          rows[from] = (rows[from] ?? []).map((value, i) => value + times * (other[i] ?? 0));
        }
        close(reducedLengths(cell, primitive), reducedLengths(transformed(cell, rows), primitive));
      },
    ),
    { numRuns: 300 },
  );
});
