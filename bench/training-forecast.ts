/**
 * `npm run bench -- training-forecast [--networks slides-cnn@500,cnn2,...] [--classes 500] [--spectra 512] [--batch 128] [--record]`:
 * what the forecast says of memory and time of a training, beside what its process took. `@500`: with spectra of 500 points. Linux only,
 * where a process tells its highest memory.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { optimiserSchema } from '../src/contract/index.js';
import { forecastTraining } from '../src/core/architectures/forecastTraining.js';
import { publishedNetworks } from '../src/core/architectures/index.js';
import { startTraining } from '../src/main/jobs/trainingRun.js';
import { printTable, record } from './timing.js';
import { fork, order } from './trainerOrders.js';

const { values: flags } = parseArgs({
  options: {
    networks: { type: 'string', default: 'slides-cnn@500,cnn2,cnn6,resnet,inc3' },
    classes: { type: 'string', default: '500' },
    spectra: { type: 'string', default: '512' },
    batch: { type: 'string', default: '128' },
    record: { type: 'boolean', default: false },
  },
});

/** Highest memory of a process so far, bytes. */
function peak(pid: number): number {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return 1024 * Number(line?.[1] ?? 0);
}

const results = [];
for (const [id = '', length = '5000'] of flags.networks.split(',').map((one) => one.split('@'))) {
  const spec = publishedNetworks[id]?.({ inputLength: Number(length), outputs: Number(flags.classes) });
  if (!spec) throw new Error(`There is no network ${id}; there are ${Object.keys(publishedNetworks).join(', ')}.`);
  const batchSize = Number(flags.batch);
  const optimiser = optimiserSchema.parse({ type: 'adam' });
  const what = order(spec, Number(flags.spectra), {
    ...{ batchSize, optimiser, epochs: 3 },
    earlyStopping: { monitor: 'valLoss', patience: 10, restoreBest: true },
  });
  const seconds: number[] = [];
  let [bytes, ready] = [0, 0];
  const child = fork();
  const look = () => {
    try {
      bytes = Math.max(bytes, peak(child.pid ?? 0));
    } catch {
      // It is gone: the last look counts.
    }
  };
  const timer = setInterval(look, 50);
  const { outcome } = startTraining({
    fork: () => child,
    order: what,
    onReady: () => {
      look();
      ready = bytes;
    },
    onEpoch: (log) => {
      seconds.push(log.seconds);
      look();
    },
  });
  const ended = await outcome;
  clearInterval(timer);
  if (ended.state !== 'done') throw new Error(`${id}: ${JSON.stringify(ended).slice(0, 500)}`);
  const { memory, secondsPerEpoch } = forecastTraining({
    ...{ spec, batchSize, optimiser },
    ...{ train: Number(flags.spectra), validation: Math.floor(Number(flags.spectra) / 4) },
  });
  const found = {
    network: id,
    points: Number(length),
    bytes,
    ready,
    forecastBytes: memory.total,
    memory,
    seconds,
    forecastSeconds: secondsPerEpoch,
  };
  console.log(JSON.stringify(found));
  results.push(found);
}
const mega = (bytes: number) => Math.round(bytes / 1e6);
printTable(
  ['network', 'points', 'MB forecast', 'MB measured', 'ratio', 's/epoch forecast', 's/epoch measured', 'ratio'],
  results.map(({ network, points, bytes, forecastBytes, seconds, forecastSeconds }) => {
    const measured = Math.min(...seconds);
    return [
      ...[network, points, mega(forecastBytes), mega(bytes), Number((forecastBytes / bytes).toFixed(2))],
      ...[
        Number(forecastSeconds.toFixed(2)),
        Number(measured.toFixed(2)),
        Number((forecastSeconds / measured).toFixed(2)),
      ],
    ];
  }),
);
if (flags.record)
  record('training-forecast', { classes: flags.classes, spectra: flags.spectra, batch: flags.batch, results });
