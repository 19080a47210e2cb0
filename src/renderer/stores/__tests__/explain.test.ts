import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test, vi } from 'vitest';
import { createMockLab } from '../../__tests__/mockLab.js';
import { mockModels } from '../../__tests__/mockExplain.js';
import { connectLab } from '../../lab.js';
import { useExplain } from '../explain.js';
import { useMeasurements } from '../measurements.js';
import { useUi } from '../ui.js';

let lab: ReturnType<typeof createMockLab>;
const [first, second, forest] = mockModels.map(({ hash }) => hash);

beforeEach(() => {
  setActivePinia(createPinia());
  lab = createMockLab();
  connectLab(lab);
});

async function opened() {
  await useMeasurements().load();
  const explain = useExplain();
  await explain.load();
  return explain;
}

test('the newest model is opened with a test spectrum of its dataset and its first convolution', async () => {
  const explain = await opened();
  expect(explain.side.modelHash).toBe(first);
  expect(explain.side.subject).toEqual({ kind: 'sample', datasetId: 'd1', split: 'test', number: 0 });
  expect(explain.side.maps).toMatchObject({ layer: 'conv1', channels: 8 });
  expect(explain.side.attribution?.method).toBe('gradCam');
});

test('the arrows go through the layers and stop at the last', async () => {
  const explain = await opened();
  explain.moveLayer(1);
  await vi.waitFor(() => expect(explain.side.maps?.layer).toBe('pool1'));
  expect(explain.side.maps).toMatchObject({ length: 130, step: 2, start: 0.5 });
  explain.moveLayer(1);
  explain.moveLayer(1);
  expect(explain.side.layer).toBe('dense1');
});

test('the next sample of a class is found by its label', async () => {
  const explain = await opened();
  explain.ofClass = 2;
  await explain.moveSubject(1);
  await explain.moveSubject(1);
  expect(explain.side.subject).toMatchObject({ number: 5 });
  expect(explain.side.spectrum?.trueClass).toBe('gamma');
  await explain.moveSubject(-1);
  expect(explain.side.subject).toMatchObject({ number: 2 });
  expect(lab.calls.filter((name) => name === 'datasets.samples')).toHaveLength(1);
});

test('another class can be explained, and a new spectrum keeps it', async () => {
  const explain = await opened();
  explain.explainClass('beta');
  await vi.waitFor(() => expect(explain.side.attribution?.className).toBe('beta'));
  await explain.moveSubject(1);
  expect(explain.side.className).toBe('beta');
});

test('a classical model has no layers and offers its importances', async () => {
  const explain = await opened();
  await explain.setModel(forest ?? '');
  expect(explain.side.layers).toEqual([]);
  expect(explain.side.maps).toBeNull();
  expect(explain.side.attribution?.method).toBe('importance');
});

test('a classical model is met at its attribution, wherever one was before', async () => {
  const explain = await opened();
  explain.tab = 'changed';
  await explain.setModel(forest ?? '');
  expect(explain.tab).toBe('attribution');
});

test('a comparison shows another spectrum, the layer moves in both, and it can be closed', async () => {
  const explain = await opened();
  await explain.compareWith(null);
  expect(explain.sides.map(({ subject }) => subject)).toMatchObject([{ number: 0 }, { number: 1 }]);
  explain.setLayer('pool1');
  await vi.waitFor(() => expect(explain.sides.map(({ maps }) => maps?.layer)).toEqual(['pool1', 'pool1']));
  explain.closeSide(explain.sides[0]?.id ?? -1);
  expect(explain.sides).toHaveLength(1);
  expect(explain.side.subject).toMatchObject({ number: 1 });
});

test('a comparison of models keeps the spectrum', async () => {
  const explain = await opened();
  await explain.compareWith(second ?? '');
  expect(explain.sides.map(({ modelHash }) => modelHash)).toEqual([first, second]);
  expect(explain.sides[1]?.subject).toEqual(explain.sides[0]?.subject);
});

test('a wish of another view is taken once', async () => {
  const explain = await opened();
  useUi().openExplain(second ?? '', 'm2');
  await vi.waitFor(() => expect(explain.side.spectrum?.title).toBe('TiO2+MnO'));
  expect(explain.side.modelHash).toBe(second);
  await explain.setModel(first ?? '');
  await explain.load();
  expect(explain.side.modelHash).toBe(first);
});

test('only a measurement goes into a report, and it comes out again', async () => {
  const explain = await opened();
  await explain.toggleReport();
  expect(lab.calls).not.toContain('explain.addToReport');
  await explain.setSubject({ kind: 'measurement', measurementId: 'm2' });
  await explain.toggleReport();
  expect(explain.inReport).toBe(true);
  await explain.toggleReport();
  expect(explain.inReport).toBe(false);
  expect(lab.calls.filter((name) => name.startsWith('explain.') && name.endsWith('Report'))).toEqual([
    'explain.addToReport',
    'explain.removeFromReport',
  ]);
});

test('a lab that cannot explain is heard in its own words', async () => {
  const explain = await opened();
  const broken = createMockLab();
  connectLab({
    ...broken,
    call: (name, input) =>
      name === 'explain.layers' ? Promise.reject(new Error('TensorFlow is missing.')) : broken.call(name, input),
  });
  await explain.moveSubject(1);
  expect(explain.side.problem).toBe('TensorFlow is missing.');
  expect(explain.side.maps).toBeNull();
});
