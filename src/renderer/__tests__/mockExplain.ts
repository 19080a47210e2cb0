import {
  LabError,
  type Attribution,
  type DatasetSummary,
  type ExplainSubject,
  type ExplainedLayer,
  type ExplainedSpectrum,
  type LayerMaps,
  type MethodName,
  type ModelSummary,
  type Output,
  type Parsed,
} from '../../contract/index.js';

/** An invented network that looks at invented spectra, calculated plainly: for unit tests and for looking at the page. Never shipped. */

const LENGTH = 260;
const FILTERS = 8;
const KERNEL = 7;
const CLASSES = ['alpha', 'beta', 'gamma'];
const AXIS = { unit: 'twoTheta', from: 15, step: 0.25 } as const;

function model(hash: string, change: Partial<ModelSummary>): ModelSummary {
  return {
    ...{ hash: hash.repeat(64), name: `Small CNN ${hash}`, kind: 'network', modelTitle: 'Small CNN', datasetId: 'd1' },
    ...{ datasetTitle: 'Invented peaks', runId: `r${hash}`, seed: 7, classNames: CLASSES, axis: AXIS, length: LENGTH },
    ...{ testAccuracy: 0.982, bytes: 40_000, used: false, createdAt: '2026-11-23T12:00:00Z' },
    ...change,
  };
}

export const mockModels: ModelSummary[] = [
  model('a', {}),
  model('b', { seed: 8 }),
  model('c', { name: 'Random forest', kind: 'classical', modelTitle: 'Random forest, 100 trees' }),
];

const dataset: DatasetSummary = {
  ...{ id: 'd1', title: 'Invented peaks', kind: 'synthetic', classes: 3, length: LENGTH, seed: 1 },
  ...{ counts: { train: 30, validation: 6, test: 9 }, sha256: 'ab'.repeat(32), createdAt: '2026-11-23T11:00:00Z' },
};

const at = (index: number): number => AXIS.from + index * AXIS.step;

function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Peaks of a sample: classes differ in the place of the second one. */
function peaksOf(number: number) {
  const next = random(number + 11);
  const shift = next() * 6 - 3;
  return [60, 110 + 30 * (number % 3), 220].map((index, i) => ({
    ...{ position: at(index + shift), fwhm: 1.2, height: 1 - 0.25 * i, label: `peak ${i + 1}` },
  }));
}

function spectrumOf(number: number): Float32Array {
  const next = random(number * 31 + 5);
  const peaks = peaksOf(number);
  return Float32Array.from({ length: LENGTH }, (_, i) => {
    const signal = peaks.reduce((sum, peak) => {
      const away = (at(i) - peak.position) / (peak.fwhm / 2.355);
      return sum + peak.height * Math.exp((-away * away) / 2);
    }, 0);
    return 0.25 * Math.exp(-i / 90) + signal + 0.03 * (next() - 0.5);
  });
}

function numberOf(subject: ExplainSubject): number {
  return subject.kind === 'sample' ? subject.number : subject.measurementId.length;
}

/** Filters 2 and 5 are negative everywhere: the ReLU empties them. */
function kernels(): Float32Array {
  return Float32Array.from({ length: KERNEL * FILTERS }, (_, i) => {
    const filter = i % FILTERS;
    const tap = Math.floor(i / FILTERS) - (KERNEL - 1) / 2;
    if (filter === 2 || filter === 5) return -0.2;
    return Math.exp(-tap * tap * 0.3) - (filter % 2 === 0 ? 0.25 : 0.1 * tap);
  });
}

interface Map {
  values: Float32Array;
  length: number;
  step: number;
  start: number;
}

function convolve(y: Float32Array, relu: boolean): Map {
  const weights = kernels();
  const values = new Float32Array(FILTERS * LENGTH);
  for (let filter = 0; filter < FILTERS; filter += 1) {
    for (let i = 0; i < LENGTH; i += 1) {
      let sum = -0.05;
      for (let tap = 0; tap < KERNEL; tap += 1) {
        sum += (y[i + tap - (KERNEL - 1) / 2] ?? 0) * (weights[tap * FILTERS + filter] ?? 0);
      }
      values[filter * LENGTH + i] = relu ? Math.max(0, sum) : sum;
    }
  }
  return { values, length: LENGTH, step: 1, start: 0 };
}

function pool({ values, length, step, start }: Map): Map {
  const half = length / 2;
  const out = new Float32Array(FILTERS * half);
  for (let i = 0; i < out.length; i += 1) {
    const from = Math.floor(i / half) * length + 2 * (i % half);
    out[i] = Math.max(values[from] ?? 0, values[from + 1] ?? 0);
  }
  return { values: out, length: half, step: 2 * step, start: start + step / 2 };
}

const LAYERS: Omit<ExplainedLayer, 'emptyHere' | 'emptyAlways'>[] = [
  {
    name: 'conv1',
    label: 'conv 1',
    type: 'conv1d',
    shape: '260 × 8 · k 7 · ReLU',
    length: 260,
    channels: 8,
    drawable: true,
    parameters: 64,
  },
  {
    name: 'pool1',
    label: 'max pool',
    type: 'maxPool',
    shape: '130 × 8',
    length: 130,
    channels: 8,
    drawable: true,
    parameters: 0,
  },
  {
    name: 'dense1',
    label: 'dense',
    type: 'dense',
    shape: '3',
    length: 1,
    channels: 3,
    drawable: false,
    parameters: 3123,
  },
];

