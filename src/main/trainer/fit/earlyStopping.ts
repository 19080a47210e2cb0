import type { EarlyStoppingSpec, EpochLog } from '../../../contract/index.js';
import { improves, monitored } from './improves.js';

export interface EarlyStoppingState {
  wait: number;
  /** Null before the first epoch that counts; NaN stays NaN, as in Keras. */
  best: number | null;
  /** Epoch whose weights are the best; -1 before there is one. */
  bestEpoch: number;
}

/** Keras's EarlyStopping. Says after each epoch whether its weights are the best and whether to stop. */
export class EarlyStopping {
  private state: EarlyStoppingState = { wait: 0, best: null, bestEpoch: -1 };

  constructor(private readonly spec: EarlyStoppingSpec) {}

  after(log: EpochLog): { isBest: boolean; stop: boolean } {
    const value = monitored(this.spec.monitor, log);
    const { state, spec } = this;
    if (value === undefined || log.epoch < spec.startFromEpoch) return { isBest: false, stop: false };
    const first = state.bestEpoch < 0;
    if (first) state.bestEpoch = log.epoch;
    state.wait += 1;
    if (improves(spec.monitor, value, state.best, spec.minDelta)) {
      Object.assign(state, { best: value, bestEpoch: log.epoch, wait: 0 });
      return { isBest: true, stop: false };
    }
    return { isBest: first, stop: state.wait >= spec.patience && log.epoch > 0 };
  }

  get bestEpoch(): number {
    return this.state.bestEpoch;
  }

  save(): EarlyStoppingState {
    return { ...this.state };
  }

  restore(state: EarlyStoppingState): void {
    this.state = { ...state };
  }
}
