/**
 * Classical models beside scikit-learn: `node bench/run.mjs classical --python FILE [--rounds 5] [--size A|B|AB] [--only NAME]`.
 * Same spectra (made by both sides from the same numbers, checked by their checksum), same parameters, one thread each, turn by turn in the same run:
 * ours, scikit-learn's, ours, … FILE: a Python with scikit-learn (or BENCH_PYTHON). Sizes: A 2000 × 200, B 5000 × 1000 points, ten classes, 4/5 to learn.
 * What takes less than a tenth of a second is repeated within a turn, on both sides, and the mean taken. Seconds are medians over the rounds, `first` is our first, cold turn. Goal: ratios of at most 1.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { ClassifierSpec } from '../src/contract/data/classical.js';
import { peakData } from '../src/core/classical/__tests__/peakData.js';
import { fitClassifier } from '../src/core/classical/fitClassifier.js';
import type { Matrix } from '../src/core/classical/matrix.js';
import { applyPca } from '../src/core/classical/pca/applyPca.js';
import { fitPca } from '../src/core/classical/pca/fitPca.js';
import { predictClasses } from '../src/core/classical/predictClasses.js';
import { accuracy } from '../src/core/metrics/accuracy.js';
import { argument } from './identify-samples.js';
import { median, printTable, record } from './timing.js';

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

/** Seconds of some work, the mean of as many repeats as take a tenth of a second, and what it gave; the first time alone with `once`. */
function seconds<T>(once: boolean, work: () => T): { took: number; result: T } {
  const began = performance.now();
  let result = work();
  let repeats = 1;
  while (!once && performance.now() - began < 100) {
    result = work();
    repeats++;
  }
  return { took: (performance.now() - began) / 1000 / repeats, result };
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

const mean = (values: (number | undefined)[]): number =>
  values.reduce<number>((sum, value) => sum + (value ?? NaN), 0) / values.length;
const digits = (value: number): number => Number(value.toPrecision(3));

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
    for (let round = 0; round < rounds; round++) {
      own.push(ours(model, train, test, learn, truth, round));
      theirs.push(await answer<Turn>({ model, seed: round, components: COMPONENTS }));
    }
    const fit = [own, theirs].map((turns) => median(turns.map((turn) => turn.fit)));
    const predict = [own, theirs].map((turns) => median(turns.map((turn) => turn.predict)));
    const quality = [own, theirs].map((turns) => mean(turns.map((turn) => turn.accuracy ?? turn.variance)));
    const differing = own[0]?.predicted?.filter((label, i) => label !== theirs[0]?.predicted?.[i]).length;
    const row = {
      size,
      model,
      fit: digits(fit[0] ?? NaN),
      firstFit: digits(own[0]?.fit ?? NaN),
      sklearnFit: digits(fit[1] ?? NaN),
      fitRatio: digits((fit[0] ?? NaN) / (fit[1] ?? NaN)),
      predict: digits(predict[0] ?? NaN),
      firstPredict: digits(own[0]?.predict ?? NaN),
      sklearnPredict: digits(predict[1] ?? NaN),
      predictRatio: digits((predict[0] ?? NaN) / (predict[1] ?? NaN)),
      quality: digits(quality[0] ?? NaN),
      sklearnQuality: digits(quality[1] ?? NaN),
      support: own[0]?.support ?? null,
      sklearnSupport: theirs[0]?.support ?? null,
      differing: model === 'random-forest' ? null : (differing ?? null),
    };
    rows.push(row);
    const cells = [
      row.fit,
      row.firstFit,
      row.sklearnFit,
      row.fitRatio,
      row.predict,
      row.firstPredict,
      row.sklearnPredict,
    ];
    const ends = [row.support ?? '', row.sklearnSupport ?? '', row.differing ?? ''];
    table.push([size, model, ...cells, row.predictRatio, row.quality, row.sklearnQuality, ...ends]);
  }
}
peer.stdin.end();
printTable(
  [
    ...['size', 'model', 'fit s', 'first', 'sklearn', 'ratio', 'predict s', 'first', 'sklearn', 'ratio'],
    ...['accuracy', 'sklearn', 'nSV', 'sklearn', 'predicted otherwise'],
  ],
  table,
);
console.log('Accuracy is the mean over the rounds; for PCA it is the variance explained by 50 components.');
if (!only) record('classical', { rounds, scikitLearn: versions.version, numpy: versions.numpy, rows });
