import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { earlyStoppingSchema, reduceOnPlateauSchema, type EpochLog } from '../../../contract/index.js';
import { EarlyStopping } from '../fit/earlyStopping.js';
import { ReduceOnPlateau } from '../fit/reduceOnPlateau.js';

interface Traces {
  series: Record<string, (number | null)[]>;
  early: {
    series: string;
    monitor: string;
    patience: number;
    minDelta: number;
    startFromEpoch: number;
    ended: number | null;
    restored: number | null;
  }[];
  plateau: {
    series: string;
    monitor: string;
    patience: number;
    minDelta: number;
    cooldown: number;
    minLearningRate: number;
    factor: number;
    rates: number[];
  }[];
}

const file = join(import.meta.dirname, '..', '..', '..', '..', 'tests', 'golden', 'keras-callbacks.json');
const traces = JSON.parse(readFileSync(file, 'utf8')) as Traces;

const monitors = { val_loss: 'valLoss', val_accuracy: 'valAccuracy' } as const;
const monitorOf = (name: string) => monitors[name as keyof typeof monitors];
const logs = (series: string, monitor: string): EpochLog[] =>
  (traces.series[series] ?? []).map((value, epoch) => ({
    ...{ epoch, loss: 0, learningRate: 0, seconds: 0 },
    [monitorOf(monitor)]: value ?? Number.NaN,
  }));

test('early stopping ends at the epoch and keeps the weights that Keras does', () => {
  expect(traces.early.length).toBeGreaterThan(40);
  for (const trace of traces.early) {
    const { series, patience, minDelta, startFromEpoch } = trace;
    const spec = earlyStoppingSchema.parse({ monitor: monitorOf(trace.monitor), patience, minDelta, startFromEpoch });
    const stopping = new EarlyStopping(spec);
    let ended: number | null = null;
    let kept: number | null = null;
    for (const log of logs(series, trace.monitor)) {
      const { isBest, stop } = stopping.after(log);
      if (isBest) kept = log.epoch;
      if (stop) {
        ended = log.epoch;
        break;
      }
    }
    const what = JSON.stringify(trace);
    expect({ ended, restored: kept }, what).toEqual({ ended: trace.ended, restored: trace.restored });
    expect(stopping.bestEpoch, what).toBe(trace.restored);
  }
});

test('the learning rate falls at the epochs and to the values of Keras', () => {
  for (const trace of traces.plateau) {
    const { series, monitor, rates, ...rest } = trace;
    const plateau = new ReduceOnPlateau(reduceOnPlateauSchema.parse({ ...rest, monitor: monitorOf(monitor) }));
    let rate = Math.fround(0.1);
    logs(series, monitor).forEach((log, index) => {
      expect(Math.abs(rate - (rates[index] ?? Number.NaN)), JSON.stringify(trace)).toBeLessThan(1e-8);
      rate = plateau.after(log, rate);
    });
  }
});

test('both go on from a saved state as if they had not stopped', () => {
  const all = logs('falling', 'val_loss');
  const spec = earlyStoppingSchema.parse({ patience: 3, minDelta: 0.02 });
  const through = new EarlyStopping(spec);
  const before = new EarlyStopping(spec);
  const rest = new EarlyStopping(spec);
  all.slice(0, 8).forEach((log) => before.after(log));
  rest.restore(JSON.parse(JSON.stringify(before.save())) as ReturnType<typeof before.save>);
  const verdicts = all.map((log) => through.after(log));
  expect(all.slice(8).map((log) => rest.after(log))).toEqual(verdicts.slice(8));
});
