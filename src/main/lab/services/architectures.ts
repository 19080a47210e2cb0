import { LabError } from '../../../contract/index.js';
import type { Area } from '../handlers.js';
import type { LabContext } from '../labContext.js';

export function architecturesService(_lab: LabContext): Area<'architectures'> {
  return {
    'architectures.published': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
    'architectures.describe': () => {
      throw new LabError('unavailable', 'Not built yet.');
    },
  };
}
