import { randomUUID } from 'node:crypto';
import {
  LabError,
  type DatasetDetail,
  type RunPlan,
  type RunProvenance,
  type RunSummary,
  type StartedRuns,
  type TrainingForecast,
} from '../../../contract/index.js';
import { counted } from '../counted.js';
import type { LabContext } from '../labContext.js';
import { CheckpointFolders } from './checkpointFolders.js';
import { checkPlan } from './checkPlan.js';
import type { Course, CourseListener, Trained } from './course.js';
import { forecastRuns } from './forecast/forecastRuns.js';
import { MachinePaces } from './forecast/machinePace.js';
import { MemoryRoom } from './forecast/memoryRoom.js';
import { groupOutcome, groupTitle, stepsOf, tellProgress } from './groupJob.js';
import { makeModel } from './makeModel.js';
import { newRun, planWithSeed } from './newRun.js';
import { RunEntry, type RunGroup } from './runEntry.js';
import { trainClassical } from './trainClassical.js';
import { trainingData, type TrainingData } from './trainingData.js';
import { trainNetwork } from './trainNetwork.js';

export interface StartRuns {
  title?: string;
  datasetId: string;
  plan: RunPlan;
  seeds: readonly number[];
  /** false: the runs are judged, and their models are not stored. */
  keepModels?: boolean;
}

/** How long a closing lab waits for trainers that were asked to end: they are killed after four seconds. */
const SUSPEND_MS = 6000;

/** All runs of the lab: a queue, as many side by side as the machine carries, their records and what comes of them. */
export class Training {
  private readonly waiting: RunEntry[] = [];
  private readonly active = new Map<string, RunEntry>();
  private readonly folders: CheckpointFolders;
  /** Why nothing starts at the moment. */
  private suspended: string | undefined;

  private readonly room: MemoryRoom;
  private readonly paces: MachinePaces;

  constructor(private readonly lab: LabContext) {
    this.room = new MemoryRoom(() => lab.trainers.availableMemory());
    this.paces = new MachinePaces(lab);
    this.folders = new CheckpointFolders(lab.options.dataFolder);
  }

  /** @throws LabError `invalid-input` where model and dataset do not fit, `unavailable` without TensorFlow */
  start({ title, datasetId, plan, seeds, keepModels = true }: StartRuns): StartedRuns {
    const { store } = this.lab;
    const dataset = store.datasets.get(datasetId);
    checkPlan(dataset, plan);
    if (plan.kind === 'network') this.lab.trainers.check();
    this.room.check(dataset, plan, this.active.values());
    const groupId = randomUUID();
    const group: RunGroup = { dataset, moved: () => undefined };
    const entries = [...new Set(seeds)].map((seed) => {
      const run = newRun({ groupId, dataset, plan, seed, title });
      return new RunEntry(this.lab, run, planWithSeed(plan, seed), group, keepModels);
    });
    store.transaction(() => entries.forEach(({ run, plan: own }) => store.runs.insert(run, own)));
    return this.enter(entries, group, () => store.runs.delete(entries.map(({ run }) => run.id)));
  }

  /** Memory and time of such a start. @throws LabError `not-found`, `invalid-input` where model and dataset do not fit */
  forecast({
    datasetId,
    plan,
    seeds,
  }: {
    datasetId: string;
    plan: RunPlan;
    seeds: number;
  }): Promise<TrainingForecast | null> {
    const { store, trainers } = this.lab;
    const available = this.room.whole(this.active.values());
    const dataset = store.datasets.get(datasetId);
    return forecastRuns({ dataset, plan, seeds, available, places: trainers.width, paces: this.paces });
  }

  /** From the last checkpoint, or anew where there is none. @throws LabError `conflict`, `not-found`, as {@link start} */
  resume(id: string, { keepModels = true }: Pick<StartRuns, 'keepModels'> = {}): StartedRuns {
    const { store } = this.lab;
    const before = store.runs.get(id);
    const { plan, history, provenance } = store.runs.detail(id);
    if (before.state === 'done')
      throw new LabError('conflict', `“${before.title}” is done. Start a new run to train more.`);
    if (before.state === 'queued' || before.state === 'running')
      throw new LabError('conflict', `“${before.title}” is going on already.`);
    const dataset = store.datasets.get(before.datasetId);
    if (provenance && provenance.datasetSha256 !== dataset.sha256)
      throw new LabError('conflict', `“${dataset.title}” holds other spectra than before. Start a new run.`);
    if (plan.kind === 'network') this.lab.trainers.check();
    this.room.check(dataset, plan, this.active.values());
    const { reason: _, finishedAt: __, ...kept } = before;
    const run: RunSummary = { ...kept, epochsDone: before.resumable ? history.length : 0, state: 'queued' };
    store.runs.save(run);
    const group: RunGroup = { dataset, moved: () => undefined };
    return this.enter([new RunEntry(this.lab, run, plan, group, keepModels, history)], group, () =>
      store.runs.save(before),
    );
  }

