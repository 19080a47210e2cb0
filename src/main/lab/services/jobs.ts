import { LabError, type Job } from '../../../contract/index.js';
import type { Area } from '../handlers.js';
import type { LabContext } from '../labContext.js';

/** Records of the last days that the window shows. */
const SHOWN = 100;

export function jobsService(lab: LabContext): Area<'jobs'> {
  const get = (id: string): Job => {
    const job = lab.jobs.get(id) ?? lab.store.jobs.get(id);
    if (!job) throw new LabError('not-found', 'This job is not known any more.');
    return job;
  };
  return {
    'jobs.list': () => {
      const live = lab.jobs.active();
      const ids = new Set(live.map(({ id }) => id));
      return [...live, ...lab.store.jobs.list(SHOWN).filter(({ id }) => !ids.has(id))];
    },
    'jobs.get': ({ id }) => get(id),
    'jobs.cancel': ({ id }) => lab.jobs.cancel(id) ?? get(id),
  };
}
