/**
 * `npm run bench -- train-speed [--networks a,b@200] [--points 500] [--classes 10] [--spectra 512] [--batch 64] [--repeats 5] [--threads 1]
 * [--python FILE] [--record]`: spectra per second in training and in prediction, of the eager trainer, of the graph, and of Keras on the
 * same arrays, one after the other in each repeat. Keras takes part where a Python with TensorFlow 2.21 is named (or in BENCH_PYTHON).
 * `@200`: this network with spectra of 200 points. Medians of the clock, and of the processor time, which on a machine that does other things too says more.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { trainingRecipeSchema, type ArchitectureSpec } from '../src/contract/index.js';
import { publishedNetworks } from '../src/core/architectures/index.js';
import { defaultCacheFolder } from '../src/main/files/folders.js';
import { predict } from '../src/main/trainer/explain/predict.js';
import { Optimiser } from '../src/main/trainer/fit/optimiser.js';
import { takeBatch, type Samples } from '../src/main/trainer/fit/samples.js';
import { trainStep } from '../src/main/trainer/fit/trainStep.js';
import { GraphNetwork } from '../src/main/trainer/graph/graphNetwork.js';
import { Network } from '../src/main/trainer/network/network.js';
import { permutation } from '../src/main/trainer/seeded/permutation.js';
import { randomNumbers } from '../src/main/trainer/seeded/randomNumbers.js';
import { loadTensorflow } from '../src/main/trainer/tensorflow/loadTensorflow.js';
import { median, printTable, record, round, timed } from './timing.js';

const { values: flags } = parseArgs({
  options: {
    networks: { type: 'string', default: 'slides-cnn,liu-2017,lee-2020-cnn2,wang-2020,oviedo-2019,ho-2019@200' },
    points: { type: 'string', default: '500' },
    classes: { type: 'string', default: '10' },
    spectra: { type: 'string', default: '512' },
    batch: { type: 'string', default: '64' },
    repeats: { type: 'string', default: '5' },
    threads: { type: 'string', default: '1' },
    python: { type: 'string', default: process.env['BENCH_PYTHON'] ?? '' },
    record: { type: 'boolean', default: false },
  },
});
const [classes, spectra, batch, repeats] = [
  ...[flags.classes, flags.spectra, flags.batch, flags.repeats].map(Number),
] as [number, number, number, number];
// Before the library is loaded, which reads them once.
Object.assign(process.env, {
  TF_NUM_INTRAOP_THREADS: flags.threads,
  TF_NUM_INTEROP_THREADS: flags.threads,
  TF_CPP_MIN_LOG_LEVEL: '2',
});

interface Pace {
  seconds: number;
  cpu: number;
}
interface Competitor {
  name: string;
  train: () => Promise<Pace>;
  predict: () => Promise<Pace>;
  close: () => Promise<void>;
}

const { tf } = loadTensorflow(defaultCacheFolder());
const folder = mkdtempSync(join(tmpdir(), 'train-speed-'));

/** Peaks at places that belong to the class, with noise. */
function samples(points: number): Samples {
  const random = randomNumbers(1);
  const targets = Int32Array.from({ length: spectra }, (_, row) => row % classes);
  const inputs = new Float32Array(spectra * points);
  for (let row = 0; row < spectra; row += 1) {
    const centre = (points * ((targets[row] ?? 0) + 0.5)) / classes + 4 * random.normal();
    for (let i = 0; i < points; i += 1)
      inputs[row * points + i] = Math.exp(-0.5 * ((i - centre) / 5) ** 2) + 0.02 * random.normal();
  }
  return { inputs, targets };
}

async function pace(work: () => void): Promise<Pace> {
  const { wall, cpu } = await timed(work);
  return { seconds: wall / 1000, cpu: cpu / 1000 };
}

function epoch(data: Samples, network: Network | GraphNetwork, step: (batch: ReturnType<typeof takeBatch>) => void) {
  const order = permutation(spectra, 1);
  for (let from = 0; from < spectra; from += batch)
    step(takeBatch(network, data, order.subarray(from, from + batch), undefined));
}

function eager(spec: ArchitectureSpec, data: Samples): Competitor {
  const recipe = trainingRecipeSchema.parse({ architecture: spec, epochs: 1, batchSize: batch });
  const network = new Network(tf, spec);
  const optimiser = new Optimiser(recipe.optimiser);
  let seed = 0;
  return {
    name: 'eager',
    train: () => pace(() => epoch(data, network, (one) => trainStep(network, recipe, optimiser, one, (seed += 1)))),
    predict: () => pace(() => void predict(network, data.inputs)),
    close: () => Promise.resolve(network.dispose()),
  };
}

