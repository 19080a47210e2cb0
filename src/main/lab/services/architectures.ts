import { describeNetwork } from '../../../core/architectures/describeNetwork.js';
import { publishedFor } from '../../../core/architectures/publishedFor.js';
import type { Area } from '../handlers.js';
import type { LabContext } from '../labContext.js';

export function architecturesService(_lab: LabContext): Area<'architectures'> {
  return {
    'architectures.published': (size) => publishedFor(size),
    'architectures.describe': ({ architecture }) => describeNetwork(architecture),
  };
}
