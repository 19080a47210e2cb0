/**
 * Classical models beside scikit-learn: `node bench/run.mjs classical --python FILE [--rounds 5] [--size A|B|AB] [--only NAME]`.
 * Same spectra (made by both sides from the same numbers, checked by their checksum), same parameters, one thread each, turn by turn in the same run:
 * ours, scikit-learn's, ours, … FILE: a Python with scikit-learn (or BENCH_PYTHON). Sizes: A 2000 × 200, B 5000 × 1000 points, ten classes, 4/5 to learn.
 * Each turn repeats the work for at least a tenth of a second, on both sides; seconds are the best of all turns, on both sides, which a busy machine disturbs
 * least; `first` is our first, cold turn. `all` are our seconds as the application works, with all computing threads and the model in bytes before and after;
 * scikit-learn has one thread there too. Goal: ratios of at most 1.
 */
import { spawn } from 'node:child_process';
import { rmSync, mkdtempSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { rolldown } from 'rolldown';
import type { ClassifierSpec } from '../src/contract/data/classical.js';
import { peakData } from '../src/core/classical/__tests__/peakData.js';
import { fitClassifier } from '../src/core/classical/fitClassifier.js';
import type { Matrix } from '../src/core/classical/matrix.js';
import { applyPca } from '../src/core/classical/pca/applyPca.js';
import { fitPca } from '../src/core/classical/pca/fitPca.js';
import { predictClasses } from '../src/core/classical/predictClasses.js';
import { accuracy } from '../src/core/metrics/accuracy.js';
import { fitClassical } from '../src/main/lab/classical/fitClassical.js';
import { predictClassical } from '../src/main/lab/classical/predictClassical.js';
import { createWorkerCompute } from '../src/main/lab/compute/workerCompute.js';
import { argument } from './identify-samples.js';
import { printTable, record } from './timing.js';

interface Turn {
  fit: number;
  predict: number;
  accuracy?: number;
  variance?: number;
  support?: number;
  predicted?: number[];
}

const python = argument('python') ?? process.env['BENCH_PYTHON'];
const rounds = Number(argument('rounds') ?? 5);
const sizes = argument('size') ?? 'AB';
const only = argument('only');
const COMPONENTS = 50;
const sets = [
  { name: 'A', data: { rows: 2000, columns: 200, classes: 10, noise: 0.8, shift: 6, seed: 1 }, train: 1600 },
  { name: 'B', data: { rows: 5000, columns: 1000, classes: 10, noise: 1.5, shift: 15, seed: 1 }, train: 4000 },
].filter(({ name }) => sizes.includes(name));

const classifiers: Record<string, ClassifierSpec> = {
  'random-forest': { model: { kind: 'random-forest' } },
  'svm-rbf': { model: { kind: 'svm' } },
  'svm-linear': { model: { kind: 'svm', kernel: 'linear' } },
  'neighbours-euclidean': { model: { kind: 'neighbours' } },
  'neighbours-cosine': { model: { kind: 'neighbours', metric: 'cosine' } },
  'neighbours-pearson': { model: { kind: 'neighbours', metric: 'pearson' } },
  centroid: { model: { kind: 'nearest-centroid' } },
};
const names = [...Object.keys(classifiers), 'pca-all', 'pca-auto'].filter((name) => !only || name.includes(only));

if (!python) {
  console.error('Say --python FILE: a Python with scikit-learn, numpy and scipy, the peer of this measurement.');
  process.exit(2);
}
const peer = spawn(python, ['bench/peers/classical_sklearn.py'], { stdio: ['pipe', 'pipe', 'inherit'] });
const answers = createInterface({ input: peer.stdout })[Symbol.asyncIterator]();

async function answer<T>(order?: object): Promise<T> {
  if (order) peer.stdin.write(`${JSON.stringify(order)}\n`);
  const { value, done } = await answers.next();
  if (done) throw new Error('The peer ended: see its message above.');
  return JSON.parse(value) as T;
}

/** The best time of as many repeats as take a tenth of a second, and what it gave; the first time alone with `once`. */
function seconds<T>(once: boolean, work: () => T): { took: number; result: T } {
  const began = performance.now();
  let took = Infinity;
  for (;;) {
    const start = performance.now();
    const result = work();
    took = Math.min(took, (performance.now() - start) / 1000);
    if (once || performance.now() - began >= 100) return { took, result };
  }
}

function ours(name: string, train: Matrix, test: Matrix, labels: Int32Array, truth: Int32Array, seed: number): Turn {
  const spec = classifiers[name];
  // The first turn is the cold one, and says how long a person waits.
  const once = seed === 0;
  if (!spec) {
    const fit = seconds(once, () => fitPca(train, { components: COMPONENTS }));
    const apply = seconds(once, () => applyPca(fit.result, test));
    const variance = fit.result.explainedVariance.reduce((sum, value) => sum + value, 0);
    return { fit: fit.took, predict: apply.took, variance };
  }
  const { took: fit, result: classifier } = seconds(once, () => fitClassifier(spec, train, labels, { seed }));
  const { took: predict, result: predicted } = seconds(once, () => predictClasses(classifier, test));
  return {
    fit,
    predict,
    accuracy: accuracy(truth, predicted),
    predicted: [...predicted],
    ...(classifier.model.kind === 'svm' ? { support: classifier.model.support.length } : {}),
  };
}

/** As the application does it: computing threads, models in bytes. */
async function withThreads(name: string, train: Matrix, test: Matrix, labels: Int32Array): Promise<Turn> {
  const spec = classifiers[name];
  if (!spec) return { fit: NaN, predict: NaN };
  const input = { spec, x: train.data, length: train.columns, labels, classes: 10, seed: 0 };
  const began = performance.now();
  const { bytes } = await fitClassical(compute, input);
  const fitted = performance.now();
  await predictClassical(compute, { bytes, x: test.data, length: test.columns });
  return { fit: (fitted - began) / 1000, predict: (performance.now() - fitted) / 1000 };
}

const best = (values: number[]): number => values.reduce((least, value) => Math.min(least, value), Infinity);
const mean = (values: (number | undefined)[]): number =>
  values.reduce<number>((sum, value) => sum + (value ?? NaN), 0) / values.length;
const digits = (value: number): number => Number(value.toPrecision(3));

const threads = availableParallelism();
const workers = mkdtempSync(join(process.cwd(), '.tsbuild', 'bench-worker-'));
const bundle = await rolldown({
  input: 'src/main/lab/worker.ts',
  platform: 'node',
  external: [/^node:/, 'better-sqlite3'],
  tsconfig: false,
});
await bundle.write({ dir: workers, format: 'esm', entryFileNames: 'worker.mjs' });
await bundle.close();
const compute = createWorkerCompute({
  script: join(workers, 'worker.mjs'),
  folders: { resourcesFolder: 'resources', cacheFolder: workers, version: '0.0.0' },
  width: threads,
});

const versions = await answer<{ version: string; numpy: string }>();
const rows: object[] = [];
const table: (string | number)[][] = [];
for (const { name: size, data, train: count } of sets) {
  const { x, labels } = peakData(data);
  let sum = 0;
  for (const bits of new Uint32Array(x.data.buffer)) sum = (sum + bits) % 2 ** 32;
  const { checksum } = await answer<{ checksum: number }>({ data, train: count });
  if (checksum !== sum) throw new Error('The two sides made different spectra: nothing can be compared.');
  const train: Matrix = { ...x, rows: count, data: x.data.slice(0, count * x.columns) };
  const test: Matrix = { ...x, rows: x.rows - count, data: x.data.slice(count * x.columns) };
  const [learn, truth] = [labels.slice(0, count), labels.slice(count)];
  for (const model of names) {
    const own: Turn[] = [];
    const theirs: Turn[] = [];
    const many: Turn[] = [];
    for (let round = 0; round < rounds; round++) {
      own.push(ours(model, train, test, learn, truth, round));
      theirs.push(await answer<Turn>({ model, seed: round, components: COMPONENTS }));
      many.push(await withThreads(model, train, test, learn));
    }
    const [fit, predict] = (['fit', 'predict'] as const).map((part) =>
      [own, theirs, many].map((turns) => best(turns.map((turn) => turn[part]))),
    ) as [number[], number[]];
    const quality = [own, theirs].map((turns) => mean(turns.map((turn) => turn.accuracy ?? turn.variance)));
    const differing = own[0]?.predicted?.filter((label, i) => label !== theirs[0]?.predicted?.[i]).length;
    const row = {
      size,
      model,
      fit: digits(fit[0] ?? NaN),
      firstFit: digits(own[0]?.fit ?? NaN),
      sklearnFit: digits(fit[1] ?? NaN),
      fitRatio: digits((fit[0] ?? NaN) / (fit[1] ?? NaN)),
      allFit: digits(fit[2] ?? NaN),
      allFitRatio: digits((fit[2] ?? NaN) / (fit[1] ?? NaN)),
      predict: digits(predict[0] ?? NaN),
      firstPredict: digits(own[0]?.predict ?? NaN),
      sklearnPredict: digits(predict[1] ?? NaN),
      predictRatio: digits((predict[0] ?? NaN) / (predict[1] ?? NaN)),
      allPredict: digits(predict[2] ?? NaN),
      allPredictRatio: digits((predict[2] ?? NaN) / (predict[1] ?? NaN)),
      quality: digits(quality[0] ?? NaN),
      sklearnQuality: digits(quality[1] ?? NaN),
      support: own[0]?.support ?? null,
      sklearnSupport: theirs[0]?.support ?? null,
      differing: model === 'random-forest' ? null : (differing ?? null),
    };
    rows.push(row);
    const shown = (value: number): number | string => (Number.isFinite(value) ? value : '');
    const cells = [
      ...[row.fit, row.firstFit, row.sklearnFit, row.fitRatio, shown(row.allFitRatio)],
      ...[row.predict, row.firstPredict, row.sklearnPredict, row.predictRatio, shown(row.allPredictRatio)],
    ];
    const ends = [row.support ?? '', row.sklearnSupport ?? '', row.differing ?? ''];
    table.push([size, model, ...cells, row.quality, row.sklearnQuality, ...ends]);
  }
}
peer.stdin.end();
await compute.close();
rmSync(workers, { recursive: true, force: true });
printTable(
  [
    ...['size', 'model', 'fit s', 'first', 'sklearn', 'ratio', `ratio ${threads} threads`],
    ...['predict s', 'first', 'sklearn', 'ratio', `ratio ${threads} threads`],
    ...['accuracy', 'sklearn', 'nSV', 'sklearn', 'predicted otherwise'],
  ],
  table,
);
console.log('Accuracy is the mean over the rounds; for PCA it is the variance explained by 50 components.');
if (!only) record('classical', { rounds, threads, scikitLearn: versions.version, numpy: versions.numpy, rows });
