import { LabError, type EventSource, type Job, type Lab } from '../../contract/index.js';
import type { Io } from './io.js';

/** Follows a job to its end; progress goes to stderr when somebody watches. Ctrl-C cancels it. @throws LabError its error */
export async function waitForJob(lab: Lab & EventSource, started: Job, io: Io): Promise<Job> {
  let shown = '';
  const show = (job: Job): void => {
    if (!io.watched) return;
    const share = job.total > 0 ? `${Math.floor((100 * job.done) / job.total)} %` : '';
    const left = job.secondsLeft === undefined ? '' : `, ${job.secondsLeft} s left`;
    const line = `${job.title}: ${[share, job.message].filter(Boolean).join(' ')}${left}`.slice(
      0,
      Math.max(20, io.columns - 1),
    );
    if (line !== shown) io.error(`\r\u001b[K${line}`);
    shown = line;
  };
  const ended = await new Promise<Job>((resolve, reject) => {
    const look = (job: Job): void => {
      if (job.id !== started.id) return;
      show(job);
      if (job.state !== 'running' && job.state !== 'queued') {
        unsubscribe();
        resolve(job);
      }
    };
    const unsubscribe = lab.on('job.changed', look);
    io.interrupted()
      .then(() => lab.call('jobs.cancel', { id: started.id }))
      // The command may be closing already: then there is nothing left to cancel.
      .catch(() => undefined);
    // It may have ended before we listened.
    lab.call('jobs.get', { id: started.id }).then(look, reject);
  });
  if (shown !== '') io.error('\r\u001b[K');
  if (ended.state === 'cancelled') throw new LabError('cancelled', ended.message);
  if (ended.error) throw LabError.from(ended.error);
  return ended;
}