  /** Answers at once. A run that has ended stays as it is. */
  cancel(id: string): RunSummary {
    const entry = this.entry(id);
    if (entry) this.cancelEntry(entry);
    return entry?.run ?? this.lab.store.runs.get(id);
  }

  /** @throws LabError `conflict` for a run that goes on, `not-found` */
  async delete(ids: readonly string[]): Promise<void> {
    const { store } = this.lab;
    for (const id of ids) {
      const { state, title, seed } = this.live(store.runs.get(id));
      if (state === 'queued' || state === 'running')
        throw new LabError('conflict', `“${title}” (seed ${seed}) is going on. Cancel it first.`);
    }
    for (const id of ids) await this.active.get(id)?.settled;
    store.runs.delete(ids);
    for (const id of ids) this.folders.remove(id);
    this.lab.events.emit('runs.changed', { ids: [...ids] });
  }

  /** The record as it is now. */
  live(run: RunSummary): RunSummary {
    return this.entry(run.id)?.run ?? run;
  }

  /** Resolves when nothing of the run goes on any more. */
  async settled(id: string): Promise<void> {
    await this.entry(id)?.settled;
  }

  /** Stores what a reader of the whole run wants to see. */
  flush(id: string): void {
    this.active.get(id)?.store();
  }

  /** Ends everything so that it can be gone on with; returns when the processes are gone. */
  async suspend(why: string): Promise<void> {
    this.suspended = why;
    const all = [...this.waiting, ...this.active.values()];
    for (const entry of all) {
      const when = entry.run.state === 'queued' ? 'its turn came' : 'it was done';
      this.endEntry(entry, 'suspend', `${why} before ${when}.`);
    }
    let timer: NodeJS.Timeout | undefined;
    const grace = new Promise<void>((resolve) => (timer = setTimeout(resolve, SUSPEND_MS)));
    await Promise.race([Promise.all(all.map(({ settled }) => settled)), grace]);
    clearTimeout(timer);
    for (const entry of this.active.values()) {
      entry.store();
      entry.over = true;
    }
  }

  /** After the store was opened (again): what can be gone on with says so. */
  takeUp(): void {
    this.suspended = undefined;
    const { runs } = this.lab.store;
    const known = runs.list();
    for (const run of known) {
      const checkpoint = this.folders.has(run.id);
      if (run.state === 'done' && checkpoint) this.folders.remove(run.id);
      if (run.state !== 'done' && checkpoint !== run.resumable) runs.save({ ...run, resumable: checkpoint });
    }
    this.folders.tidy(new Set(known.map(({ id }) => id)));
  }

  private entry(id: string): RunEntry | undefined {
    return this.waiting.find(({ run }) => run.id === id) ?? this.active.get(id);
  }

  /** `undo` is called where no job can be made of it. */
  private enter(entries: RunEntry[], group: RunGroup, undo: () => void): StartedRuns {
    const total = entries.reduce((sum, { run }) => sum + stepsOf(run), 0);
    let started: StartedRuns;
    try {
      if (this.suspended !== undefined) throw new LabError('unavailable', `${this.suspended}; try again in a moment.`);
      const job = this.lab.jobs.start('train', groupTitle(entries), total, async (handle) => {
        group.moved = () => tellProgress(handle, entries);
        handle.signal.addEventListener('abort', () => entries.forEach((entry) => this.cancelEntry(entry)));
        this.waiting.push(...entries);
        group.moved();
        this.next();
        await Promise.all(entries.map(({ settled }) => settled));
        return groupOutcome(entries, handle);
      });
      started = { job, runs: entries.map(({ run }) => run) };
    } catch (error) {
      undo();
      throw error;
    }
    this.lab.events.emit('runs.changed', { ids: entries.map(({ run }) => run.id) });
    return started;
  }

  /** Whether the memory is enough beside the others. A run for which it is not, though no other takes of it, ends. */
  private hasRoom(entry: RunEntry): boolean {
    const verdict = this.room.verdict(entry, [...this.active.values()]);
    if (verdict === 'fits') return true;
    if (verdict === 'waits') return false;
    this.waiting.splice(this.waiting.indexOf(entry), 1);
    entry.end('failed', verdict.reason);
    entry.settle();
    entry.group.moved();
    return false;
  }

  private next(): void {
    for (const entry of [...this.waiting]) {
      if (this.suspended !== undefined) return;
      const { kind, id } = entry.run;
      const beside = [...this.active.values()].filter(({ run }) => run.kind === kind).length;
      // A run that was cancelled and resumed waits for its old process to be gone.
      if (this.active.has(id) || beside >= (kind === 'network' ? this.lab.trainers.width : 1)) continue;
      if (!this.hasRoom(entry)) continue;
      this.waiting.splice(this.waiting.indexOf(entry), 1);
      this.active.set(id, entry);
      void this.drive(entry);
    }
  }

