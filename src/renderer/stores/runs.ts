import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { EpochLog, Input, RunDetail, RunNews, RunSummary, TrainingProgress } from '../../contract/index.js';
import { latestOnly } from '../composables/latestOnly.js';
import { call, on } from '../lab.js';
import { isOver, useJobs } from './jobs.js';
import { useUi } from './ui.js';

/** News of batches come many times a second; the page follows ten times a second. */
const NEWS_DELAY_MS = 100;
const RELOAD_DELAY_MS = 200;

export interface RunGroup {
  id: string;
  title: string;
  /** By seed. */
  runs: RunSummary[];
}

/** Trainings: their list, what is open in full, and the news of those that go on. */
export const useRuns = defineStore('runs', () => {
  const items = shallowRef<RunSummary[]>([]);
  const loaded = ref(false);
  const details = shallowRef<ReadonlyMap<string, RunDetail>>(new Map());
  const progress = shallowRef<ReadonlyMap<string, TrainingProgress>>(new Map());
  /** Epochs that were told since the details were read. */
  const told = shallowRef<ReadonlyMap<string, EpochLog[]>>(new Map());
  const latest = latestOnly();
  let waiting: RunNews[] = [];
  let newsTimer: ReturnType<typeof setTimeout> | undefined;

  const byId = computed(() => new Map(items.value.map((item) => [item.id, item])));
  const groups = computed<RunGroup[]>(() => {
    const found = new Map<string, RunGroup>();
    for (const run of items.value) {
      const group = found.get(run.groupId) ?? { id: run.groupId, title: run.title, runs: [] };
      group.runs.push(run);
      found.set(run.groupId, group);
    }
    for (const group of found.values()) group.runs.sort((a, b) => a.seed - b.seed);
    return [...found.values()];
  });

  async function load(): Promise<void> {
    const list = await latest(() => call('runs.list', {}));
    if (!list) return;
    items.value = list;
    loaded.value = true;
  }

  /** Reads runs in full; those that are over and known are not read again unless `anew`. */
  async function read(ids: readonly string[], anew = false): Promise<void> {
    const wanted = ids.filter((id) => anew || !details.value.has(id));
    if (wanted.length === 0) return;
    const found = await Promise.all(wanted.map((id) => call('runs.get', { id })));
    const next = new Map(details.value);
    for (const detail of found) next.set(detail.id, detail);
    details.value = next;
  }

  /** All epochs of a run that are known: as stored, and as told since. */
  function history(id: string): EpochLog[] {
    const byEpoch = new Map<number, EpochLog>();
    for (const log of details.value.get(id)?.history ?? []) byEpoch.set(log.epoch, log);
    for (const log of told.value.get(id) ?? []) byEpoch.set(log.epoch, log);
    return [...byEpoch.values()].sort((a, b) => a.epoch - b.epoch);
  }

  function takeNews(): void {
    newsTimer = undefined;
    const running = new Map(progress.value);
    const epochs = new Map(told.value);
    for (const news of waiting) {
      if (news.progress) running.set(news.id, news.progress);
      if (news.epoch) epochs.set(news.id, [...(epochs.get(news.id) ?? []), news.epoch]);
    }
    waiting = [];
    progress.value = running;
    told.value = epochs;
  }

  async function start(input: Input<'runs.start'>): Promise<RunSummary[]> {
    const { job, runs } = await call('runs.start', input);
    useJobs().put(job);
    await load();
    return runs;
  }

  async function cancel(id: string): Promise<void> {
    const run = await call('runs.cancel', { id });
    items.value = items.value.map((item) => (item.id === id ? run : item));
  }

  async function resume(id: string): Promise<void> {
    const { job } = await call('runs.resume', { id });
    useJobs().put(job);
    await load();
    await read([id], true);
  }

  async function remove(ids: string[]): Promise<void> {
    await call('runs.delete', { ids });
    const gone = new Set(ids);
    items.value = items.value.filter((item) => !gone.has(item.id));
    details.value = new Map([...details.value].filter(([id]) => !gone.has(id)));
  }

  function listen(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let changed = new Set<string>();
    let all = false;
    const refresh = async (): Promise<void> => {
      timer = undefined;
      const ids = changed;
      const every = all;
      changed = new Set();
      all = false;
      await load();
      const open = [...details.value.keys()].filter((id) => byId.value.has(id) && (every || ids.has(id)));
      await read(open, true);
    };
    const stops = [
      on('runs.changed', ({ ids }) => {
        all ||= ids.length === 0;
        for (const id of ids) changed.add(id);
        timer ??= setTimeout(() => void refresh().catch(useUi().report), RELOAD_DELAY_MS);
      }),
      on('runs.news', (news) => {
        waiting.push(news);
        newsTimer ??= setTimeout(takeNews, NEWS_DELAY_MS);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
      clearTimeout(timer);
    };
  }

  const running = computed(() => items.value.filter((run) => !isOver(run.state)));

  return {
    ...{ items, loaded, details, progress, byId, groups, running },
    ...{ load, read, history, start, cancel, resume, remove, listen },
  };
});
