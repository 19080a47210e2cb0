/**
 * `npm run bench -- train-speed [--networks a,b@1000:10] [--points 5000] [--classes 500] [--spectra 2048] [--batch 128] [--repeats 5]
 * [--seconds 3] [--threads 1] [--python FILE] [--torch FILE] [--eager] [--kinds train,predict] [--ways graph,conv1d] [--record]`: spectra per second in
 * training and in prediction, of the native graph and of its peers on the same arrays, one after the other in each repeat, each in a
 * process of its own whose largest memory stands beside. Keras takes part where a Python with TensorFlow 2.21 is named (or in
 * BENCH_PYTHON), PyTorch where one with torch is named (or in BENCH_TORCH); of the ways in which each can be run (peers/train_*.py) the
 * one that was fastest on this network takes part (`--ways` leaves others out). `@1000:10`: this network with spectra of 1,000 points and 10 classes. An epoch is cut
 * to about `--seconds` of ours. Medians of the clock, and of the processor time, which on a machine that does other things too says more.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { freemem, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { optimiserSchema, type ArchitectureSpec } from '../src/contract/index.js';
import { forecastTraining } from '../src/core/architectures/forecastTraining.js';
import { publishedNetworks } from '../src/core/architectures/index.js';
import { parameterCount } from '../src/core/architectures/parameterCount.js';
import { randomNumbers } from '../src/main/trainer/seeded/randomNumbers.js';
import { median, printTable, record, round } from './timing.js';
import { contenders, TrainPeer, type Contender, type LoadRequest, type Pace } from './trainPeer.js';

const { values: flags } = parseArgs({
  options: {
    networks: { type: 'string', default: 'cnn2,cnn3,cnn6,vgg,resnet,cnn-bn,inc3,inc6,slides-cnn@1000:10' },
    points: { type: 'string', default: '5000' },
    classes: { type: 'string', default: '500' },
    spectra: { type: 'string', default: '2048' },
    batch: { type: 'string', default: '128' },
    repeats: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    threads: { type: 'string', default: '1' },
    python: { type: 'string', default: process.env['BENCH_PYTHON'] ?? '' },
    torch: { type: 'string', default: process.env['BENCH_TORCH'] ?? '' },
    eager: { type: 'boolean', default: false },
    kinds: { type: 'string', default: 'train,predict' },
    ways: { type: 'string', default: '' },
    record: { type: 'boolean', default: false },
  },
});
const [spectra, batch, repeats, seconds, threads] = [
  ...[flags.spectra, flags.batch, flags.repeats, flags.seconds, flags.threads].map(Number),
] as [number, number, number, number, number];
const kinds = (['train', 'predict'] as const).filter((kind) => flags.kinds.split(',').includes(kind));
const ways = flags.ways === '' ? undefined : new Set([...flags.ways.split(','), 'graph', 'eager']);
const all = contenders({ keras: flags.python, torch: flags.torch, eager: flags.eager })
  .map((one) => ({ ...one, variants: one.variants.filter((variant) => ways?.has(variant) ?? true) }))
  .filter(({ variants }) => variants.length > 0);
const folder = mkdtempSync(join(tmpdir(), 'train-speed-'));

/** Peaks at places that belong to the class, with noise. */
function writeSamples(points: number, classes: number): { inputs: string; targets: string } {
  const random = randomNumbers(1);
  const targets = Int32Array.from({ length: spectra }, (_, row) => row % classes);
  const inputs = new Float32Array(spectra * points);
  for (let row = 0; row < spectra; row += 1) {
    const centre = (points * ((targets[row] ?? 0) + 0.5)) / classes + 4 * random.normal();
    for (let i = 0; i < points; i += 1)
      inputs[row * points + i] = Math.exp(-0.5 * ((i - centre) / 5) ** 2) + 0.02 * random.normal();
  }
  const files = { inputs: join(folder, 'inputs'), targets: join(folder, 'targets') };
  writeFileSync(files.inputs, inputs);
  writeFileSync(files.targets, targets);
  return files;
}

type Order = Omit<LoadRequest, 'variant'>;

/** The way in which the peer takes the least processor time for a batch, after two that warm up; a way that does not run is told. */
async function fastest(
  contender: Contender,
  order: Order,
): Promise<{ variant: string; seconds: Record<string, number> }> {
  const [first = ''] = contender.variants;
  if (contender.variants.length === 1) return { variant: first, seconds: {} };
  const found: Record<string, number> = {};
  for (const variant of contender.variants) {
    const peer = new TrainPeer(contender, threads);
    try {
      await peer.load({ ...order, variant });
      await peer.run(order.kind, batch);
      const { cpu } = await peer.run(order.kind, batch);
      const count = batch * Math.max(1, Math.min(Math.floor(spectra / batch), Math.round(0.5 / cpu)));
      const paces = [await peer.run(order.kind, count), await peer.run(order.kind, count)];
      found[variant] = Number(((Math.min(...paces.map((pace) => pace.cpu)) * batch) / count).toFixed(4));
    } catch (error) {
      console.log(`${contender.name} cannot run ${order.architecture.id} as ${variant}: ${String(error)}`);
    } finally {
      await peer.end();
    }
  }
  const [best] = Object.entries(found).sort(([, a], [, b]) => a - b);
  if (!best) throw new Error(`${contender.name} cannot run ${order.architecture.id}.`);
  return { variant: best[0], seconds: found };
}

