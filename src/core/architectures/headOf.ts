import type { ActivationName, ArchitectureSpec } from '../../contract/index.js';

/** What the last layer of a network ends with. */
export function headOf({ layers }: Pick<ArchitectureSpec, 'layers'>): ActivationName {
  const last = layers.at(-1);
  return last && 'activation' in last ? last.activation : 'linear';
}
