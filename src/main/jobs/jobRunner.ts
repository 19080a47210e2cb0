import { randomUUID } from 'node:crypto';
import { LabError, type ErrorEnvelope, type Job } from '../../contract/index.js';
import { secondsLeft } from './secondsLeft.js';

export interface JobRunnerOptions {
  /** Keeps the record; called at every change of state and at most every `saveEveryMs` between. */
  save: (job: Job) => void;
  /** Tells the windows; called at every change of state and at most every `tellEveryMs` between. */
  tell: (job: Job) => void;
  toEnvelope: (error: unknown, doing: string) => ErrorEnvelope;
  /** Told when a record cannot be kept, for example on a full disk. The job itself goes on. */
  log?: (message: string, error: unknown) => void;
  saveEveryMs?: number;
  tellEveryMs?: number;
}

/** What the work of a job may do to its record. */
export interface JobHandle {
  readonly id: string;
  /** Aborted by cancel and by the end of the lab. */
  readonly signal: AbortSignal;
  /** `before`: how much of `done` was done before this job began. */
  progress(change: { done?: number; total?: number; before?: number; message?: string }): void;
  /** One item failed; the job goes on. */
  failure(item: string, message: string): void;
  /** @throws LabError `cancelled` once the job is */
  throwIfCancelled(): void;
}

/** A job driven from outside, by calls that belong to it. */
export interface OpenJob extends JobHandle {
  finish(message: string): Job;
}

interface Running {
  job: Job;
  abort: AbortController;
  before: number;
  startedAt: number;
  savedAt: number;
  toldAt: number;
  work: Promise<void>;
}

const FAILURES_KEPT = 500;
const FINISHED_KEPT = 200;

/** Long work of this process: records, progress, cancel. What is finished stays readable; the store keeps the rest. */
export class JobRunner {
  private readonly running = new Map<string, Running>();
  private readonly finished = new Map<string, Job>();

  constructor(private readonly options: JobRunnerOptions) {}

  /** Starts work at once; its result is the sentence that the job ends with. */
  start(kind: Job['kind'], title: string, total: number, work: (job: JobHandle) => Promise<string>): Job {
    const running = this.create(kind, title, total);
    running.work = this.drive(running, work);
    return copy(running.job);
  }

  /** Opens a job that later calls drive and finish. */
  open(kind: Job['kind'], title: string, total: number): OpenJob {
    const running = this.create(kind, title, total);
    return {
      ...this.handle(running),
      finish: (message) => {
        if (running.job.state === 'running') this.end(running, 'done', message);
        return copy(running.job);
      },
    };
  }

  get(id: string): Job | undefined {
    const job = this.running.get(id)?.job ?? this.finished.get(id);
    return job && copy(job);
  }

  active(): Job[] {
    return [...this.running.values()].map(({ job }) => copy(job));
  }

  /** Answers at once; the work sees its signal and what it still gives is dropped. A job that ended stays as it is. */
  cancel(id: string): Job | undefined {
    const running = this.running.get(id);
    if (running) {
      this.end(running, 'cancelled', `Cancelled after ${running.job.done} of ${running.job.total || '?'}.`);
      running.abort.abort(new LabError('cancelled', 'The job was cancelled.'));
    }
    return this.get(id);
  }

  /** Cancels everything and waits until it has stopped, at most `graceMs`. */
  async close(graceMs = 3000): Promise<void> {
    const all = [...this.running.values()];
    for (const { job } of all) this.cancel(job.id);
    let timer: NodeJS.Timeout | undefined;
    const grace = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, graceMs);
    });
    await Promise.race([Promise.all(all.map(({ work }) => work)), grace]);
    clearTimeout(timer);
  }

  private create(kind: Job['kind'], title: string, total: number): Running {
    const now = Date.now();
    const job: Job = {
      id: randomUUID(),
      kind,
      title,
      state: 'running',
      done: 0,
      total,
      message: '',
      createdAt: new Date(now).toISOString(),
      failures: [],
    };
    const running: Running = {
      job,
      abort: new AbortController(),
      before: 0,
      startedAt: now,
      savedAt: now,
      toldAt: now,
      work: Promise.resolve(),
    };
    // Saved first: where no record can be kept, the caller hears why and nothing starts.
    this.options.save(copy(job));
    this.running.set(job.id, running);
    this.options.tell(copy(job));
    return running;
  }

  private async drive(running: Running, work: (job: JobHandle) => Promise<string>): Promise<void> {
    try {
      const message = await work(this.handle(running));
      if (running.job.state === 'running') this.end(running, 'done', message);
    } catch (error) {
      if (running.job.state !== 'running') return;
      const envelope = this.options.toEnvelope(error, running.job.title);
      running.job.error = envelope;
      this.end(running, envelope.kind === 'cancelled' ? 'cancelled' : 'failed', envelope.message);
    }
  }

  private handle(running: Running): JobHandle {
    const { job, abort } = running;
    return {
      id: job.id,
      signal: abort.signal,
      progress: (change) => {
        if (job.state !== 'running') return;
        if (change.done !== undefined) job.done = change.done;
        if (change.total !== undefined) job.total = change.total;
        if (change.before !== undefined) running.before = change.before;
        if (change.message !== undefined) job.message = change.message;
        const left = secondsLeft(job, Date.now() - running.startedAt, running.before);
        if (left === undefined) delete job.secondsLeft;
        else job.secondsLeft = left;
        this.announce(running);
      },
      failure: (item, message) => {
        if (job.state !== 'running' || job.failures.length >= FAILURES_KEPT) return;
        job.failures.push({ item, message });
        this.announce(running);
      },
      throwIfCancelled: () => {
        if (abort.signal.aborted) throw new LabError('cancelled', `“${job.title}” was cancelled.`);
      },
    };
  }

  private announce(running: Running): void {
    const now = Date.now();
    if (now - running.toldAt >= (this.options.tellEveryMs ?? 100)) {
      running.toldAt = now;
      this.options.tell(copy(running.job));
    }
    if (now - running.savedAt >= (this.options.saveEveryMs ?? 2000)) {
      running.savedAt = now;
      this.keep(running.job);
    }
  }

  private end(running: Running, state: Job['state'], message: string): void {
    const { job } = running;
    job.state = state;
    job.message = message;
    job.finishedAt = new Date().toISOString();
    delete job.secondsLeft;
    this.running.delete(job.id);
    this.finished.set(job.id, job);
    for (const id of this.finished.keys()) {
      if (this.finished.size <= FINISHED_KEPT) break;
      this.finished.delete(id);
    }
    this.keep(job);
    this.options.tell(copy(job));
  }

  /** A job that runs or ends has nobody to throw at: what goes wrong with its record must not end the process. */
  private keep(job: Job): void {
    try {
      this.options.save(copy(job));
    } catch (error) {
      this.options.log?.(`The record of “${job.title}” could not be kept`, error);
    }
  }
}

function copy(job: Job): Job {
  return { ...job, failures: [...job.failures] };
}
