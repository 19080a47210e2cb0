import type { PlannedLayer } from './planNetwork.js';

/** Whether a layer drops numbers in training, itself or in one of its branches. */
export function holdsDropout({ layer, main, shortcut, branches }: PlannedLayer): boolean {
  if (layer.type === 'dropout') return layer.rate > 0;
  return [...(main ?? []), ...(shortcut ?? []), ...(branches ?? []).flat()].some(holdsDropout);
}
