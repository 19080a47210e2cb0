import { LabError, type RunSummary } from '../../../contract/index.js';
import type { JobHandle } from '../../jobs/jobRunner.js';
import { counted } from '../counted.js';
import type { RunEntry } from './runEntry.js';

/** Steps that a run counts in the progress of its group. */
export function stepsOf({ epochs }: RunSummary): number {
  return epochs > 0 ? epochs : 100;
}

export function groupTitle(entries: readonly RunEntry[]): string {
  return `Training ${entries[0]?.run.title ?? ''}${entries.length > 1 ? ` with ${entries.length} seeds` : ''}`;
}

export function tellProgress(job: JobHandle, entries: readonly RunEntry[]): void {
  const ended = entries.filter(({ open }) => !open).length;
  const done = entries.reduce((sum, { run, open, share }) => sum + stepsOf(run) * (open ? share : 1), 0);
  job.progress({
    done: Math.floor(done),
    before: entries.reduce((sum, { shareBefore, run }) => sum + stepsOf(run) * shareBefore, 0),
    message: entries.length > 1 ? `${ended} of ${entries.length} runs ended` : '',
  });
}

/** The sentence a group's job ends with. @throws LabError where nothing came of it */
export function groupOutcome(entries: readonly RunEntry[], job: JobHandle): string {
  const of = (state: RunSummary['state']): RunEntry[] => entries.filter(({ run }) => run.state === state);
  const suspended = entries.find(({ asked }) => asked === 'suspend');
  if (suspended) throw new LabError('cancelled', suspended.run.reason ?? '');
  const wrong = [...of('failed'), ...of('lost')];
  for (const { run } of wrong) job.failure(`seed ${run.seed}`, run.reason ?? '');
  const done = of('done').length;
  const [first] = wrong;
  if (done === 0 && first) throw new LabError('internal', first.run.reason ?? '');
  if (done === 0) throw new LabError('cancelled', entries[0]?.run.reason ?? '');
  const cancelled = of('cancelled').length;
  const rest = [cancelled > 0 ? `, ${cancelled} cancelled` : '', wrong.length > 0 ? `, ${wrong.length} failed` : ''];
  return `${counted(done, 'model')} trained${rest.join('')}.`;
}
