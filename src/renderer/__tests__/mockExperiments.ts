import {
  experimentIds,
  LabError,
  type ExperimentFigure,
  type ExperimentId,
  type ExperimentResult,
  type ExperimentSummary,
  type Job,
  type MethodName,
  type Output,
  type Parsed,
} from '../../contract/index.js';

/** Invented experiments with invented numbers: for unit tests and for looking at the page. Never shipped. */

const TITLES: Readonly<Record<ExperimentId, string>> = {
  e1: 'Two classes that overlap a little',
  e2: 'Networks against classical models',
  e3: 'What feature maps keep',
  e4: 'Classical models on pooled spectra',
  e5: 'Pooling alone against convolution and pooling',
  e6: 'One filter per layer dies',
  e7: 'Errors near the border of two positions',
  e8: 'With and without batch normalisation',
  benchmark: 'The benchmark study, run again',
  challenge: 'The challenge of 27 classes',
};

export function inventedFigures(): ExperimentFigure[] {
  const x = Array.from({ length: 9 }, (_, i) => 2 ** i);
  const y = x.map((_, i) => 0.6 + 0.35 * (1 - Math.exp(-i / 2)));
  return [
    {
      ...{ id: 'accuracy-by-depth', title: 'Accuracy by depth of pooling', kind: 'lines' },
      caption: 'Test accuracy of every model after so many halvings, with the 95 % interval over the seeds.',
      x: { label: 'Points that one point stands for', log: true },
      y: { label: 'test accuracy', from: 0.5, to: 1 },
      series: ['Random forest', 'Support vector machine', 'Nearest neighbours'].map((name, k) => ({
        ...{ name, x, y: y.map((value) => value - 0.04 * k) },
        low: y.map((value) => value - 0.04 * k - 0.02),
        high: y.map((value) => value - 0.04 * k + 0.02),
      })),
    },
    {
      ...{ id: 'accuracy', title: 'Accuracy of every model', kind: 'bars' },
      caption: 'Share of right answers on 2000 spectra that no model has seen.',
      categories: ['One number: the maximum', 'Random forest', 'Support vector machine', 'Small network'],
      y: { label: 'test accuracy', from: 0, to: 1 },
      series: [
        { name: 'raw', values: [0.93, 0.92, 0.9, 0.95], low: [0.92, 0.9, 0.88, 0.94], high: [0.94, 0.94, 0.92, 0.96] },
        {
          name: 'pooled',
          values: [0.93, 0.94, 0.93, 0.95],
          low: [0.92, 0.93, 0.92, 0.94],
          high: [0.94, 0.95, 0.94, 0.96],
        },
      ],
    },
    {
      ...{ id: 'maps', title: 'Feature maps of the first layer', kind: 'heat' },
      caption: 'One row for each filter; the peak stands near point 2000.',
      x: { label: 'Point', from: 1900, step: 2 },
      rows: Array.from({ length: 8 }, (_, i) => `filter ${i + 1}`),
      values: Array.from({ length: 8 }, (_, row) =>
        Array.from({ length: 100 }, (_unused, i) => (row - 2) * Math.exp(-(((i - 50) / (4 + row)) ** 2))),
      ),
      unit: 'activation',
    },
  ];
}

export function inventedResult(experiment: ExperimentId, number: number, seeds = 10): ExperimentResult {
  return {
    ...{ id: `${experiment}-r${number}`, experiment, seeds },
    seedList: Array.from({ length: seeds }, (_, i) => i + 1),
    results: [
      { label: 'Random forest, raw', metric: 'test accuracy', mean: 0.921, low: 0.915, high: 0.927, n: seeds },
      {
        label: 'Random forest, pooled',
        metric: 'test accuracy',
        mean: 0.938 + number / 1000,
        low: 0.933,
        high: 0.946,
        n: seeds,
      },
      {
        label: 'Pooled less raw',
        metric: 'difference of test accuracy',
        mean: 0.017,
        low: 0.011,
        high: 0.023,
        n: seeds,
      },
    ],
    verdict: 'holds partly',
    because: 'Pooling lifts the random forest by 1.7 points (1.1 to 2.3), and the support vector machine not at all.',
    method: ['800 spectra of dataset 1 train every model, 2000 others test it.'],
    limits: ['The slides do not state the length of the signal, the noise and the number of spectra.'],
    figures: inventedFigures(),
    ...{ seconds: 412, startedAt: '2026-11-23T10:00:00Z', finishedAt: `2026-11-23T1${number}:06:52Z` },
    ...{ softwareVersion: '0.1.0', engine: 'tfjs-node 4.22.0, TensorFlow 2.21.0', platform: 'linux x64' },
    recipeSha256: 'c0'.repeat(32),
  };
}

interface Around {
  emitChanged: () => void;
  putJob: (job: Job) => Job;
}

type Handlers = { [Name in Extract<MethodName, `experiments.${string}`>]: (input: Parsed<Name>) => Output<Name> };

/** Their methods; a run stays at its beginning until `finish` of the lab ends it. */
export function mockExperiments({
  emitChanged,
  putJob,
}: Around): Handlers & { add: (result: ExperimentResult) => void } {
  const results: ExperimentResult[] = [inventedResult('e4', 1), inventedResult('e4', 2, 2)];
  const newest = (id: ExperimentId) => [...results].reverse().filter(({ experiment }) => experiment === id);
  const summary = (id: ExperimentId): ExperimentSummary => {
    const [last] = newest(id);
    return {
      ...{ id, title: TITLES[id], claim: 'Pooling is what helps.', question: 'Does pooling help classical models?' },
      ...{ seeds: 10, minutes: 6 },
      last: last
        ? {
            ...{ resultId: last.id, verdict: last.verdict, because: last.because },
            ...{ seeds: last.seeds, finishedAt: last.finishedAt },
          }
        : null,
    };
  };
  return {
    add(result) {
      results.push(result);
      emitChanged();
    },
    'experiments.list': () => experimentIds.map(summary),
    'experiments.run': ({ ids }) =>
      putJob({
        ...{ id: `experiments-${ids.join('-')}`, kind: 'experiment', title: `Running ${ids.join(', ')}` },
        ...{ state: 'running', done: 0, total: 600, message: `${TITLES[ids[0] ?? 'e1']}: making spectra (1 of 20)` },
        ...{ createdAt: '2026-11-23T12:00:00Z', failures: [] },
      }),
    'experiments.result': ({ experiment, resultId }) => {
      const found = newest(experiment).find(({ id }) => resultId === undefined || id === resultId);
      if (!found && resultId !== undefined) throw new LabError('not-found', 'This result does not exist.');
      return found ?? null;
    },
    'experiments.history': ({ experiment }) =>
      newest(experiment).map(({ id, seeds, verdict, finishedAt }) => ({
        ...{ resultId: id, experiment, seeds, verdict, finishedAt },
      })),
    'experiments.document': ({ format }) => ({
      ...{ fileName: `experiments.${format}`, mime: 'text/plain', bytes: new Uint8Array([1]) },
    }),
  };
}
