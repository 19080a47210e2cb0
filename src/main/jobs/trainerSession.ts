import { LabError } from '../../contract/index.js';
import type { Answers, Question, QuestionInput } from '../trainer/messages.js';
import type { TensorflowFacts } from '../trainer/tensorflow/loadTensorflow.js';
import { openTrainer, type TrainerHost, type TrainerHostOptions } from './trainerHost.js';

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: LabError) => void;
}

/** A network to ask about: its weights are fetched only when the process does not hold them yet. */
export interface ModelSource {
  /** Names the weights, such as their hash. */
  key: string;
  load(): Promise<Omit<QuestionInput<'load'>, 'model'>>;
}

/** Networks that the process holds at a time: two to compare, and the two before. */
const HELD = 4;

/**
 * The warm process for predictions and explanations. It starts with the first question; if it dies, the questions under way are
 * rejected and the next one starts another.
 */
export class TrainerSession {
  private host: TrainerHost | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;
  /** By key, the one used last at the end. */
  private readonly held = new Map<string, Promise<unknown>>();

  constructor(private readonly options: Pick<TrainerHostOptions, 'fork' | 'silenceSeconds' | 'onBeat'>) {}

  /** Questions are under way. */
  get busy(): boolean {
    return this.waiting.size > 0;
  }

  /** What calculates. @throws LabError `unavailable` */
  facts(): Promise<TensorflowFacts> {
    return this.opened().ready;
  }

  /** @throws LabError of the trainer, or `unavailable` when it could not be started or died */
  async ask<Name extends Exclude<Question, 'load' | 'unload' | 'initialise'>>(
    name: Name,
    model: ModelSource,
    input: Omit<QuestionInput<Name>, 'model'>,
  ): Promise<Answers[Name]> {
    const host = this.opened();
    await host.ready;
    await this.hold(host, model);
    return (await this.put(host, name, { ...input, model: model.key })) as Answers[Name];
  }

  private async hold(host: TrainerHost, model: ModelSource): Promise<void> {
    const loading =
      this.held.get(model.key) ??
      model.load().then((network) => this.put(host, 'load', { ...network, model: model.key }));
    this.held.delete(model.key);
    this.held.set(model.key, loading);
    const [oldest] = this.held.keys();
    if (this.held.size > HELD && oldest !== undefined) {
      this.held.delete(oldest);
      // Questions about it that were sent before are answered before.
      this.put(host, 'unload', { model: oldest }).catch(() => undefined);
    }
    try {
      await loading;
    } catch (error) {
      this.held.delete(model.key);
      throw error;
    }
  }

  async close(graceMs = 2000): Promise<void> {
    const { host } = this;
    this.host = undefined;
    this.held.clear();
    this.rejectAll('The trainer was closed.');
    await host?.end(graceMs);
  }

  private put(host: TrainerHost, name: Question, input: unknown): Promise<unknown> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      if (this.host !== host) {
        reject(new LabError('unavailable', 'The trainer was closed.'));
        return;
      }
      this.waiting.set(id, { resolve, reject });
      host.send({ type: 'ask', id, name, input });
    });
  }

  private opened(): TrainerHost {
    this.host ??= openTrainer({
      ...this.options,
      onMessage: (message) => {
        // What the trainer cannot read has no number: everything under way fails rather than waits for ever.
        if (message.type === 'failed') this.rejectAll(message.error.message);
        if (message.type !== 'answer') return;
        const asked = this.waiting.get(message.id);
        this.waiting.delete(message.id);
        if (message.ok) asked?.resolve(message.value);
        else asked?.reject(LabError.from(message.error));
      },
      onLost: (reason) => {
        this.host = undefined;
        this.held.clear();
        this.rejectAll(reason);
      },
    });
    return this.host;
  }

  private rejectAll(reason: string): void {
    const all = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of all) reject(new LabError('unavailable', reason));
  }
}
