import { LabError, networkGroupNames, type PublishedNetwork } from '../../contract/index.js';
import { macs } from './macs.js';
import { parameterCount } from './parameterCount.js';
import type { NetworkSize } from './published/networkSize.js';
import { networkGroups } from './published/publishedNetworks.js';

/** Long enough for every network. */
const AMPLE = 20_000;

/** Every published network as a classifier of spectra of this size; where they are too short, the reason. */
export function publishedFor({
  inputLength,
  outputs,
}: Pick<NetworkSize, 'inputLength' | 'outputs'>): PublishedNetwork[] {
  return networkGroupNames.flatMap((group) =>
    Object.entries(networkGroups[group]).map(([id, make]): PublishedNetwork => {
      const { title, source } = make({ inputLength: AMPLE, outputs, head: 'softmax' });
      const about = { id, group, title, source };
      try {
        const spec = make({ inputLength, outputs, head: 'softmax' });
        return { ...about, spec, parameters: parameterCount(spec).trainable, macs: macs(spec) };
      } catch (error) {
        if (error instanceof LabError) return { ...about, problem: error.message };
        return { ...about, problem: `“${title}” cannot be made for spectra of ${inputLength} points.` };
      }
    }),
  );
}