function graph(spec: ArchitectureSpec, data: Samples): Competitor {
  const network = new GraphNetwork(tf, spec, {
    training: trainingRecipeSchema.parse({ architecture: spec, epochs: 1 }),
  });
  let seed = 0;
  return {
    name: 'graph',
    train: () => pace(() => epoch(data, network, (one) => network.step(one, (seed += 1)))),
    predict: () =>
      pace(() => {
        for (let from = 0; from < spectra; from += batch)
          network.predict(data.inputs.subarray(from * spec.inputLength, (from + batch) * spec.inputLength));
      }),
    close: () => Promise.resolve(network.dispose()),
  };
}

/** Keras in its own process: asked line by line. */
function openKeras(python: string) {
  const child = spawn(python, [join(import.meta.dirname, '..', '..', 'bench', 'peers', 'train_keras.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (request: object): Promise<unknown> => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const line = await lines.next();
    if (line.done) throw new Error('Keras has ended: see above.');
    return JSON.parse(line.value);
  };
  return { ask, end: () => child.stdin.end() };
}

const keras = flags.python === '' ? undefined : openKeras(flags.python);

async function withKeras(spec: ArchitectureSpec): Promise<Competitor[]> {
  if (!keras) return [];
  const name = spec.id;
  const files = { inputs: join(folder, 'inputs'), targets: join(folder, 'targets') };
  await keras.ask({ load: { name, architecture: spec, ...files, batch } });
  return [
    {
      name: 'keras',
      train: async () => (await keras.ask({ train: name })) as Pace,
      predict: async () => (await keras.ask({ predict: name })) as Pace,
      close: async () => void (await keras.ask({ drop: name })),
    },
  ];
}

const rows: (string | number)[][] = [];
const results: object[] = [];
try {
  for (const [id = '', length = flags.points] of flags.networks.split(',').map((one) => one.split('@'))) {
    const points = Number(length);
    const data = samples(points);
    writeFileSync(join(folder, 'inputs'), data.inputs);
    writeFileSync(join(folder, 'targets'), data.targets);
    const spec = publishedNetworks[id]?.({ inputLength: points, outputs: classes });
    if (!spec) throw new Error(`There is no network ${id}; there are ${Object.keys(publishedNetworks).join(', ')}.`);
    const competitors = [eager(spec, data), graph(spec, data), ...(await withKeras(spec))];
    for (const kind of ['train', 'predict'] as const) {
      const seen = new Map(competitors.map(({ name }): [string, Pace[]] => [name, []]));
      // The first round warms up.
      for (let round = 0; round <= repeats; round += 1)
        for (const one of competitors) {
          const found = await one[kind]();
          if (round > 0) seen.get(one.name)?.push(found);
        }
      const perSecond = (name: string, what: keyof Pace) =>
        spectra / median((seen.get(name) ?? []).map((found) => found[what]));
      const line = competitors.map(({ name }) => round(perSecond(name, 'seconds')));
      const ratio = (other: string, what: keyof Pace) =>
        seen.has(other) ? Number((perSecond('graph', what) / perSecond(other, what)).toFixed(2)) : '';
      rows.push([
        ...[`${id}, ${points} points`, kind, ...line, ...(keras ? [] : [''])],
        ...[ratio('eager', 'seconds'), ratio('keras', 'seconds'), ratio('eager', 'cpu'), ratio('keras', 'cpu')],
      ]);
      const told = (what: keyof Pace) =>
        Object.fromEntries(competitors.map(({ name }) => [name, round(perSecond(name, what))]));
      results.push({ network: id, points, kind, perSecond: told('seconds'), perSecondOfProcessor: told('cpu') });
      console.log(JSON.stringify(rows.at(-1)));
    }
    for (const one of competitors) await one.close();
  }
} finally {
  keras?.end();
  rmSync(folder, { recursive: true, force: true });
}
printTable(
  [
    'network',
    'what',
    'eager /s',
    'graph /s',
    'Keras /s',
    'graph:eager',
    'graph:Keras',
    'by processor time',
    'and to Keras',
  ],
  rows,
);
if (flags.record) record('train-speed', { classes, spectra, batch, repeats, threads: flags.threads, results });
