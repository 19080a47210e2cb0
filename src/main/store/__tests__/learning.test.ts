import { createHash } from 'node:crypto';
import SQLite from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Evaluation, ExperimentResult, ModelDetail, RunPlan, RunSummary } from '../../../contract/index.js';
import { migrations } from '../migrations/index.js';
import { databasePath } from '../open/paths.js';
import { measurement, openTestStore, temporaryFolder } from './fixtures.js';

const plan: RunPlan = { kind: 'classical', spec: { model: { kind: 'nearest-centroid' } } };
const evaluation: Evaluation = {
  split: 'test',
  samples: 2,
  accuracy: { mean: 0.5, low: 0, high: 1, n: 2 },
  topK: [],
  macroF1: 0.3,
  classes: [{ name: 'a', precision: 0.5, recall: 1, f1: 0.67, support: 1 }],
  confusion: Int32Array.of(1, 0, 1, 0),
  calibration: null,
  labels: Int32Array.of(0, 1),
  predictions: Int32Array.of(0, 0),
};
const provenance = { softwareVersion: '1', engine: 'none', platform: 'here', datasetSha256: 'd'.repeat(64) };

function run(id: string, changes: Partial<RunSummary> = {}): RunSummary {
  return {
    ...{ id, groupId: 'g', title: 'Nearest centroid', kind: 'classical', modelTitle: 'Nearest centroid' },
    ...{ datasetId: 'd', datasetTitle: 'Two classes', seed: 1, state: 'queued', resumable: false },
    ...{ epochsDone: 0, epochs: 0, createdAt: '2026-11-01T10:00:00.000Z', seconds: 0 },
    ...changes,
  };
}

function model(content: Uint8Array, changes: Partial<ModelDetail> = {}): ModelDetail {
  return {
    hash: createHash('sha256').update(content).digest('hex'),
    ...{ name: 'mine', kind: 'classical', modelTitle: 'Nearest centroid', datasetId: 'd', datasetTitle: 'Two' },
    ...{ runId: 'r', seed: 1, classNames: ['a', 'b'], axis: { unit: 'point', from: 0, step: 1 }, length: 4 },
    ...{ bytes: content.byteLength, used: false, createdAt: '2026-11-01T10:00:00.000Z' },
    ...{ plan, history: [], evaluation, provenance },
    ...changes,
  };
}

function result(id: string, finishedAt: string): ExperimentResult {
  return {
    ...{ id, experiment: 'e4', seeds: 2, seedList: [1, 2], results: [], verdict: 'holds', because: 'so', method: [] },
    ...{ limits: [], figures: [], seconds: 3, startedAt: finishedAt, finishedAt, softwareVersion: '1', engine: '' },
    ...{ platform: '', recipeSha256: '' },
  };
}

test('runs survive closing with plan, curve, evaluation and provenance, numbers that JSON cannot write included', () => {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  store.runs.insert(run('r'), plan);
  const epochs = [0, 1, 2].map((epoch) => ({
    epoch,
    loss: 1 / (epoch + 1),
    valLoss: NaN,
    learningRate: 0.1,
    seconds: 1,
  }));
  store.runs.addEpochs('r', epochs);
  store.runs.setEvaluation('r', evaluation);
  store.runs.setProvenance('r', provenance);
  const curve = Float32Array.of(0.5, NaN, 0.75);
  store.runs.save(run('r', { state: 'done', epochsDone: 3, testAccuracy: 0.5, curve }));
  store.close();
  const again = openTestStore(folder);
  expect(again.runs.detail('r')).toEqual({
    ...run('r', { state: 'done', epochsDone: 3, testAccuracy: 0.5, curve }),
    ...{ plan, history: epochs, evaluation, provenance },
  });
  again.runs.forgetEpochs('r', 1);
  expect(again.runs.history('r')).toEqual(epochs.slice(0, 1));
});

test('runs of a process that ended are lost, with a sentence and what they had', () => {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  store.runs.insert(run('a', { state: 'running', resumable: true, epochs: 9 }), plan);
  store.runs.addEpochs('a', [{ epoch: 0, loss: 1, learningRate: 0.1, seconds: 1 }]);
  store.runs.insert(run('b'), plan);
  store.runs.insert(run('c', { state: 'done' }), plan);
  store.close();
  const { runs } = openTestStore(folder);
  expect(runs.get('a')).toMatchObject({ state: 'lost', resumable: true, epochsDone: 1, reason: /ended before it/ });
  expect(runs.get('b')).toMatchObject({ state: 'lost', resumable: false, reason: /before its turn/ });
  expect(runs.get('c').state).toBe('done');
});

