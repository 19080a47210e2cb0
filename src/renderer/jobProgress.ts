import type { Job } from '../contract/index.js';

/** Per cent, 0 while the total is unknown. */
export function jobPercent({ done, total }: Job): number {
  return total > 0 ? Math.min(100, Math.round((100 * done) / total)) : 0;
}

/** How far a job is: files are counted, parts that nobody knows are not. Empty while the total is unknown. */
export function jobProgress(job: Job): string {
  if (job.total <= 0) return '';
  const inside = job.kind === 'train' || job.kind === 'experiment';
  return inside ? `${jobPercent(job)}\u00a0%` : `${job.done} of ${job.total}`;
}
