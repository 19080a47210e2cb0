import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ClassifierSpec } from '../../../../contract/index.js';
import { peakData } from '../../../../core/classical/__tests__/peakData.js';
import { encodeClassifier } from '../../../../core/classical/encodeClassifier.js';
import { classScores } from '../../../../core/classical/classScores.js';
import { fitClassifier } from '../../../../core/classical/fitClassifier.js';
import { predictClasses } from '../../../../core/classical/predictClasses.js';
import { buildEntries } from '../../../transports/__tests__/buildEntries.js';
import { root } from '../../../transports/__tests__/doors.js';
import type { Compute } from '../../compute/compute.js';
import { createInlineCompute } from '../../compute/inlineCompute.js';
import { createWorkerCompute } from '../../compute/workerCompute.js';
import { fitClassical } from '../fitClassical.js';
import { predictClassical } from '../predictClassical.js';

const folders = {
  resourcesFolder: join(root, 'resources'),
  cacheFolder: join(root, 'node_modules', '.cache', 'phaselens'),
  version: '0.0.0-test',
};
const { x, labels } = peakData({ rows: 240, columns: 60, classes: 3, noise: 0.3, shift: 2, seed: 5 });
const input = { x: x.data, length: 60, labels, classes: 4, seed: 7 };
const forest: ClassifierSpec = { before: [{ kind: 'max-pool', size: 2 }], model: { kind: 'random-forest', trees: 11 } };
const specs: ClassifierSpec[] = [
  forest,
  { model: { kind: 'svm' } },
  { model: { kind: 'neighbours', metric: 'cosine' } },
  { model: { kind: 'nearest-centroid' } },
  { model: { kind: 'threshold' } },
];
let built = '';
let computes: Compute[] = [];

beforeAll(async () => {
  built = await buildEntries({ worker: 'src/main/lab/worker.ts' });
  const script = join(built, 'worker.js');
  computes = [createInlineCompute(folders), ...[1, 3].map((width) => createWorkerCompute({ script, folders, width }))];
}, 120_000);
afterAll(async () => {
  await Promise.all(computes.map((compute) => compute.close()));
  rmSync(built, { recursive: true, force: true });
});

test('a model trained in any number of threads is the same to the last bit, and predicts the same in batches', async () => {
  for (const spec of specs) {
    const whole = fitClassifier(spec, x, labels, { seed: 7, classes: 4 });
    const bytes = encodeClassifier(whole);
    for (const compute of computes) {
      const fitted = await fitClassical(compute, { ...input, spec });
      expect(Buffer.compare(fitted.bytes, bytes)).toBe(0);
      expect(fitted.seconds).toBeGreaterThan(0);
      // As the store hands it out: a view into memory that holds other things too.
      const stored = Buffer.concat([Buffer.from('abc'), fitted.bytes]).subarray(3);
      const predicted = await predictClassical(compute, { bytes: stored, x: x.data, length: 60 });
      const { scores, probability } = classScores(whole, x);
      expect(predicted).toEqual({ labels: predictClasses(whole, x), scores, probability });
    }
  }
});

test('progress of a forest counts trees up to all of them', async () => {
  const counts: number[] = [];
  const onProgress = (done: number, total: number): void => void counts.push(done / total);
  await fitClassical(computes[2]!, { ...input, spec: forest }, { onProgress });
  expect(counts).toEqual(Array.from({ length: 11 }, (_, i) => (i + 1) / 11));
});

test('training and predicting that are cancelled stop, and the threads work on', async () => {
  const compute = computes[2]!;
  const large = peakData({ rows: 600, columns: 200, classes: 3, noise: 1, shift: 2, seed: 5 });
  const long = { x: large.x.data, length: 200, labels: large.labels, classes: 3, seed: 1 };
  const slow: ClassifierSpec[] = [
    { model: { kind: 'random-forest', trees: 10_000 } },
    { before: [{ kind: 'pca' }], model: { kind: 'svm', cost: 1e6, tolerance: 1e-12 } },
  ];
  for (const spec of slow) {
    const abort = new AbortController();
    const running = fitClassical(compute, { ...long, spec }, { signal: abort.signal, doing: 'Training' });
    setTimeout(() => abort.abort(), 30);
    await expect(running).rejects.toMatchObject({ kind: 'cancelled', message: 'Training was cancelled.' });
  }
  const warped = await fitClassical(compute, {
    ...long,
    spec: { model: { kind: 'neighbours', metric: 'dtw', band: 60 } },
  });
  const abort = new AbortController();
  const running = predictClassical(compute, { bytes: warped.bytes, x: long.x, length: 200 }, { signal: abort.signal });
  setTimeout(() => abort.abort(), 30);
  await expect(running).rejects.toMatchObject({ kind: 'cancelled' });
  const after = await fitClassical(compute, { ...input, spec: forest });
  expect(after.bytes.length).toBeGreaterThan(0);
});

test('data that cannot be learned from, spectra of another length and damaged models are refused with the reason', async () => {
  for (const compute of computes) {
    for (const spec of specs) {
      const short = labels.slice(1);
      await expect(fitClassical(compute, { ...input, labels: short, spec })).rejects.toMatchObject({
        kind: 'invalid-input',
        message: 'There are 240 spectra and 239 labels: give each spectrum one.',
      });
      await expect(fitClassical(compute, { ...input, length: 59, spec })).rejects.toThrow(/no whole number of spectra/);
    }
    const { bytes } = await fitClassical(compute, { ...input, spec: forest });
    await expect(predictClassical(compute, { bytes, x: x.data, length: 30 })).rejects.toThrow(/resample them/);
    await expect(predictClassical(compute, { bytes, x: x.data.subarray(1), length: 60 })).rejects.toThrow(
      /no whole number/,
    );
    const half = bytes.subarray(0, bytes.length >> 1);
    await expect(predictClassical(compute, { bytes: half, x: x.data, length: 60 })).rejects.toMatchObject({
      kind: 'damaged-file',
    });
  }
});
