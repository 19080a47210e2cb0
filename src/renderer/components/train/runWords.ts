import type { IntervalOf, JobState, RunSummary, TrainingProgress } from '../../../contract/index.js';

export const STATE_WORDS: Readonly<Record<JobState, string>> = {
  queued: 'waiting',
  running: 'training',
  done: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
  lost: 'lost',
};

/** `93.4 %`, or a dash. */
export function percent(share: number | undefined | null, digits = 1): string {
  return share === undefined || share === null || !Number.isFinite(share) ? '–' : `${(100 * share).toFixed(digits)} %`;
}

/** `93.4 % (92.1 to 94.6 %)`. */
export function percentWithInterval({ mean, low, high }: IntervalOf): string {
  return `${percent(mean)} (${(100 * low).toFixed(1)} to ${percent(high)})`;
}

/** A number of many digits in groups of three. */
export function grouped(count: number): string {
  return Math.round(count).toLocaleString('en').replace(/,/g, '\u202f');
}

/** `62 k`, `3.1 M`: for sizes of networks. */
export function short(count: number): string {
  if (count < 1000) return String(count);
  if (count < 1e6) return `${Number((count / 1e3).toPrecision(3))} k`;
  return count < 1e9 ? `${Number((count / 1e6).toPrecision(3))} M` : `${Number((count / 1e9).toPrecision(3))} G`;
}

/** Time spent. */
export function duration(seconds: number): string {
  if (seconds < 1) return `${Math.round(1000 * seconds)} ms`;
  if (seconds < 90) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

/** What a run is at, in a few words. */
export function stateOfRun(run: RunSummary, progress?: TrainingProgress): string {
  if (run.state === 'running' && progress) {
    return `epoch ${progress.epoch + 1} of ${progress.epochs}`;
  }
  if (run.state === 'running' && run.epochs > 0) return `epoch ${run.epochsDone} of ${run.epochs}`;
  return STATE_WORDS[run.state];
}

/** Whether the training can be taken up: it ended without a result. */
export function canGoOn({ state }: RunSummary): boolean {
  return state === 'cancelled' || state === 'lost' || state === 'failed';
}

/** What the button says that takes up these runs, and what it will do. */
export function resumeWords(runs: readonly RunSummary[]): { label: string; title: string } {
  const anew = runs.filter(({ resumable }) => !resumable).length;
  if (runs.length < 2) {
    return anew > 0
      ? { label: 'Start again', title: 'There is no checkpoint to go on from' }
      : { label: 'Resume', title: 'Goes on from the last checkpoint' };
  }
  if (anew === runs.length) {
    return { label: `Start ${runs.length} seeds again`, title: 'There are no checkpoints to go on from' };
  }
  return {
    label: `Resume ${runs.length} seeds`,
    title: `Each goes on from its last checkpoint${anew > 0 ? `; ${anew} without one ${anew === 1 ? 'starts' : 'start'} again` : ''}`,
  };
}
