/** `npm run bench -- training`: pace of the trainer on published networks, on one thread and two. */
import type { ArchitectureSpec } from '../src/contract/index.js';
import {
  ho2019,
  lee2020Cnn2,
  liu2017,
  macs,
  oviedo2019,
  parameterCount,
  slidesCnn,
} from '../src/core/architectures/index.js';
import { startTraining } from '../src/main/jobs/trainingRun.js';
import { fork, order } from './trainerOrders.js';

async function pace(architecture: ArchitectureSpec, count: number, threads: number) {
  const { outcome } = startTraining({ fork: () => fork(threads), order: order(architecture, count) });
  const end = await outcome;
  if (end.state !== 'done') throw new Error(JSON.stringify(end));
  // The first epoch warms up.
  const seconds = end.result.history.at(-1)?.seconds ?? 0;
  return {
    network: architecture.id,
    points: architecture.inputLength,
    spectra: count,
    parameters: parameterCount(architecture).total,
    threads,
    secondsPerEpoch: Number(seconds.toFixed(3)),
    // Forward, and backward twice as much; a quarter again forward for validation.
    gigaMacsPerSecond: Number(((macs(architecture) * count * 3.25) / seconds / 1e9).toFixed(1)),
  };
}

const size = { inputLength: 500, outputs: 2 };
const paces = [];
for (const [architecture, count] of [
  [slidesCnn(size), 1000],
  [oviedo2019(size), 1000],
  [lee2020Cnn2(size), 1000],
  [liu2017(size), 500],
  [ho2019(size), 250],
] as const)
  for (const threads of [1, 2]) {
    paces.push(await pace(architecture, count, threads));
    console.log(JSON.stringify(paces.at(-1)));
  }
console.table(paces);
