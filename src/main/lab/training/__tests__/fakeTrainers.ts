import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeWire, encodeWire, type EpochLog, type WeightArray } from '../../../../contract/index.js';
import { planNetwork } from '../../../../core/architectures/planNetwork.js';
import type { TrainerProcess } from '../../../jobs/forkTrainer.js';
import type { FromTrainer, ToTrainer } from '../../../trainer/messages.js';

type Order = Extract<ToTrainer, { type: 'train' }>;

/** A trainer in memory: it does what the test says, when the test says it. */
export class FakeTrainer implements TrainerProcess {
  readonly pid = 1;
  order: Order | undefined;
  cancelled = false;
  gone = false;
  private listener: (bytes: Uint8Array) => void = () => undefined;
  private exit: (reason: string) => void = () => undefined;
  private epochs = 0;

  readonly channel = {
    send: (bytes: Uint8Array) => this.hear(decodeWire(bytes) as ToTrainer),
    onMessage: (listener: (bytes: Uint8Array) => void) => {
      this.listener = listener;
      this.say({ type: 'ready', backend: 'fake', tensorflow: '2', tfjs: '4', threads: 1, engine: 'graph' });
    },
    onClose: () => undefined,
    close: () => undefined,
  };

  constructor(private readonly stubborn: boolean) {}

  onExit(listener: (reason: string) => void): void {
    this.exit = listener;
  }

  lastWords(): string {
    return '';
  }

  kill(): void {
    this.crash('signal SIGKILL');
  }

  crash(reason: string): void {
    if (this.gone) return;
    this.gone = true;
    setImmediate(() => this.exit(reason));
  }

  epoch(from = this.epochs): void {
    this.epochs = from + 1;
    const log: EpochLog = { epoch: from, loss: 1 / this.epochs, valAccuracy: 0.5, learningRate: 0.1, seconds: 0.01 };
    this.say({ type: 'epoch', log });
  }

  checkpoint(): void {
    const { folder = '' } = this.order ?? {};
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'checkpoint-000001.bin'), 'whole');
    this.say({ type: 'checkpoint', epochsDone: this.epochs, sha256: '' });
  }

  done(): void {
    const history = Array.from({ length: this.epochs }, (_, epoch) => ({
      epoch,
      loss: 1,
      learningRate: 0.1,
      seconds: 0,
    }));
    const weights = this.order ? weightsOf(this.order) : [];
    this.say({ type: 'done', result: { ended: 'epochs', epochOfWeights: this.epochs - 1, history, weights } });
  }

  private hear(message: ToTrainer): void {
    switch (message.type) {
      case 'train':
        this.order = message;
        return;
      case 'cancel':
        this.cancelled = true;
        if (!this.stubborn) this.say({ type: 'cancelled', epochsDone: this.epochs });
        return;
      case 'close':
        this.crash('code 0');
        return;
      case 'ask':
        this.say({ type: 'answer', id: message.id, ok: true, value: answer(message) });
    }
  }

  private say(message: FromTrainer): void {
    setImmediate(() => {
      if (!this.gone) this.listener(encodeWire(message));
    });
  }
}

/** Always as sure of the first class. */
function answer(message: Extract<ToTrainer, { type: 'ask' }>): unknown {
  if (message.name !== 'predict') return null;
  const count = message.input.spectra.length / POINTS;
  return { outputs: 2, values: Float32Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? 0.9 : 0.1)) };
}

/** Points of a spectrum of these tests. */
export const POINTS = 16;

function weightsOf({ recipe }: Order): WeightArray[] {
  return planNetwork(recipe.architecture)
    .flatMap(({ parameters }) => parameters)
    .map(({ name, shape }) => ({
      ...{ name, shape },
      values: new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(recipe.seed),
    }));
}

export class FakeTrainers {
  /** Those with an order, in the order of their start. */
  readonly all: FakeTrainer[] = [];
  stubborn = false;

  readonly fork = (): FakeTrainer => {
    const trainer = new FakeTrainer(this.stubborn);
    this.all.push(trainer);
    return trainer;
  };

  /** Living ones that train. */
  get busy(): FakeTrainer[] {
    return this.all.filter(({ order, gone }) => order && !gone);
  }

  get seeds(): number[] {
    return this.busy.map(({ order }) => order?.recipe.seed ?? -1);
  }
}
