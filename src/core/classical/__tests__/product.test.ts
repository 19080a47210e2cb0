import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitClassifier } from '../fitClassifier.js';
import { predictClasses } from '../predictClasses.js';
import { useProductEngine } from '../product/productEngine.js';
import type { Matrix } from '../matrix.js';
import { forProductBlocks, multiplyTransposed } from '../product/multiplyTransposed.js';
import { multiplyRowsPlain } from '../product/multiplyRowsPlain.js';
import { openSimdProduct } from '../product/openSimdProduct.js';
import { simdProductModule } from '../product/simdProductModule.js';
import { peakData } from './peakData.js';

const random = (rows: number, columns: number, seed: number): Matrix =>
  peakData({ rows, columns, classes: 1, noise: 1, shift: 1, seed }).x;
const dot = (a: Matrix, i: number, b: Matrix, j: number): number => {
  let sum = 0;
  for (let k = 0; k < a.columns; k++) sum += (a.data[i * a.columns + k] ?? NaN) * (b.data[j * b.columns + k] ?? NaN);
  return sum;
};

test('the product of any two matrices is all dot products of their rows', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(20), fc.integer({ min: 1, max: 70 }), fc.nat(1000), (n, m, width, seed) => {
      const [a, b] = [random(n, width, seed), random(m, width, seed + 1)];
      const product = multiplyTransposed(a, b);
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < m; j++) expect(product.data[i * m + j]).toBeCloseTo(dot(a, i, b, j), 3);
      }
    }),
    { numRuns: 40 },
  );
});

test('products larger than a block are put together rightly, and the lower triangle is complete', () => {
  const a = random(260, 1030, 3);
  const product = multiplyTransposed(a, a);
  const seen = new Uint8Array(260 * 260);
  forProductBlocks(
    a,
    a,
    ({ values, stride, firstRow, lastRow, firstColumn, lastColumn }) => {
      for (let i = firstRow; i < lastRow; i++) {
        for (let j = firstColumn; j < Math.min(i + 1, lastColumn); j++) {
          seen[i * 260 + j] = values[(i - firstRow) * stride + j - firstColumn] === product.data[i * 260 + j] ? 1 : 2;
        }
      }
    },
    { lowerTriangle: true },
  );
  for (let i = 0; i < 260; i++) {
    for (let j = 0; j <= i; j++)
      if (seen[i * 260 + j] !== 1) throw new Error(`row ${i}, column ${j}: ${seen[i * 260 + j]}`);
  }
  expect(product.data[259 * 260 + 3]).toBeCloseTo(dot(a, 259, a, 3), 2);
});

test('this engine runs the WebAssembly module, and its forms (fused only where relaxed SIMD is known) and the plain loops agree', () => {
  expect(openSimdProduct(1)).not.toBeNull();
  const a = random(6, 48, 4);
  const expected = multiplyTransposed(a, a);
  const plain = new Float32Array(6 * 48 + 36);
  plain.set(a.data);
  multiplyRowsPlain(plain, 48, 0, 6, 0, 6, 6 * 48, 6);
  const results = [plain.subarray(6 * 48)];
  for (const fused of [true, false]) {
    if (fused && !WebAssembly.validate(simdProductModule(true))) continue;
    const { memory, multiply } = new WebAssembly.Instance(new WebAssembly.Module(simdProductModule(fused)))
      .exports as unknown as {
      memory: WebAssembly.Memory;
      multiply: (...places: number[]) => void;
    };
    const floats = new Float32Array(memory.buffer);
    floats.set(a.data);
    const end = 6 * 48 * 4;
    multiply(0, 0, end, end, end, 48 * 4, 6 * 4);
    results.push(floats.slice(6 * 48, 6 * 48 + 36));
  }
  for (const result of results) expected.data.forEach((value, i) => expect(result[i]).toBeCloseTo(value, 4));
});

test('an engine that multiplies faster is used for all products, and machines trained through it are the same', () => {
  const { x, labels } = peakData({ rows: 120, columns: 40, classes: 3, noise: 0.3, shift: 2, seed: 6 });
  const spec = { model: { kind: 'svm' as const } };
  const without = fitClassifier(spec, x, labels, { seed: 1 });
  let calls = 0;
  useProductEngine((a, rowsA, b, rowsB, columns) => {
    calls++;
    const result = new Float32Array(rowsA * rowsB);
    for (let i = 0; i < rowsA; i++) {
      for (let j = 0; j < rowsB; j++) {
        result[i * rowsB + j] = dot({ data: a, rows: rowsA, columns }, i, { data: b, rows: rowsB, columns }, j);
      }
    }
    return result;
  });
  try {
    const through = fitClassifier(spec, x, labels, { seed: 1 });
    expect(predictClasses(through, x)).toEqual(predictClasses(without, x));
    if (through.model.kind !== 'svm' || without.model.kind !== 'svm') throw new Error('wrong model');
    expect(through.model.support).toEqual(without.model.support);
  } finally {
    useProductEngine(null);
  }
  expect(calls).toBeGreaterThan(1);
});

test('matrices of different widths are refused', () => {
  expect(() => multiplyTransposed(random(2, 5, 1), random(2, 6, 1))).toThrow(
    /5 points cannot be compared with rows of 6/,
  );
});
