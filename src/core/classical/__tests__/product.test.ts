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
import { findNearest } from '../neighbours/findNearest.js';
import { shortRows } from '../neighbours/shortRows.js';
import { plainEigenKernels } from '../pca/eigenKernels.js';
import { eigenModule } from '../pca/eigenModule.js';
import { tridiagonalise } from '../pca/tridiagonalise.js';
import { squaredNorms } from '../squaredNorms.js';
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

test('rows rounded to whole numbers multiply to what they were but for the rounding, and the sieve passes over nothing below its limit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 90 }), fc.nat(1000), (m, width, seed) => {
      const [a, b] = [random(5, width, seed), random(m, width, seed + 1)];
      const [shortA, shortB] = [a, b].map((x) => shortRows({ ...x, shape: null }, squaredNorms(x), 0, x.rows)) as [
        ReturnType<typeof shortRows>,
        ReturnType<typeof shortRows>,
      ];
      const norms = Float32Array.from({ length: m }, (_, j) => (j * 7) % 5);
      const weights = Float32Array.from(shortB.stretches, (stretch) => 1 / stretch);
      const use: Parameters<typeof forProductBlocks>[2] = (block) => {
        for (let i = block.firstRow; i < block.lastRow; i++) {
          const factor = 1 / shortA.stretches[i]!;
          const values = norms.map((norm, j) => norm - block.values[i * block.stride + j]! * weights[j]! * factor);
          for (let j = 0; j < m; j++) expect(norms[j]! - values[j]!).toBeCloseTo(dot(a, i, b, j), 1);
          const limit = 1 + i;
          const passed = new Set<number>();
          for (let column = 0; column < m;) {
            const found = block.next(i, column, limit, factor);
            for (; column < Math.min(found, m); column++) passed.add(column);
            column = found + 16;
          }
          for (const j of passed) expect(values[j]).toBeGreaterThanOrEqual(limit - 1e-4);
          if (values.every((value) => value > limit + 1e-4)) expect(passed.size).toBe(m);
        }
      };
      forProductBlocks(shortA, shortB, use, { sieve: { norms, weights } });
    }),
    { numRuns: 40 },
  );
});

test('neighbours are the nearest by double precision, in data where rounding to whole numbers tells them apart and where it does not', () => {
  const near = peakData({ rows: 300, columns: 80, classes: 4, noise: 0.5, shift: 3, seed: 8 }).x;
  const asked = { ...near, rows: 100, data: near.data.slice(0, 100 * 80) };
  const train = { ...near, rows: 200, data: near.data.slice(100 * 80) };
  const lifted = (x: Matrix): Matrix => ({ ...x, data: x.data.map((value) => value + 3000) });
  const gently = (x: Matrix): Matrix => ({ ...x, data: x.data.map((value) => value + 20) });
  for (const [from, to] of [
    [asked, train],
    [gently(asked), gently(train)],
    [lifted(asked), lifted(train)],
  ] as const) {
    for (const metric of ['euclidean', 'cosine', 'pearson'] as const) {
      const model = {
        kind: 'neighbours',
        classes: 1,
        neighbours: 5,
        metric,
        band: 1,
        x: to,
        labels: new Int32Array(200),
      } as const;
      const exact = findNearest(model, from, 'all');
      const quick = findNearest(model, from, 'doubtful');
      for (let row = 0; row < 100; row++) {
        const distances = Array.from({ length: 200 }, (_, other) => distance(metric, from, row, to, other));
        const fifth = [...distances].sort((p, q) => p - q)[4]!;
        for (const { rows } of [exact, quick]) {
          const found = rows.subarray(row * 5, row * 5 + 5);
          expect(new Set(found).size).toBe(5);
          for (const other of found) expect(distances[other]).toBeLessThanOrEqual(fifth + 1e-6);
        }
        expect([...exact.distances.subarray(row * 5, row * 5 + 5)]).toEqual(
          [...exact.distances.subarray(row * 5, row * 5 + 5)].sort((p, q) => p - q),
        );
      }
    }
  }
});

function distance(metric: 'euclidean' | 'cosine' | 'pearson', a: Matrix, i: number, b: Matrix, j: number): number {
  const [p, q] = [
    a.data.subarray(i * a.columns, (i + 1) * a.columns),
    b.data.subarray(j * b.columns, (j + 1) * b.columns),
  ];
  const mean = (x: Float32Array): number =>
    metric === 'pearson' ? x.reduce((sum, value) => sum + value, 0) / x.length : 0;
  const [meanP, meanQ] = [mean(p), mean(q)];
  let [pq, pp, qq, squares] = [0, 0, 0, 0];
  for (let k = 0; k < p.length; k++) {
    const [u, v] = [p[k]! - meanP, q[k]! - meanQ];
    pq += u * v;
    pp += u * u;
    qq += v * v;
    squares += (u - v) ** 2;
  }
  return metric === 'euclidean' ? Math.sqrt(squares) : 1 - pq / Math.sqrt(pp * qq);
}

test('the loops of the eigenvalues are the same in WebAssembly, fused or not, and in plain loops, for even and odd sizes', () => {
  for (const size of [1, 2, 3, 8, 17]) {
    const a = random(size, 40, size);
    const matrix = Float64Array.from(multiplyTransposed(a, a).data);
    const kernels = [plainEigenKernels];
    for (const fused of [true, false]) {
      if (!WebAssembly.validate(eigenModule(fused))) continue;
      kernels.push((doubles) => {
        const made = new WebAssembly.Instance(new WebAssembly.Module(eigenModule(fused))).exports as unknown as {
          memory: WebAssembly.Memory;
        } & Omit<ReturnType<typeof plainEigenKernels>, 'memory'>;
        made.memory.grow(Math.ceil(doubles / 8192));
        return { memory: new Float64Array(made.memory.buffer), updateRows: made.updateRows, reflect: made.reflect };
      });
    }
    for (const open of kernels) {
      const { diagonal, beside, turnBack } = tridiagonalise(matrix, size, open);
      // Q, its columns as vectors: Q T Qᵀ must be the matrix.
      const q = Array.from({ length: size }, (_, i) =>
        Float64Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)),
      );
      turnBack(q);
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          let sum = 0;
          for (let k = 0; k < size; k++) {
            sum += q[k]![i]! * diagonal[k]! * q[k]![j]!;
            if (k + 1 < size) sum += beside[k]! * (q[k]![i]! * q[k + 1]![j]! + q[k + 1]![i]! * q[k]![j]!);
          }
          expect(sum).toBeCloseTo(matrix[Math.max(i, j) * size + Math.min(i, j)]!, 9);
        }
      }
    }
  }
});