function mapsOf(layer: string, y: Float32Array): Map {
  const conv = convolve(y, true);
  switch (layer) {
    case 'conv1':
      return conv;
    case 'pool1':
      return pool(conv);
    default:
      return { values: Float32Array.from([0.9, 0.07, 0.03]), length: 1, step: 1, start: 0 };
  }
}

function explainedMaps(layer: string, subject: ExplainSubject, view: LayerMaps['view']): LayerMaps {
  const known = LAYERS.find(({ name }) => name === layer);
  if (!known) throw new LabError('not-found', `The network has no layer “${layer}”.`);
  const own = mapsOf(layer, spectrumOf(numberOf(subject)));
  const mean = mapsOf(layer, spectrumOf((numberOf(subject) % 3) + 90));
  const values =
    { spectrum: own.values, classMean: mean.values }[view as 'spectrum'] ??
    own.values.map((v, i) => v - (mean.values[i] ?? 0));
  const empty = Array.from({ length: known.channels }, (_, channel) =>
    own.values.subarray(channel * own.length, (channel + 1) * own.length).every((value) => value === 0),
  );
  return { layer, view, ...own, values, channels: known.channels, emptyHere: empty, emptyAlways: empty };
}

function kindOf(hash: string): ModelSummary['kind'] {
  const found = mockModels.find((each) => each.hash === hash);
  if (!found) throw new LabError('not-found', 'This model does not exist any more.');
  return found.kind;
}

function subjectOf(hash: string, subject: ExplainSubject): ExplainedSpectrum {
  const number = numberOf(subject);
  const best = number % 3;
  return {
    title: subject.kind === 'sample' ? `Invented peaks, ${subject.split} ${number + 1}` : 'TiO2+MnO',
    axis: AXIS,
    y: spectrumOf(number),
    prediction: [0, 1, 2]
      .map((each) => ({ className: CLASSES[each] ?? '', probability: each === best ? 0.93 : 0.035 }))
      .sort((a, b) => b.probability - a.probability),
    trueClass: CLASSES[best] ?? '',
    peaks: peaksOf(number),
    methods: kindOf(hash) === 'network' ? ['gradCam', 'gradient', 'occlusion'] : ['importance'],
    notes: [],
  };
}

function attributionOf({ subject, method, className }: Parsed<'explain.attribution'>): Attribution {
  const number = numberOf(subject);
  const peaks = peaksOf(number);
  const y = spectrumOf(number);
  const values = y.map((value, i) => {
    const near = peaks.some((peak) => Math.abs(at(i) - peak.position) < 1.5);
    return near ? value : method === 'gradient' ? (y[i + 1] ?? 0) - value : 0;
  });
  return {
    ...{
      method,
      className: className ?? CLASSES[number % 3] ?? '',
      probability: method === 'importance' ? null : 0.93,
      values,
    },
    peaks: peaks.map(({ label, position }, i) => ({ label, position, share: [0.45, 0.3, 0.18][i] ?? 0 })),
    ...{ onPeaks: 0.93, elsewhere: 0.07, covered: 0.21, clear: true },
    sentence: '93 % of the evidence lies on peaks that the peak table knows, which cover 21 % of the axis.',
    notes: [],
  };
}

type Handlers = { [Name in MethodName]?: (input: Parsed<Name>) => Output<Name> | Promise<Output<Name>> };

export function mockExplain(): Handlers {
  return {
    'models.list': () => mockModels,
    'datasets.list': () => [dataset],
    'datasets.samples': ({ numbers }) => ({
      x: new Float32Array(numbers.length * LENGTH),
      labels: Int32Array.from(numbers, (number) => number % 3),
      meta: { classNames: CLASSES, length: LENGTH, axis: AXIS },
    }),
    'explain.subject': ({ modelHash, subject }) => subjectOf(modelHash, subject),
    'explain.layers': ({ modelHash, subject }) =>
      kindOf(modelHash) === 'classical'
        ? []
        : LAYERS.map((layer) => {
            const empty = explainedMaps(layer.name, subject, 'spectrum').emptyHere.filter(Boolean).length;
            return { ...layer, emptyHere: empty, emptyAlways: empty };
          }),
    'explain.maps': ({ layer, subject, view }) => explainedMaps(layer, subject, view),
    'explain.attribution': attributionOf,
    'explain.kernels': ({ layer }) => ({ layer, kernel: KERNEL, inputs: 1, filters: FILTERS, values: kernels() }),
    'explain.effects': () => [
      {
        ...{ layer: 'conv1', label: 'conv 1' },
        before: { noise: 0.03, background: 0.25, width: 0.2, position: 3 },
        after: { noise: 0.005, background: 0.02, width: 0.11, position: 3 },
      },
      {
        ...{ layer: 'pool1', label: 'max pool' },
        before: { noise: 0.005, background: 0.02, width: 0.11, position: 3 },
        after: { noise: 0.006, background: 0.02, width: 0.11, position: 1.5 },
      },
    ],
    'explain.export': ({ what }) => ({
      ...{ fileName: `${what}.csv`, mime: 'text/csv', bytes: new TextEncoder().encode('twoTheta,value\n15,0\n') },
    }),
    'explain.addToReport': () => null,
    'explain.removeFromReport': () => null,
  };
}
