import type { EpochLog } from '../../../contract/index.js';

export interface Steadiness {
  best: number;
  last: number;
  /** Largest rise of the validation loss from one epoch to the next; 0 when it never rises. */
  worstJump: number;
  /** Mean of the rises, epochs without one count as 0: how rough the curve is. */
  roughness: number;
}

/** How steadily the validation loss falls. NaN without one. */
export function steadiness(history: readonly EpochLog[]): Steadiness {
  const losses = history.map(({ valLoss }) => valLoss ?? NaN);
  const rises = losses.slice(1).map((loss, i) => Math.max(0, loss - (losses[i] ?? NaN)));
  return {
    best: Math.min(...losses),
    last: losses.at(-1) ?? NaN,
    worstJump: Math.max(0, ...rises),
    roughness: rises.length > 0 ? rises.reduce((sum, rise) => sum + rise, 0) / rises.length : 0,
  };
}
