import type { EarlyStoppingSpec, EpochLog } from '../../../contract/index.js';

/** Epoch, counted from 1, whose weights early stopping by the validation loss has kept; without it, or where the best are not restored, the last one. */
export function keptEpoch(
  history: readonly EpochLog[],
  early: (Pick<EarlyStoppingSpec, 'minDelta'> & { restoreBest?: boolean }) | undefined,
): number {
  if (!early || early.restoreBest === false) return history.length;
  let best = Infinity;
  let kept = 0;
  history.forEach(({ valLoss }, i) => {
    if (valLoss === undefined || !(valLoss + early.minDelta < best)) return;
    best = valLoss;
    kept = i + 1;
  });
  return kept;
}
