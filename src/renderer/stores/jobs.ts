import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { Job, JobState } from '../../contract/index.js';
import { call, on } from '../lab.js';
import { useUi } from './ui.js';

export function isOver(state: JobState): boolean {
  return state !== 'queued' && state !== 'running';
}

/** Long work of the lab, for the status bar and for whoever waits for its end. */
export const useJobs = defineStore('jobs', () => {
  const all = shallowRef<ReadonlyMap<string, Job>>(new Map());
  const running = computed(() => [...all.value.values()].filter((job) => !isOver(job.state)));
  const waiting = new Map<string, ((job: Job) => void)[]>();

  function put(job: Job): void {
    // The answer to its start may come after the event of a quick end: what is over stays over.
    const known = all.value.get(job.id);
    if (known && isOver(known.state) && !isOver(job.state)) return;
    all.value = new Map(all.value).set(job.id, job);
    if (!isOver(job.state)) return;
    for (const resolve of waiting.get(job.id) ?? []) resolve(job);
    waiting.delete(job.id);
  }

  async function load(): Promise<void> {
    const list = await call('jobs.list', {});
    all.value = new Map(list.map((job) => [job.id, job]));
  }

  async function cancel(id: string): Promise<void> {
    await useUi().attempt(async () => {
      put(await call('jobs.cancel', { id }));
    });
  }

  /** The job once it is done, failed or cancelled. */
  async function finished(id: string): Promise<Job> {
    const known = all.value.get(id);
    if (known && isOver(known.state)) return known;
    const ended = new Promise<Job>((resolve) => {
      waiting.set(id, [...(waiting.get(id) ?? []), resolve]);
    });
    // It may have ended before we listened.
    put(await call('jobs.get', { id }));
    return ended;
  }

  function listen(): () => void {
    return on('job.changed', (job) => {
      const before = all.value.get(job.id);
      put(job);
      const ended = isOver(job.state) && !(before && isOver(before.state));
      if (ended && (job.state === 'failed' || job.state === 'lost')) {
        useUi().notify({ kind: 'error', text: job.error?.message ?? `${job.title}: ${job.message}` });
      }
    });
  }

  return { all, running, put, load, cancel, finished, listen };
});
