import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { eliminateFree } from '../eliminateFree.js';
import { normalEquations } from '../normalEquations.js';
import { selectColumns } from '../selectColumns.js';
import { solveNonNegative } from '../solveNonNegative.js';

interface Case {
  matrix: number[][];
  target: number[];
  values: number[];
  rest: number;
}

const cases = JSON.parse(
  readFileSync(new URL('../../../../tests/golden/quantify/nnls.json', import.meta.url), 'utf8'),
) as Case[];
const ones = (n: number): Float64Array => new Float64Array(n).fill(1);

test('non-negative least squares agrees with SciPy', () => {
  expect(cases.length).toBe(4);
  for (const { matrix, target, values, rest } of cases) {
    const equations = normalEquations(
      Float64Array.from(target),
      matrix.map((column) => Float64Array.from(column)),
      ones(target.length),
    );
    const solved = solveNonNegative(equations, Array.from(matrix.keys()));
    expect(Math.abs(solved.rest - rest)).toBeLessThan(1e-6 * rest);
    for (const [i, value] of values.entries()) expect(solved.values[i]).toBeCloseTo(value, 5);
  }
});

test('a column given twice does no harm', () => {
  const column = Float64Array.from([1, 2, 3, 4]);
  const equations = normalEquations(
    column.map((value) => 3 * value),
    [column, column.slice()],
    ones(4),
  );
  const { values, rest } = solveNonNegative(equations, [0, 1]);
  expect(values[0]! + values[1]!).toBeCloseTo(3, 6);
  expect(rest).toBeLessThan(1e-6);
});

test('columns of free sign are eliminated exactly, and come back with their values', () => {
  const t = Float64Array.from({ length: 20 }, (_, i) => i / 10 - 1);
  const peak = t.map((value) => Math.exp(-20 * value * value));
  const target = t.map((value, i) => 2 * peak[i]! - 5 + 3 * value);
  const { equations, freeValues } = eliminateFree(normalEquations(target, [peak, ones(20), t], ones(20)), 2);
  const { values, rest } = solveNonNegative(equations, [0]);
  expect(values[0]).toBeCloseTo(2, 9);
  expect(rest).toBeLessThan(1e-9);
  expect([...freeValues(values)].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([-5, 3]);
});

test('the fewest columns that explain the target are chosen among many', () => {
  const n = 200;
  const columns = Array.from({ length: 30 }, (_, c) =>
    Float64Array.from(
      { length: n },
      (_, i) => Math.exp(-(((i - 6 * c - 5) / 4) ** 2)) + 0.2 * Math.exp(-(((i - 190 + 5 * c) / 4) ** 2)),
    ),
  );
  const target = Float64Array.from(
    { length: n },
    (_, i) => 4 * columns[3]![i]! + columns[17]![i]! + 0.01 * Math.sin(7 * i),
  );
  expect(selectColumns(normalEquations(target, columns, ones(n)), 0.06)).toEqual([3, 17]);
  // A second column of one kind is dearer.
  const kinds = columns.map((_, i) => (i === 17 || i === 3 ? 'same' : `${i}`));
  const weak = columns[3]!.map((value, i) => 4 * value + 0.9 * columns[17]![i]!);
  expect(selectColumns(normalEquations(weak, columns, ones(n)), 1).length).toBe(2);
  expect(selectColumns(normalEquations(weak, columns, ones(n)), 1e3, kinds)).toEqual([]);
});
