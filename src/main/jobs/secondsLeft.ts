import type { Job } from '../../contract/index.js';

/** From the rate so far, to which what was done `before` the job began adds nothing; undefined in the first second and while the total is unknown. */
export function secondsLeft(job: Pick<Job, 'done' | 'total'>, elapsedMs: number, before = 0): number | undefined {
  const own = job.done - before;
  if (elapsedMs < 1000 || own <= 0 || job.total <= 0) return undefined;
  return Math.max(0, Math.round(((elapsedMs / own) * (job.total - job.done)) / 1000));
}
