import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test, vi } from 'vitest';
import { effectScope } from 'vue';
import { runPlanSchema, type EpochLog } from '../../../contract/index.js';
import { createMockLab } from '../../__tests__/mockLab.js';
import { blankRecipe } from '../../components/train/blankRecipe.js';
import { useOpenThing } from '../../components/train/useOpenThing.js';
import { connectLab } from '../../lab.js';
import { useDatasets } from '../datasets.js';
import { useMeasuredDraft } from '../measuredDraft.js';
import { useMeasurements } from '../measurements.js';
import { useModels } from '../models.js';
import { useRuns } from '../runs.js';
import { useTrainingDraft } from '../trainingDraft.js';
import { useTrainPage } from '../trainPage.js';
import { useUi } from '../ui.js';

let lab: ReturnType<typeof createMockLab>;

beforeEach(() => {
  vi.useRealTimers();
  setActivePinia(createPinia());
  lab = createMockLab();
  connectLab(lab);
});

function epoch(number: number, valAccuracy: number): EpochLog {
  return { epoch: number, loss: 0.5, accuracy: 0.8, valLoss: 0.6, valAccuracy, learningRate: 1e-3, seconds: 1 };
}

async function startRuns(seeds: number[]) {
  const draft = useTrainingDraft();
  await draft.readNetworks(100, 3);
  const plan = draft.plan();
  if (!plan) throw new Error('There is no plan.');
  return useRuns().start({ datasetId: 'd2', plan, seeds });
}

test('a dataset that was made stands in the list', async () => {
  const datasets = useDatasets();
  await datasets.load();
  const before = datasets.items.length;
  const made = await datasets.create(blankRecipe());
  expect(datasets.items.length).toBe(before + 1);
  expect(datasets.byId.get(made.id)?.title).toBe('New dataset');
  await datasets.remove(made.id);
  expect(datasets.byId.has(made.id)).toBe(false);
});

test('runs that were started together are one group, by seed', async () => {
  const runs = useRuns();
  await startRuns([3, 1, 2]);
  expect(runs.groups).toHaveLength(1);
  expect(runs.groups[0]?.runs.map((run) => run.seed)).toEqual([1, 2, 3]);
  expect(runs.running).toHaveLength(3);
});

test('epochs that are told join those that were read, each once', async () => {
  vi.useFakeTimers();
  const runs = useRuns();
  const stop = runs.listen();
  const [run] = await startRuns([1]);
  const id = run?.id ?? '';
  await runs.read([id]);
  const detail = runs.details.get(id);
  if (!detail) throw new Error('The run was not read.');
  lab.emit('runs.news', { id, epoch: epoch(0, 0.5) });
  lab.emit('runs.news', { id, epoch: epoch(1, 0.7) });
  lab.emit('runs.news', {
    id,
    progress: { epoch: 2, epochs: 8, batch: 1, batches: 4, loss: 0.4, secondsLeft: 9 },
  });
  await vi.advanceTimersByTimeAsync(150);
  expect(runs.history(id).map((log) => log.valAccuracy)).toEqual([0.5, 0.7]);
  expect(runs.progress.get(id)?.secondsLeft).toBe(9);
  lab.putRun({ ...detail, epochsDone: 2, history: [epoch(0, 0.5), epoch(1, 0.7)] });
  await vi.advanceTimersByTimeAsync(300);
  expect(runs.history(id)).toHaveLength(2);
  expect(runs.byId.get(id)?.epochsDone).toBe(2);
  stop();
});

test('a run that ends while it is open is read again with its result', async () => {
  vi.useFakeTimers();
  const runs = useRuns();
  const stop = runs.listen();
  const [run] = await startRuns([1]);
  const id = run?.id ?? '';
  await runs.read([id]);
  const detail = runs.details.get(id);
  if (!detail) throw new Error('The run was not read.');
  lab.putRun({ ...detail, state: 'lost', reason: 'The trainer was killed.' });
  await vi.advanceTimersByTimeAsync(300);
  expect(runs.details.get(id)?.reason).toBe('The trainer was killed.');
  stop();
});

test('a run is cancelled, resumed and deleted', async () => {
  const runs = useRuns();
  const [run] = await startRuns([1]);
  const id = run?.id ?? '';
  await runs.cancel(id);
  expect(runs.byId.get(id)).toMatchObject({ state: 'cancelled', resumable: true });
  await runs.resume(id);
  expect(runs.byId.get(id)?.state).toBe('running');
  await runs.remove([id]);
  expect(runs.items).toHaveLength(0);
});

