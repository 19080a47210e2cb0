import type { EpochLog, ReduceOnPlateauSpec } from '../../../contract/index.js';
import { improves, monitored } from './improves.js';

export interface ReduceOnPlateauState {
  wait: number;
  best: number | null;
  cooldown: number;
}

/** Keras's ReduceLROnPlateau. Gives after each epoch the learning rate of the next. */
export class ReduceOnPlateau {
  private state: ReduceOnPlateauState = { wait: 0, best: null, cooldown: 0 };

  constructor(private readonly spec: ReduceOnPlateauSpec) {}

  after(log: EpochLog, learningRate: number): number {
    const value = monitored(this.spec.monitor, log);
    const { state, spec } = this;
    if (value === undefined) return learningRate;
    if (state.cooldown > 0) {
      state.cooldown -= 1;
      state.wait = 0;
    }
    if (improves(spec.monitor, value, state.best, spec.minDelta)) {
      state.best = value;
      state.wait = 0;
      return learningRate;
    }
    if (state.cooldown > 0) return learningRate;
    state.wait += 1;
    if (state.wait < spec.patience || learningRate <= Math.fround(spec.minLearningRate)) return learningRate;
    state.cooldown = spec.cooldown;
    state.wait = 0;
    return Math.fround(Math.max(learningRate * spec.factor, spec.minLearningRate));
  }

  save(): ReduceOnPlateauState {
    return { ...this.state };
  }

  restore(state: ReduceOnPlateauState): void {
    this.state = { ...state };
  }
}
