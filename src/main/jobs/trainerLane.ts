import { LabError, type ErrorEnvelope, type TrainingResult, type WeightArray } from '../../contract/index.js';
import type { Answers, Question, QuestionInput, TrainOrder } from '../trainer/messages.js';
import type { TensorflowFacts } from '../trainer/tensorflow/loadTensorflow.js';
import { openTrainer, type TrainerHost, type TrainerHostOptions, type TrainerNews } from './trainerHost.js';

/** The process is gone; another one can do what it was asked for. */
export class TrainerLost extends LabError {
  constructor(reason: string) {
    super('unavailable', reason);
  }
}

interface Listener {
  hear(message: TrainerNews): void;
  lose(error: LabError): void;
}
/** A network whose weights are known. */
type Weighted = Omit<QuestionInput<'load'>, 'model'>;

const MODEL = 'asked';

/** One trainer process that does one thing after the other. Whoever uses it waits for the answer before asking again. */
export class TrainerLane {
  private readonly host: TrainerHost;
  private listener: Listener | undefined;
  private nextId = 1;
  private gone: LabError | undefined;

  constructor(options: Pick<TrainerHostOptions, 'fork' | 'silenceSeconds'>) {
    this.host = openTrainer({
      ...options,
      onMessage: (message) => this.listener?.hear(message),
      onLost: (reason) => this.lose(new TrainerLost(reason)),
    });
  }

  get lost(): boolean {
    return this.gone !== undefined;
  }

  get pid(): number | undefined {
    return this.host.pid;
  }

  facts(): Promise<TensorflowFacts> {
    return this.host.ready;
  }

  /** @throws LabError why it cannot be trained; {@link TrainerLost} when the process died */
  train(order: TrainOrder): Promise<TrainingResult> {
    return this.exchange([{ type: 'train', ...order }], (message, resolve, reject) => {
      if (message.type === 'done') resolve(message.result);
      if (message.type === 'failed') reject(LabError.from(message.error));
    });
  }

  initialise(input: QuestionInput<'initialise'>): Promise<WeightArray[]> {
    return this.question('initialise', input, []);
  }

  /** Loads the network, asks about it and lets go of it, in one go. */
  ask<Name extends 'predict' | 'layerMaps' | 'classActivation'>(
    name: Name,
    network: Weighted,
    input: Omit<QuestionInput<Name>, 'model'>,
  ): Promise<Answers[Name]> {
    const load = this.message('load', { ...network, model: MODEL });
    const unload = this.message('unload', { model: MODEL });
    return this.question(name, { ...input, model: MODEL }, [load], [unload]);
  }

  /** Ends the process at once; what it was asked is rejected with the error. */
  end(error: LabError): Promise<void> {
    this.lose(error);
    return this.host.end(0);
  }

  private message(name: Question, input: unknown): { type: 'ask'; id: number; name: Question; input: unknown } {
    return { type: 'ask', id: this.nextId++, name, input };
  }

  /** Fails with the first of the messages that fails. */
  private question<Name extends Question>(
    name: Name,
    input: unknown,
    before: readonly { id: number }[],
    after: readonly { id: number }[] = [],
  ): Promise<Answers[Name]> {
    const asked = this.message(name, input);
    let failed: ErrorEnvelope | undefined;
    return this.exchange([...before, asked, ...after], (message, resolve, reject) => {
      if (message.type === 'failed') reject(LabError.from(message.error));
      if (message.type !== 'answer') return;
      if (!message.ok) failed ??= message.error;
      if (message.id !== asked.id) return;
      if (message.ok) resolve(message.value as Answers[Name]);
      else reject(LabError.from(failed ?? message.error));
    });
  }

  private async exchange<T>(
    messages: readonly object[],
    hear: (message: TrainerNews, resolve: (value: T) => void, reject: (error: LabError) => void) => void,
  ): Promise<T> {
    if (this.gone) throw this.gone;
    return new Promise<T>((resolve, reject) => {
      this.listener = {
        hear: (message) => hear(message, resolve, reject),
        lose: reject,
      };
      this.host.ready.then(
        () => messages.forEach((message) => this.host.send({ ...message })),
        // Said by onLost, or by whoever ended it.
        () => undefined,
      );
    });
  }

  private lose(error: LabError): void {
    this.gone ??= error;
    this.listener?.lose(error);
    this.listener = undefined;
  }
}
