import { LabError } from '../../../contract/index.js';
import type { Area } from '../handlers.js';
import type { LabContext } from '../labContext.js';

export function runsService(_lab: LabContext): Area<'runs'> {
  return {
    'runs.start': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'runs.list': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'runs.get': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'runs.cancel': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'runs.resume': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'runs.delete': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'runs.compare': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
  };
}