test('what the form holds at first is a training that the lab takes', async () => {
  const draft = useTrainingDraft();
  expect(draft.plan()).toBeNull();
  await draft.readNetworks(500, 2);
  const plan = runPlanSchema.parse(draft.plan());
  expect(plan).toMatchObject({
    kind: 'network',
    training: { epochs: 50, batchSize: 64, earlyStopping: { patience: 10, restoreBest: true } },
  });
});

test('a network that does not fit the spectra gives way to one that does', async () => {
  const draft = useTrainingDraft();
  draft.publishedId = 'liu-2017';
  await draft.readNetworks(100, 2);
  expect(draft.publishedId).toBe('slides-cnn');
});

test('a classical model takes what is set in front of it', () => {
  const draft = useTrainingDraft();
  draft.choice = 'classical';
  draft.poolSize = 32;
  draft.components = 10;
  expect(runPlanSchema.parse(draft.plan())).toEqual({
    kind: 'classical',
    spec: {
      before: [
        { kind: 'max-pool', size: 32 },
        { kind: 'pca', components: 10 },
      ],
      model: { kind: 'random-forest' },
    },
  });
});

test('the doctor is asked once whether networks can be trained', async () => {
  const draft = useTrainingDraft();
  await Promise.all([draft.examine(), draft.examine()]);
  expect(draft.tensorflow?.detail).toBe('Set it up.');
  expect(lab.calls.filter((name) => name === 'system.doctor')).toHaveLength(1);
});

test('a bundled recipe that is changed is no bundled recipe any more', () => {
  const train = useTrainPage();
  const recipe = blankRecipe();
  train.openRecipe(recipe, 'dataset-1');
  expect(train.bundledId).toBe('dataset-1');
  train.change({ ...recipe, title: 'Mine' });
  expect(train.bundledId).toBeNull();
  expect(train.isValid).toBe(true);
  train.change({ ...recipe, title: ' ' });
  expect(train.isValid).toBe(false);
});

test('measurements are labelled by their match and by the piece their name tells, until the person says it', async () => {
  await useMeasurements().load();
  const draft = useMeasuredDraft();
  expect(draft.recipe).toBeNull();
  draft.choose(
    draft.confirmed.map((item) => item.id),
    true,
  );
  expect(draft.isValid).toBe(true);
  expect(draft.classes).toBe(3);
  const [first] = draft.items;
  expect(first?.label).toBe('Manganosite');
  expect(first?.specimen).toBe('TiO2+MnO');
  draft.write(first?.measurementId ?? '', { label: '' });
  expect(draft.unlabelled).toBe(1);
  expect(draft.isValid).toBe(false);
  draft.technique = 'raman';
  expect(draft.items).toHaveLength(0);
});

test('a tag labels a measurement that nothing was found for', async () => {
  const measurements = useMeasurements();
  await measurements.load();
  const unknown = measurements.items.find((item) => item.name === 'unknown vial 12');
  await measurements.update({ id: unknown?.id ?? '', tags: ['slag'] });
  const draft = useMeasuredDraft();
  const item = draft.rows.find(({ id }) => id === unknown?.id);
  expect(item && draft.rowOf(item).label).toBe('slag');
});

test('looking inside a model opens the Explain view with it', async () => {
  const ui = useUi();
  const models = useModels();
  await models.load();
  const hash = models.items[0]?.hash ?? '';
  ui.openExplain(hash, 'm2');
  expect(ui.view).toBe('explain');
  expect(ui.explainRequest).toEqual({ modelHash: hash, measurementId: 'm2' });
});

test('a run that ended while nobody listened is read again when its page opens', async () => {
  const runs = useRuns();
  const [run] = await startRuns([1]);
  const id = run?.id ?? '';
  await runs.read([id]);
  const detail = runs.details.get(id);
  if (!detail) throw new Error('The run was not read.');
  lab.putRun({ ...detail, state: 'done', testAccuracy: 0.9 });
  const page = useTrainPage();
  page.open({ kind: 'run', id });
  const scope = effectScope();
  const open = scope.run(() => useOpenThing());
  await vi.waitFor(() => {
    expect(open?.run.value?.testAccuracy).toBe(0.9);
  });
  scope.stop();
});

test('a page whose dataset is gone gives way to the first one', async () => {
  const page = useTrainPage();
  page.open({ kind: 'dataset', id: 'gone' });
  const scope = effectScope();
  scope.run(() => useOpenThing());
  await vi.waitFor(() => {
    expect(page.page.kind).toBe('welcome');
  });
  expect(useUi().takeNotices()[0]?.text).toContain('does not exist any more');
  scope.stop();
});
