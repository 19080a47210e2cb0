import { LabError } from '../../../contract/index.js';
import type { Area } from '../handlers.js';
import type { LabContext } from '../labContext.js';

export function experimentsService(_lab: LabContext): Area<'experiments'> {
  return {
    'experiments.list': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'experiments.run': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'experiments.result': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'experiments.history': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'experiments.document': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
  };
}
