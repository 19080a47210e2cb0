/**
 * `npm run bench -- tensor-ledger [--epochs 50] [--questions 500]`: what stays behind in a trainer process, from its own beats: tensors and megabytes
 * over 50 epochs of training and over 500 predictions and 500 explanations. The number of tensors must not grow.
 */
import type { ArchitectureSpec } from '../src/contract/index.js';
import { lee2020Cnn2, slidesCnn } from '../src/core/architectures/index.js';
import { openTrainer } from '../src/main/jobs/trainerHost.js';
import { TrainerSession } from '../src/main/jobs/trainerSession.js';
import { startTraining } from '../src/main/jobs/trainingRun.js';
import type { EngineName } from '../src/main/trainer/messages.js';
import { argument } from './identify-samples.js';
import { median, printTable, record } from './timing.js';
import { fork, order, samples } from './trainerOrders.js';

interface Beat {
  tensors: number;
  megabytes: number;
}

const epochs = Number(argument('epochs') ?? 50);
const questions = Number(argument('questions') ?? 500);
const ROUNDS = 10;
const SPECTRA = 100;

/** The beats of a training, and the one after its end. */
function training(architecture: ArchitectureSpec, spectra: number, engine: EngineName): Promise<Ledger> {
  return new Promise((resolve, reject) => {
    const beats: Beat[] = [];
    let told = 0;
    let over = false;
    const trainer = openTrainer({
      fork,
      onLost: (reason) => reject(new Error(reason)),
      onBeat({ tensors, megabytes }) {
        if (!over) {
          if (told > 0) beats.push({ tensors, megabytes });
          return;
        }
        const ledger = { what: `${told} epochs`, engine, network: architecture.id, beats, left: tensors };
        trainer.end(2000).then(() => resolve(ledger), reject);
      },
      onMessage(message) {
        if (message.type === 'epoch') told += 1;
        if (message.type === 'done') over = true;
        if (message.type === 'failed') reject(new Error(message.error.message));
      },
    });
    trainer.ready.then(
      () => trainer.send({ type: 'train', ...order(architecture, spectra, { epochs }), engine }),
      (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))),
    );
  });
}

interface Ledger {
  what: string;
  engine: EngineName | '';
  network: string;
  /** Between batches, or after every tenth of the questions. */
  beats: Beat[];
  /** Tensors when all was over. */
  left: number;
}

async function asking(architecture: ArchitectureSpec, name: 'predict' | 'classActivation'): Promise<Ledger> {
  const trained = await startTraining({ fork, order: order(architecture, 64, { epochs: 1 }) }).outcome;
  if (trained.state !== 'done') throw new Error(JSON.stringify(trained));
  const { weights } = trained.result;
  const model = { key: 'bench', load: () => Promise.resolve({ architecture, weights }) };
  const spectra = samples(SPECTRA, architecture.inputLength, 3).inputs;
  let heard: (beat: Beat) => void = () => undefined;
  const session = new TrainerSession({
    fork,
    onBeat: ({ tensors, megabytes }) => heard({ tensors, megabytes }),
  });
  const beats: Beat[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let i = 0; i < questions / ROUNDS; i += 1) {
      if (name === 'predict') await session.ask('predict', model, { spectra });
      else await session.ask('classActivation', model, { spectra, target: i % 2, method: 'gradCam' });
    }
    beats.push(await new Promise<Beat>((resolve) => (heard = resolve)));
  }
  await session.close();
  const what = `${questions} ${name === 'predict' ? 'predictions' : 'explanations'}`;
  return { what, engine: '', network: architecture.id, beats, left: beats.at(-1)?.tensors ?? NaN };
}

/** First and last third: the first beats may fall into the warming up. */
function summary({ beats, ...ledger }: Ledger) {
  const third = Math.max(1, Math.floor(beats.length / 3));
  const [first, last] = [beats.slice(0, third), beats.slice(-third)];
  const most = (of: readonly Beat[]): number => Math.max(...of.map(({ tensors }) => tensors));
  const middle = (of: readonly Beat[]): number => median(of.map(({ megabytes }) => megabytes));
  return {
    ...ledger,
    readings: beats.length,
    tensors: { first: most(first), last: most(last), growth: most(last) - most(first) },
    megabytes: { first: middle(first), last: middle(last), growth: middle(last) - middle(first) },
  };
}

const small = slidesCnn({ inputLength: 100, outputs: 2 });
const larger = lee2020Cnn2({ inputLength: 500, outputs: 2 });
const ledgers: Ledger[] = [];
for (const engine of ['eager', 'graph'] as const) {
  ledgers.push(await training(small, 4000, engine));
  ledgers.push(await training(larger, 300, engine));
}
for (const name of ['predict', 'classActivation'] as const) ledgers.push(await asking(small, name));

const rows = ledgers.map(summary);
printTable(
  ['what', 'engine', 'network', 'readings', 'tensors first', 'last', 'at the end', 'MB first', 'last'],
  rows.map((row) => [
    ...[row.what, row.engine, row.network, row.readings, row.tensors.first, row.tensors.last, row.left],
    ...[row.megabytes.first, row.megabytes.last],
  ]),
);
record('tensor-ledger', { spectraAQuestion: SPECTRA, rows, beats: ledgers.map(({ beats }) => beats) });
if (rows.some(({ tensors, readings }) => tensors.growth > 0 || readings < 3)) process.exitCode = 1;
