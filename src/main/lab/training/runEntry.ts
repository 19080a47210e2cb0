import type { DatasetDetail, EpochLog, RunPlan, RunSummary, TrainingProgress } from '../../../contract/index.js';
import type { LabContext } from '../labContext.js';
import { smallCurve } from './smallCurve.js';
import type { TrainingData } from './trainingData.js';

/** Runs that were started together. */
export interface RunGroup {
  dataset: DatasetDetail;
  /** Made once for all of them. */
  data?: TrainingData;
  /** Called when one of them gets on. */
  moved: () => void;
}

/** Between two pieces of news of a run, ms. */
const NEWS_MS = 200;
/** So long finished epochs wait for each other before they are stored, ms. */
const STORE_MS = 500;

/** A run that waits or goes on: its record in memory, ahead of the store by moments. */
export class RunEntry {
  /** Nothing of it may be stored any more: it was given up. */
  over = false;
  /** Why it is to end, once somebody wants that. */
  asked: 'cancel' | 'suspend' | undefined;
  readonly abort = new AbortController();
  /** Resolves when nothing of it is left. */
  readonly settled: Promise<void>;
  settle: () => void = () => undefined;
  /** 0-1 of the whole run. */
  share: number;
  /** 0-1 of the run, done before this start. */
  shareBefore: number;
  private secondsBefore: number;
  private beganAt: number | undefined;
  private unstored: EpochLog[] = [];
  private heard = false;
  /** Its process has been through a batch: what memory it needs it has. */
  trains = false;
  private moved = false;
  private timer: NodeJS.Timeout | undefined;
  private toldAt = 0;
  /** Validation accuracy of every epoch. */
  private readonly accuracies: (number | undefined)[];

  constructor(
    private readonly lab: LabContext,
    public run: RunSummary,
    readonly plan: RunPlan,
    readonly group: RunGroup,
    /** Whether its model stays, or only what it was judged to be worth. */
    readonly keepsModel = true,
    /** Of the start that this one goes on from. */
    history: readonly EpochLog[] = [],
  ) {
    this.accuracies = history.map(({ valAccuracy }) => valAccuracy);
    this.secondsBefore = run.seconds;
    this.share = this.shareOf(run.epochsDone);
    this.shareBefore = this.share;
    this.settled = new Promise((resolve) => (this.settle = resolve));
  }

  get open(): boolean {
    return this.run.state === 'queued' || this.run.state === 'running';
  }

  /** Spent calculating, over all resumptions. */
  get seconds(): number {
    return this.secondsBefore + (this.beganAt === undefined ? 0 : (Date.now() - this.beganAt) / 1000);
  }

  /** Its turn has come. */
  begin(): void {
    this.beganAt = Date.now();
    this.change({ state: 'running', startedAt: this.run.startedAt ?? new Date().toISOString() });
  }

  progress(progress: TrainingProgress): void {
    this.trains = true;
    if (this.asked) return;
    this.move(progress.epoch, progress.batch / Math.max(1, progress.batches));
    if (Date.now() - this.toldAt < NEWS_MS) return;
    this.toldAt = Date.now();
    this.lab.events.emit('runs.news', { id: this.run.id, progress });
  }

  epoch(log: EpochLog): void {
    if (this.over) return;
    // What was learned after the checkpoint it goes on from is learned again.
    this.trains = true;
    if (!this.heard) this.lab.store.runs.forgetEpochs(this.run.id, log.epoch);
    this.heard = true;
    this.unstored.push(log);
    this.accuracies.length = log.epoch;
    this.accuracies.push(log.valAccuracy);
    const curve = smallCurve(this.accuracies);
    this.run = { ...this.run, epochsDone: log.epoch + 1, seconds: this.seconds, ...(curve ? { curve } : {}) };
    this.timer ??= setTimeout(() => this.store(), STORE_MS);
    this.move(log.epoch, 1);
    this.lab.events.emit('runs.news', { id: this.run.id, epoch: log });
  }

  checkpoint(): void {
    if (!this.run.resumable && !this.over) this.change({ resumable: true });
  }

  /** Of what has no epochs. */
  shared(share: number): void {
    this.share = share;
    this.group.moved();
  }

  /** A change that lists show. */
  change(changes: Partial<RunSummary>): void {
    this.run = { ...this.run, ...changes, seconds: this.seconds };
    this.store();
    this.lab.events.emit('runs.changed', { ids: [this.run.id] });
  }

  end(state: RunSummary['state'], reason: string): void {
    this.change({ state, reason, finishedAt: new Date().toISOString() });
  }

  /** The clock of this start stops. */
  stop(): void {
    this.secondsBefore = this.seconds;
    this.beganAt = undefined;
    this.run = { ...this.run, seconds: this.secondsBefore };
  }

  /** Stores what was not stored yet. */
  store(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.over) return;
    const epochs = this.unstored.splice(0);
    const { store, log } = this.lab;
    try {
      store.transaction(() => {
        store.runs.addEpochs(this.run.id, epochs);
        store.runs.save(this.run);
      });
    } catch (error) {
      // A full disk, say: the training itself goes on, and the end tries again.
      this.unstored.unshift(...epochs);
      log(`The course of “${this.run.title}” could not be stored`, error);
    }
  }

  private move(epoch: number, part: number): void {
    // A checkpoint can be older than what the run had come to: that is learned again.
    if (!this.moved) this.shareBefore = this.shareOf(epoch);
    this.moved = true;
    this.share = this.shareOf(epoch + part);
    this.group.moved();
  }

  private shareOf(epochs: number): number {
    return Math.min(1, epochs / Math.max(1, this.run.epochs));
  }
}
