import { LabError, type IdentifyOptions } from '../../../contract/index.js';
import type { JobHandle } from '../../jobs/jobRunner.js';
import { counted } from '../counted.js';
import type { LabContext } from '../labContext.js';
import { identifyMeasurement } from './identifyMeasurement.js';

/** Identifies in the background what was imported: one visible job as long as there is something to do. */
export class IdentifyQueue {
  private readonly waiting: string[] = [];
  private job: JobHandle | undefined;
  private done = 0;
  private total = 0;
  private stopped = false;

  constructor(private readonly lab: LabContext) {}

  add(ids: readonly string[]): void {
    if (ids.length === 0 || this.stopped) return;
    for (const id of ids) {
      this.lab.store.measurements.update(id, { status: 'identifying' });
      if (this.waiting.includes(id)) continue;
      this.waiting.push(id);
      this.total += 1;
    }
    this.lab.events.emit('measurements.changed', { ids: [...ids] });
    if (this.job) this.job.progress({ total: this.total });
    else this.start();
  }

  drop(ids: readonly string[]): void {
    const gone = new Set(ids);
    for (let i = this.waiting.length - 1; i >= 0; i--) {
      const id = this.waiting[i];
      if (id === undefined || !gone.has(id)) continue;
      this.waiting.splice(i, 1);
      this.total -= 1;
    }
  }

  /** Starts nothing new; what waits keeps its status and is taken up at the next start. */
  stop(): void {
    this.stopped = true;
    this.waiting.length = 0;
  }

  private start(): void {
    this.done = 0;
    this.total = this.waiting.length;
    this.lab.jobs.start('identify-batch', 'Identifying new measurements', this.waiting.length, async (job) => {
      this.job = job;
      try {
        // Again for what is added after a lane found nothing more and before the job ends: nobody else would look at it.
        do {
          await Promise.all(Array.from({ length: this.lab.compute.width }, () => this.work(job)));
        } while (this.waiting.length > 0 && !job.signal.aborted);
        return `${counted(this.done, 'measurement')} looked at.`;
      } finally {
        this.job = undefined;
        this.letGo();
      }
    });
  }

  private async work(job: JobHandle): Promise<void> {
    for (let id = this.waiting.shift(); id !== undefined; id = this.waiting.shift()) {
      if (job.signal.aborted) {
        this.waiting.unshift(id);
        return;
      }
      await identifyInBackground(this.lab, id, {}, job);
      this.done += 1;
      job.progress({ done: this.done, total: this.total });
    }
  }

  /** After a cancel: what was not looked at is new again. */
  private letGo(): void {
    if (this.stopped || this.waiting.length === 0) return;
    const ids = this.waiting.splice(0);
    for (const id of ids) this.lab.store.measurements.update(id, { status: 'new' });
    this.lab.events.emit('measurements.changed', { ids });
  }
}

/** One of many: a failure marks the measurement and becomes a line of the job. */
export async function identifyInBackground(
  lab: LabContext,
  id: string,
  options: Partial<IdentifyOptions>,
  job: JobHandle,
): Promise<void> {
  try {
    await identifyMeasurement(lab, id, options, job.signal);
  } catch (error) {
    const sentence = settleFailure(lab, id, error);
    if (sentence) job.failure(sentence.item, sentence.message);
  }
}

/** Gives a measurement whose search failed the status that says so; the line for a job, unless it was no failure of the measurement. */
export function settleFailure(
  lab: LabContext,
  id: string,
  error: unknown,
): { item: string; message: string } | undefined {
  const kind = error instanceof LabError ? error.kind : 'internal';
  if (kind === 'not-found' || kind === 'unavailable') return undefined;
  if (!(error instanceof LabError)) lab.log('An identification failed', error);
  try {
    const { name, status } = lab.store.measurements.summary(id);
    const next = kind === 'cancelled' ? 'new' : kind === 'wavelength-needed' ? 'needs-wavelength' : 'failed';
    // An earlier result stays one: only a measurement that waits for this search changes.
    if (status === 'identifying' || status === 'new') {
      lab.store.measurements.update(id, { status: next });
      lab.events.emit('measurements.changed', { ids: [id] });
    }
    if (kind === 'cancelled') return undefined;
    return { item: name, message: error instanceof LabError ? error.message : `${name} could not be identified.` };
  } catch (second) {
    // Deleted meanwhile: nothing to mark.
    if (second instanceof LabError && second.kind === 'not-found') return undefined;
    throw second;
  }
}
