import { LabError, type ArchitectureSpec } from '../../../contract/index.js';
import type { NetworkSize } from '../../architectures/published/networkSize.js';
import { publishedNetworks } from '../../architectures/published/publishedNetworks.js';

/** Names that people may write for a network. */
const ALIASES: Readonly<Record<string, string>> = { ours: 'phaselens-1', cnnbn: 'cnn-bn' };

export function networkId(name: string): string {
  const id = name.trim().toLowerCase();
  return ALIASES[id] ?? id;
}

/** A network of a study by its id; undefined where this version does not have it. */
export function studyNetwork(id: string, size: NetworkSize): ArchitectureSpec | undefined {
  const make = Object.hasOwn(publishedNetworks, id) ? publishedNetworks[id] : undefined;
  return make?.({ head: 'softmax', ...size });
}

/** @throws LabError `invalid-input` naming those that there are */
export function knownNetworks(names: readonly string[]): string[] {
  const ids = [...new Set(names.map(networkId))];
  const unknown = ids.find((id) => !Object.hasOwn(publishedNetworks, id));
  if (unknown === undefined) return ids;
  throw new LabError(
    'invalid-input',
    `There is no network “${unknown}”. Choose of ${Object.keys(publishedNetworks).join(', ')}.`,
  );
}
