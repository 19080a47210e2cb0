import type { EarlyStoppingSpec, EpochLog } from '../../../contract/index.js';

/** Epoch, counted from 1, whose weights early stopping by the validation loss has kept; without it the last one. */
export function keptEpoch(
  history: readonly EpochLog[],
  early: Pick<EarlyStoppingSpec, 'minDelta'> | undefined,
): number {
  if (!early) return history.length;
  let best = Infinity;
  let kept = 0;
  history.forEach(({ valLoss }, i) => {
    if (valLoss === undefined || !(valLoss + early.minDelta < best)) return;
    best = valLoss;
    kept = i + 1;
  });
  return kept;
}
