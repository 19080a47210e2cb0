import { compareRuns } from '../../../core/metrics/compareRuns.js';
import type { Area } from '../handlers.js';
import type { LabContext } from '../labContext.js';

export function runsService(lab: LabContext): Area<'runs'> {
  const judged = (ids: readonly string[]) => ids.map((id) => lab.store.runs.detail(id));
  return {
    'runs.start': (input) => lab.training.start(input),
    'runs.forecast': (input) => lab.training.forecast(input),
    'runs.list': (filter) => lab.store.runs.list(filter).map((run) => lab.training.live(run)),
    'runs.get': ({ id }) => {
      lab.training.flush(id);
      const detail = lab.store.runs.detail(id);
      return { ...detail, ...lab.training.live(detail) };
    },
    'runs.cancel': ({ id }) => lab.training.cancel(id),
    'runs.resume': ({ id }) => lab.training.resume(id),
    'runs.delete': async ({ ids }) => {
      await lab.training.delete(ids);
      return null;
    },
    'runs.compare': ({ first, second }) => compareRuns(judged(first), judged(second)),
  };
}
