/**
 * `npm run bench -- determinism [--epochs 8]`: the same order given to two fresh trainer processes of one thread, and to a third one that is killed
 * after the checkpoint in the middle and gone on with in a fourth. Curves and weights must be equal bit by bit; for each network and engine.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArchitectureSpec, TrainingResult } from '../src/contract/index.js';
import { lee2020Cnn2, liu2017, oviedo2019, slidesCnn } from '../src/core/architectures/index.js';
import { startTraining, type TrainingOutcome, type TrainingRun } from '../src/main/jobs/trainingRun.js';
import type { EngineName, TrainOrder } from '../src/main/trainer/messages.js';
import { argument } from './identify-samples.js';
import { printTable, record } from './timing.js';
import { fork, order } from './trainerOrders.js';

const epochs = Number(argument('epochs') ?? 8);
const middle = Math.ceil(epochs / 2);
const size = { inputLength: 500, outputs: 2 };
const networks: [ArchitectureSpec, number][] = [
  [slidesCnn(size), 200],
  [oviedo2019(size), 200],
  [lee2020Cnn2(size), 200],
  [liu2017(size), 100],
];

function finished(outcome: TrainingOutcome): TrainingResult {
  if (outcome.state === 'done') return outcome.result;
  throw new Error(`The training did not come to its end: ${JSON.stringify(outcome)}`);
}

async function whole(wanted: TrainOrder): Promise<TrainingResult> {
  return finished(await startTraining({ fork, order: wanted }).outcome);
}

/** Killed as soon as the checkpoint in the middle is written, then gone on with. */
async function interrupted(wanted: TrainOrder): Promise<{ result: TrainingResult; from: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'phaselens-bench-'));
  try {
    const kept = { ...wanted, folder, checkpointSeconds: 0 };
    const run: TrainingRun = startTraining({
      fork,
      order: kept,
      onCheckpoint({ epochsDone }) {
        if (epochsDone === middle && run.pid !== undefined) process.kill(run.pid, 'SIGKILL');
      },
    });
    const first = await run.outcome;
    if (first.state !== 'lost') throw new Error(`The training was to be killed, but it is ${first.state}.`);
    let from = 0;
    const onResumed = ({ epochsDone }: { epochsDone: number }) => (from = epochsDone);
    const result = finished(await startTraining({ fork, order: kept, onResumed }).outcome);
    if (from === 0) throw new Error('The training did not go on from its checkpoint.');
    return { result, from };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every number but the time it took, to its last digit. */
function curve({ history }: TrainingResult): string {
  return JSON.stringify(
    history.map((log) => [log.epoch, log.loss, log.accuracy, log.valLoss, log.valAccuracy, log.learningRate]),
  );
}

function weightBytes({ weights }: TrainingResult): Buffer {
  return Buffer.concat(weights.map(({ values: v }) => Buffer.from(v.buffer, v.byteOffset, v.byteLength)));
}

/** Numbers that are not the same bits. */
function differing(one: TrainingResult, other: TrainingResult): number {
  const [a, b] = [weightBytes(one), weightBytes(other)];
  if (a.length !== b.length) return Math.max(a.length, b.length) / 4;
  let count = 0;
  for (let at = 0; at < a.length; at += 4) if (a.readUInt32LE(at) !== b.readUInt32LE(at)) count += 1;
  return count;
}

const rows = [];
for (const engine of ['eager', 'graph'] as EngineName[]) {
  for (const [architecture, spectra] of networks) {
    const wanted = { ...order(architecture, spectra, { epochs }), engine };
    const first = await whole(wanted);
    const again = await whole(wanted);
    const { result: resumed, from } = await interrupted(wanted);
    const other = await whole({ ...wanted, recipe: { ...wanted.recipe, seed: (wanted.recipe.seed ?? 1) + 1 } });
    const row = {
      ...{ engine, network: architecture.id, spectra, epochs, weights: weightBytes(first).length / 4 },
      fresh: { sameCurve: curve(first) === curve(again), differingWeights: differing(first, again) },
      resumed: { from, sameCurve: curve(first) === curve(resumed), differingWeights: differing(first, resumed) },
      // Were another seed the same as well, the comparison would compare nothing.
      otherSeed: { sameCurve: curve(first) === curve(other), differingWeights: differing(first, other) },
      sha256: createHash('sha256').update(weightBytes(first)).digest('hex'),
    };
    rows.push(row);
    console.log(`${engine} ${architecture.id}: done`);
  }
}

const words = ({ sameCurve, differingWeights }: { sameCurve: boolean; differingWeights: number }): string =>
  sameCurve && differingWeights === 0
    ? 'equal bits'
    : `curve ${sameCurve ? 'equal' : 'differs'}, ${differingWeights} differ`;
printTable(
  ['engine', 'network', 'weights', 'epochs', 'two fresh processes', 'killed and resumed', 'another seed'],
  rows.map((row) => [
    ...[row.engine, row.network, row.weights, row.epochs],
    ...[words(row.fresh), words(row.resumed), words(row.otherSeed)],
  ]),
);
record('determinism', { threads: 1, rows });
const same = rows.every(
  ({ fresh, resumed }) =>
    fresh.sameCurve && fresh.differingWeights === 0 && resumed.sameCurve && resumed.differingWeights === 0,
);
if (!same || rows.some(({ otherSeed }) => otherSeed.sameCurve)) process.exitCode = 1;