test('runs are listed newest group first, seeds in order, by group and by dataset', () => {
  const { runs } = openTestStore();
  runs.insert(run('a1'), plan);
  runs.insert(run('a2', { seed: 2 }), plan);
  runs.insert(run('b1', { groupId: 'h', datasetId: 'e' }), plan);
  const ids = (filter = {}) => runs.list(filter).map(({ id }) => id);
  expect(ids()).toEqual(['b1', 'a1', 'a2']);
  expect(ids({ groupId: 'g' })).toEqual(['a1', 'a2']);
  expect(ids({ datasetId: 'e' })).toEqual(['b1']);
  expect(() => runs.delete(['a1', 'nobody'])).toThrow('does not exist');
  expect(ids()).toEqual(['b1', 'a1', 'a2']);
  runs.delete(['a1', 'a2']);
  expect(ids()).toEqual(['b1']);
  for (const missing of [() => runs.get('a1'), () => runs.save(run('a1')), () => runs.detail('a1')])
    expect(missing).toThrow(expect.objectContaining({ kind: 'not-found' }));
});

test('a model is its content: stored twice it is one, renamed and used it stays the same', () => {
  const { models } = openTestStore();
  const bytes = Uint8Array.of(1, 2, 3);
  const { hash } = models.insert(model(bytes), bytes);
  models.rename(hash, 'yours');
  models.setUsed(hash, true);
  expect(models.insert(model(bytes, { name: 'again' }), bytes).name).toBe('yours');
  expect(models.list()).toHaveLength(1);
  expect(models.get(hash)).toEqual({ ...model(bytes), name: 'yours', used: true });
  expect(new Uint8Array(models.content(hash))).toEqual(bytes);
  expect(() => models.insert(model(bytes), Uint8Array.of(9))).toThrow('wrong hash');
  models.delete(hash);
  expect(models.has(hash)).toBe(false);
  expect(() => models.content(hash)).toThrow(expect.objectContaining({ kind: 'not-found' }));
});

test('content that changed on the disk is told, not used', () => {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  const bytes = Uint8Array.of(1, 2, 3);
  const { hash } = store.models.insert(model(bytes), bytes);
  store.close();
  const db = new SQLite(databasePath(folder));
  db.exec(`UPDATE model_blobs SET bytes = x'010204'`);
  db.close();
  expect(() => openTestStore(folder).models.content(hash)).toThrow(
    expect.objectContaining({ kind: 'database-damaged' }),
  );
});

test('a deleted model leaves its runs and stays named in the reports that showed it', () => {
  const store = openTestStore();
  const bytes = Uint8Array.of(4);
  const { hash } = store.models.insert(model(bytes), bytes);
  store.runs.insert(run('r'), plan);
  store.runs.save(run('r', { state: 'done', modelHash: hash }));
  const id = store.measurements.insert(measurement());
  store.explanations.add(id, hash, 'gradCam');
  expect(store.runs.get('r').modelHash).toBe(hash);
  store.models.delete(hash);
  expect(store.runs.get('r')).toEqual(run('r', { state: 'done' }));
  expect(store.explanations.list(id)).toEqual([{ modelHash: hash, method: 'gradCam' }]);
});

test('a report shows each explanation once, in the order they came, until the model is taken out', () => {
  const { models, measurements, explanations } = openTestStore();
  const [first, second] = [Uint8Array.of(1), Uint8Array.of(2)].map((bytes) => models.insert(model(bytes), bytes).hash);
  const id = measurements.insert(measurement());
  for (const [hash, method] of [
    [second, 'occlusion'],
    [first, 'gradCam'],
    [second, 'occlusion'],
    [second, 'cam'],
  ] as const)
    explanations.add(id, hash ?? '', method);
  expect(explanations.list(id)).toEqual([
    { modelHash: second, method: 'occlusion' },
    { modelHash: first, method: 'gradCam' },
    { modelHash: second, method: 'cam' },
  ]);
  explanations.remove(id, second ?? '');
  expect(explanations.list(id)).toEqual([{ modelHash: first, method: 'gradCam' }]);
  expect(() => explanations.add(id, 'f'.repeat(64), 'cam')).toThrow(expect.objectContaining({ kind: 'not-found' }));
});

test('results of experiments are kept, the newest first', () => {
  const { experiments } = openTestStore();
  expect(experiments.latest('e4')).toBeUndefined();
  experiments.insert(result('one', '2026-11-01T10:00:00.000Z'));
  experiments.insert(result('two', '2026-11-02T10:00:00.000Z'));
  expect(experiments.latest('e4')).toEqual(result('two', '2026-11-02T10:00:00.000Z'));
  expect(experiments.get('one').finishedAt).toBe('2026-11-01T10:00:00.000Z');
  expect(experiments.history('e4').map(({ resultId }) => resultId)).toEqual(['two', 'one']);
  expect(experiments.history('e1')).toEqual([]);
  expect(() => experiments.get('three')).toThrow(expect.objectContaining({ kind: 'not-found' }));
});

test('a database from before training keeps its measurements and takes runs and models', () => {
  const folder = temporaryFolder();
  const old = openTestStore(folder, { migrations: migrations.slice(0, 2) });
  const id = old.measurements.insert(measurement());
  old.close();
  const store = openTestStore(folder);
  expect(store.measurements.get(id).name).toBe('scan 1');
  store.runs.insert(run('r'), plan);
  expect(store.runs.list()).toHaveLength(1);
  expect(store.models.list()).toEqual([]);
});