  /** Never rejects. */
  private async drive(entry: RunEntry): Promise<void> {
    const { group } = entry;
    try {
      entry.begin();
      group.data ??= trainingData(this.lab, group.dataset);
      if (!entry.asked) await this.train(entry, group.data);
    } catch (error) {
      if (!(error instanceof LabError)) this.lab.log(`The run “${entry.run.title}” failed`, error);
      const reason = error instanceof LabError ? error.message : 'It failed unexpectedly; the log has the details.';
      if (!entry.asked) entry.end('failed', reason);
    }
    entry.stop();
    entry.store();
    this.active.delete(entry.run.id);
    entry.settle();
    group.moved();
    this.next();
  }

  private async train(entry: RunEntry, data: TrainingData): Promise<void> {
    let provenance: RunProvenance | undefined;
    const course = await this.begin(entry, data, {
      engine: (engine) => {
        provenance = this.provenance(engine, data.dataset);
        if (!entry.over) this.lab.store.runs.setProvenance(entry.run.id, provenance);
      },
      progress: (progress) => entry.progress(progress),
      epoch: (log) => entry.epoch(log),
      checkpoint: () => entry.checkpoint(),
      share: (share) => entry.shared(share),
    });
    if (!course) return;
    entry.abort.signal.addEventListener('abort', () => course.cancel(), { once: true });
    const outcome = await course.outcome;
    // It has ended in its record already.
    if (entry.asked) return;
    if (outcome.state === 'done' && provenance) await this.keep(entry, data, provenance, outcome.trained);
    else if (outcome.state === 'failed' || outcome.state === 'lost') entry.end(outcome.state, outcome.reason);
    else entry.end('failed', 'The training ended without a result.');
  }

  /** Undefined where the run was ended while its spectra were loaded. */
  private async begin(entry: RunEntry, data: TrainingData, listener: CourseListener): Promise<Course | undefined> {
    const { plan, run } = entry;
    if (plan.kind === 'classical') return trainClassical(this.lab, plan.spec, run.seed, data, listener);
    const order = await data.order();
    if (entry.asked) return undefined;
    return trainNetwork(this.lab.trainers, plan.training, order, this.folders.of(run.id), listener);
  }

  /** Run and model are stored together, or neither. */
  private async keep(entry: RunEntry, data: TrainingData, provenance: RunProvenance, trained: Trained): Promise<void> {
    const { plan, abort } = entry;
    const { store } = this.lab;
    const input = { run: entry.run, plan, provenance, trained, data, signal: abort.signal };
    const { model, content } = await makeModel(this.lab, input);
    if (entry.asked) return;
    const { history, validationAccuracy } = trained;
    const { testAccuracy, hash, evaluation } = model;
    const done: RunSummary = {
      ...entry.run,
      ...{ state: 'done', resumable: false, finishedAt: new Date().toISOString() },
      ...(entry.keepsModel ? { modelHash: hash } : {}),
      epochsDone: history.length,
      ...(validationAccuracy === undefined ? {} : { validationAccuracy }),
      ...(testAccuracy === undefined ? {} : { testAccuracy }),
    };
    store.transaction(() => {
      if (entry.keepsModel) store.models.insert(model, content);
      store.runs.forgetEpochs(done.id, 0);
      store.runs.addEpochs(done.id, history);
      if (evaluation) store.runs.setEvaluation(done.id, evaluation);
      store.runs.save(done);
    });
    entry.change(done);
    this.lab.events.emit('models.changed', {});
    this.folders.remove(done.id);
  }

  private cancelEntry(entry: RunEntry): void {
    const { epochs, epochsDone } = entry.run;
    const when = epochs > 0 ? ` after ${epochsDone} of ${counted(epochs, 'epoch')}` : '';
    this.endEntry(entry, 'cancel', `Cancelled${when}.`);
  }

  private endEntry(entry: RunEntry, asked: 'cancel' | 'suspend', reason: string): void {
    if (!entry.open) return;
    entry.asked = asked;
    entry.end(asked === 'cancel' ? 'cancelled' : 'lost', reason);
    const place = this.waiting.indexOf(entry);
    if (place < 0) {
      entry.abort.abort();
      return;
    }
    this.waiting.splice(place, 1);
    entry.settle();
    entry.group.moved();
  }

  private provenance(engine: string, { sha256 }: DatasetDetail): RunProvenance {
    return {
      softwareVersion: this.lab.options.version,
      engine,
      platform: `${process.platform} ${process.arch}, Node ${process.versions.node}`,
      datasetSha256: sha256,
    };
  }
}
