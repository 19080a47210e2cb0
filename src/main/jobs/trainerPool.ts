import { LabError, type TrainingResult, type WeightArray } from '../../contract/index.js';
import type { Answers, QuestionInput, TrainOrder } from '../trainer/messages.js';
import type { TensorflowFacts } from '../trainer/tensorflow/loadTensorflow.js';
import { TrainerLane, TrainerLost } from './trainerLane.js';
import type { TrainerHostOptions } from './trainerHost.js';

export interface TrainerPoolOptions extends Pick<TrainerHostOptions, 'fork' | 'silenceSeconds'> {
  /** Processes at most. They start when they are needed and stay. */
  width: number;
}

interface Task {
  work: (lane: TrainerLane) => Promise<unknown>;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
  /** A process died of it already, or beside it. */
  repeated: boolean;
}

/**
 * Many trainings and questions on a few trainer processes. Loading TensorFlow takes longer than training a small network, so the processes
 * are kept. What a process that dies was asked for is asked once more of another.
 */
export class TrainerPool {
  private readonly lanes = new Set<TrainerLane>();
  private readonly idle: TrainerLane[] = [];
  private readonly queue: Task[] = [];
  private closed: LabError | undefined;
  private known: TensorflowFacts | undefined;

  constructor(private readonly options: TrainerPoolOptions) {}

  /** What calculates, once a process has started. */
  get facts(): TensorflowFacts | undefined {
    return this.known;
  }

  /** Of the living processes. */
  get pids(): (number | undefined)[] {
    return [...this.lanes].map(({ pid }) => pid);
  }

  /** @throws LabError why it cannot be trained; `unavailable` when two processes died of it or TensorFlow cannot be had */
  train(order: TrainOrder): Promise<TrainingResult> {
    return this.put((lane) => lane.train(order));
  }

  initialise(input: QuestionInput<'initialise'>): Promise<WeightArray[]> {
    return this.put((lane) => lane.initialise(input));
  }

  ask<Name extends 'predict' | 'layerMaps' | 'classActivation'>(
    name: Name,
    network: Omit<QuestionInput<'load'>, 'model'>,
    input: Omit<QuestionInput<Name>, 'model'>,
  ): Promise<Answers[Name]> {
    return this.put((lane) => lane.ask(name, network, input));
  }

  /** Ends all processes at once; everything under way and everything asked later is rejected with the error. */
  async close(error = new LabError('unavailable', 'The trainers were closed.')): Promise<void> {
    this.closed ??= error;
    for (const { reject } of this.queue.splice(0)) reject(this.closed);
    this.idle.length = 0;
    const lanes = [...this.lanes];
    this.lanes.clear();
    await Promise.all(lanes.map((lane) => lane.end(error)));
  }

  private put<T>(work: (lane: TrainerLane) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.closed) return reject(this.closed);
      this.queue.push({ work, resolve, reject, repeated: false });
      this.next();
    });
  }

  private next(): void {
    while (this.queue.length > 0) {
      const lane = this.take();
      const task = lane && this.queue.shift();
      if (!lane || !task) return;
      void this.serve(lane, task);
    }
  }

  private take(): TrainerLane | undefined {
    for (let lane = this.idle.pop(); lane; lane = this.idle.pop()) {
      if (!lane.lost) return lane;
      this.lanes.delete(lane);
    }
    if (this.lanes.size >= this.options.width) return undefined;
    const lane = new TrainerLane(this.options);
    this.lanes.add(lane);
    lane.facts().then(
      (facts) => (this.known = facts),
      () => undefined,
    );
    return lane;
  }

  private async serve(lane: TrainerLane, task: Task): Promise<void> {
    try {
      task.resolve((await task.work(lane)) as never);
    } catch (error) {
      if (error instanceof TrainerLost && !task.repeated && !this.closed) {
        task.repeated = true;
        this.queue.unshift(task);
      } else task.reject(error);
    }
    if (this.closed) return;
    if (lane.lost) this.lanes.delete(lane);
    else this.idle.push(lane);
    this.next();
  }
}
