import { LabError } from '../../../contract/index.js';
import type { Area } from '../handlers.js';
import type { LabContext } from '../labContext.js';

export function modelsService(_lab: LabContext): Area<'models'> {
  return {
    'models.list': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'models.get': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'models.rename': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'models.use': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'models.delete': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'models.classify': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'models.opinions': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'models.export': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'models.import': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
  };
}
