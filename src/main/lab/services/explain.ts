import { LabError } from '../../../contract/index.js';
import type { Area } from '../handlers.js';
import type { LabContext } from '../labContext.js';

export function explainService(_lab: LabContext): Area<'explain'> {
  return {
    'explain.subject': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'explain.layers': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'explain.maps': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'explain.attribution': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'explain.kernels': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'explain.effects': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'explain.export': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'explain.addToReport': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'explain.removeFromReport': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
  };
}