interface Kept {
  network: string;
  points: number;
  kind: string;
  threads: number;
}

/** Takes the place of what was measured before of the same network and kind on as many threads. */
function keep(one: Kept & object): void {
  const file = 'bench/results/train-speed.json';
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { results: Kept[] }).results : [];
  const key = ({ network, points, kind, threads: count }: Kept): string => [count, kind, network, points].join();
  const others = before.filter((other) => key(other) !== key(one));
  record('train-speed', { results: [...others, one].sort((a, b) => key(a).localeCompare(key(b))) });
}

interface Result {
  variant: string;
  variantSeconds: Record<string, number>;
  versions: Record<string, string>;
  perSecond: number;
  perSecondOfProcessor: number;
  peakMegabytes: number;
  idleMegabytes: number;
}

/** All of them, one after the other in each repeat; the first round warms up and says how long an epoch may be. */
async function contest(order: Order): Promise<{ count: number; results: Record<string, Result> }> {
  const { kind } = order;
  const chosen = new Map<string, { variant: string; seconds: Record<string, number> }>();
  for (const contender of all) chosen.set(contender.name, await fastest(contender, order));
  const peers = all.map((contender) => new TrainPeer(contender, threads));
  const paces = new Map(all.map(({ name }): [string, Pace[]] => [name, []]));
  try {
    for (const peer of peers) await peer.load({ ...order, variant: chosen.get(peer.contender.name)?.variant ?? '' });
    for (const peer of peers) await peer.run(kind, batch);
    const one = (await peers[0]?.run(kind, batch))?.seconds ?? 1;
    const count = batch * Math.max(1, Math.min(Math.floor(spectra / batch), Math.round(seconds / one)));
    for (let turn = 0; turn < repeats; turn += 1)
      for (const peer of peers) paces.get(peer.contender.name)?.push(await peer.run(kind, count));
    const results = peers.map(({ contender: { name }, versions, idleMegabytes }): [string, Result] => {
      const seen = paces.get(name) ?? [];
      const way = chosen.get(name) ?? { variant: '', seconds: {} };
      return [
        name,
        {
          ...{ variant: way.variant, variantSeconds: way.seconds, versions, idleMegabytes },
          perSecond: round(count / median(seen.map((pace) => pace.seconds))),
          perSecondOfProcessor: round(count / median(seen.map((pace) => pace.cpu))),
          peakMegabytes: Math.max(...seen.map((pace) => pace.megabytes)),
        },
      ];
    });
    return { count, results: Object.fromEntries(results) };
  } finally {
    for (const peer of peers) await peer.end();
  }
}

function networkOf(written: string): { architecture: ArchitectureSpec; classes: number } {
  const [id = '', size = ''] = written.split('@');
  const [points = '', outputs = ''] = size.split(':');
  const [inputLength, classes] = [Number(points || flags.points), Number(outputs || flags.classes)];
  const architecture = publishedNetworks[id]?.({ inputLength, outputs: classes });
  if (!architecture)
    throw new Error(`There is no network ${id}; there are ${Object.keys(publishedNetworks).join(', ')}.`);
  return { architecture, classes };
}

const rows: (string | number)[][] = [];
try {
  for (const written of flags.networks.split(',')) {
    const { architecture, classes } = networkOf(written);
    const parameters = parameterCount(architecture).total;
    // For every one of them what one of ours needs, and a tenth more so that other programs are not pushed out.
    const { memory } = forecastTraining({
      ...{ spec: architecture, batchSize: batch, train: spectra, validation: 0, made: true },
      optimiser: optimiserSchema.parse({ type: 'adam' }),
    });
    const needed = 1.1 * all.length * memory.total;
    if (needed > freemem()) {
      console.log(`${written} is left out: ${round(needed / 2 ** 30)} GiB are not free.`);
      continue;
    }
    const files = writeSamples(architecture.inputLength, classes);
    for (const kind of kinds) {
      const { count, results } = await contest({ architecture, ...files, classes, batch, threads, kind });
      const [ours, ...others] = Object.entries(results) as [[string, Result], ...[string, Result][]];
      const ratio = (other: Result, what: 'perSecond' | 'perSecondOfProcessor') =>
        (ours[1][what] / other[what]).toFixed(2);
      rows.push([
        ...[`${architecture.id}, ${architecture.inputLength}`, kind, ours[1].perSecond, ours[1].peakMegabytes],
        ...others.flatMap(([, other]) => [
          ...[`${other.perSecond} ${other.variant}`, ratio(other, 'perSecond'), ratio(other, 'perSecondOfProcessor')],
          other.peakMegabytes,
        ]),
      ]);
      console.log(JSON.stringify(rows.at(-1)));
      if (flags.record)
        keep({
          ...{ network: architecture.id, points: architecture.inputLength, classes, parameters, kind, threads, batch },
          ...{ repeats, spectra: count, load: round(loadavg()[0] ?? 0), results },
        });
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
printTable(
  [
    ...['network', 'what', 'graph /s', 'MB'],
    ...all.slice(1).flatMap(({ name }) => [`${name} /s`, `graph:${name}`, 'by processor', 'MB']),
  ],
  rows,
);
