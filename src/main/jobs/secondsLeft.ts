import type { Job } from '../../contract/index.js';

/** From the rate so far; undefined in the first second and while the total is unknown. */
export function secondsLeft(job: Pick<Job, 'done' | 'total'>, elapsedMs: number): number | undefined {
  if (elapsedMs < 1000 || job.done <= 0 || job.total <= 0) return undefined;
  return Math.max(0, Math.round(((elapsedMs / job.done) * (job.total - job.done)) / 1000));
}
