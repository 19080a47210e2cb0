import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  trainingRecipeSchema,
  type Attribution,
  type ClassifierSpec,
  type ExplainSubject,
} from '../../../../contract/index.js';
import { planNetwork } from '../../../../core/architectures/planNetwork.js';
import { encodeClassifier } from '../../../../core/classical/encodeClassifier.js';
import { fitClassifier } from '../../../../core/classical/fitClassifier.js';
import { generate } from '../../../../core/synthesis/generate.js';
import { idsOf, importAll, openTestLab, type TestLab } from '../../__tests__/openTestLab.js';
import { calciteRamanFile, rutileFile } from '../../__tests__/patterns.js';
import { DECIDES, decidingPeak, deleteModel, storeModel } from './decidingPeak.js';

let open: TestLab;
let datasetId = '';
beforeEach(() => {
  open = openTestLab();
});
afterEach(async () => {
  await open.close();
  open.remove();
});

/** Trains a classical model on the recipe and opens the lab with it. */
async function withModel(spec: ClassifierSpec, recipe = decidingPeak()): Promise<string> {
  const dataset = await open.lab.call('datasets.create', { recipe });
  datasetId = dataset.id;
  await open.close();
  const { x, labels, meta } = generate(recipe, 'train');
  const data = fitClassifier(spec, { data: x, rows: labels.length, columns: meta.length }, labels, { seed: 1 });
  const plan = { kind: 'classical' as const, spec };
  const hash = storeModel(open.folder, recipe, { plan, classifier: encodeClassifier(data) }, dataset);
  await open.reopen();
  return hash;
}

/** Test spectra of class `with` come second. */
const sample = (number = 12): ExplainSubject => ({ kind: 'sample', datasetId, split: 'test', number });

const shareAt = ({ peaks }: Attribution, position: number) =>
  peaks.filter((peak) => Math.abs(peak.position - position) < 1).reduce((sum, { share }) => sum + share, 0);

async function importOne(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return idsOf((await importAll(open.lab, [{ name, bytes }]))[0])[0] ?? '';
}

test('hiding stretches and importances both find the peak that decides', async () => {
  const modelHash = await withModel({ model: { kind: 'nearest-centroid' } });
  const subject = sample();
  const seen = await open.lab.call('explain.subject', { modelHash, subject });
  expect(seen.title).toBe('One peak decides, test spectrum 13');
  expect(seen.trueClass).toBe('with');
  expect(seen.prediction.map(({ className }) => className)).toEqual(['with', 'without']);
  expect(seen.prediction.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 5);
  expect(seen.methods).toEqual(['occlusion', 'importance']);
  expect(seen.peaks.map(({ label }) => label)).toEqual(['peak 1', 'peak 2', 'peak 3']);
  expect(seen.y).toHaveLength(256);
  for (const method of ['occlusion', 'importance'] as const) {
    const found = await open.lab.call('explain.attribution', { modelHash, subject, method });
    expect(found).toMatchObject({ method, className: 'with' });
    expect(found.values).toHaveLength(256);
    expect(found.onPeaks + found.elsewhere).toBeCloseTo(1, 6);
    expect(shareAt(found, DECIDES)).toBeGreaterThan(0.85);
    expect(found.sentence).toMatch(/of the evidence lies on the peaks that were drawn, which cover \d+ % of the axis/);
    expect(found.clear).toBe((found.onPeaks - (found.covered ?? 1)) / (1 - (found.covered ?? 1)) >= 0.5);
    expect(found.notes.length).toBeGreaterThan(2);
  }
});

test('what speaks for one class speaks against the other', async () => {
  const modelHash = await withModel({ model: { kind: 'svm', kernel: 'linear' } });
  const { notes } = await open.lab.call('explain.subject', { modelHash, subject: sample() });
  expect(notes).toContain('The shares rank the classes; they are no probabilities.');
  const ask = (className: string) =>
    open.lab.call('explain.attribution', { modelHash, subject: sample(), method: 'occlusion', className });
  const [own, other] = [await ask('with'), await ask('without')];
  other.values.forEach((value, i) => expect(value).toBeCloseTo(-(own.values[i] ?? NaN), 6));
  expect(own.values.reduce((most, value) => Math.max(most, value), 0)).toBeGreaterThan(0.01);
  expect((own.probability ?? 0) + (other.probability ?? 0)).toBeCloseTo(1, 6);
  await expect(ask('elsewhere')).rejects.toMatchObject({ kind: 'not-found' });
});

test('a model that does not say what it looks at is asked by exchanging stretches', async () => {
  const modelHash = await withModel({ model: { kind: 'neighbours', neighbours: 3 } });
  const found = await open.lab.call('explain.attribution', { modelHash, subject: sample(), method: 'importance' });
  expect(found.notes.join(' ')).toContain('exchanged between 64 training spectra');
  const at = found.values.indexOf(Math.max(...found.values));
  expect(Math.abs(22 + 0.1 * at - DECIDES)).toBeLessThan(1.5);
});

test('a classical model has no layers, and says which methods it allows', async () => {
  const modelHash = await withModel({ model: { kind: 'nearest-centroid' } });
  const subject = sample();
  expect(await open.lab.call('explain.layers', { modelHash, subject })).toEqual([]);
  const refused = { kind: 'invalid-input' };
  await expect(open.lab.call('explain.maps', { modelHash, subject, layer: 'conv1d1' })).rejects.toMatchObject(refused);
  await expect(open.lab.call('explain.kernels', { modelHash, layer: 'conv1d1' })).rejects.toMatchObject(refused);
  await expect(open.lab.call('explain.effects', { modelHash })).rejects.toMatchObject(refused);
  await expect(open.lab.call('explain.attribution', { modelHash, subject, method: 'gradCam' })).rejects.toThrow(
    '“small model” allows occlusion, importance, not Grad-CAM.',
  );
  await expect(open.lab.call('explain.subject', { modelHash: 'f'.repeat(64), subject })).rejects.toMatchObject({
    kind: 'not-found',
  });
});

test('an attribution is exported over the axis in its unit, with the peak of each point', async () => {
  const modelHash = await withModel({ model: { kind: 'nearest-centroid' } });
  const input = { modelHash, subject: sample(), method: 'occlusion', what: 'attribution' } as const;
  const { fileName, bytes } = await open.lab.call('explain.export', input);
  expect(fileName).toBe('One peak decides, test spectrum 13 occlusion.csv');
  const [head, first, ...rest] = new TextDecoder().decode(bytes).trim().split('\r\n');
  expect(head).toBe('2θ (°),model input,occlusion for with,peak');
  expect(first).toMatch(/^22,/);
  expect(rest).toHaveLength(255);
  expect(rest.filter((line) => line.endsWith(',peak 2')).length).toBeGreaterThan(10);
});

test('peaks of a measurement are called by the lines of what it was identified as', async () => {
  const modelHash = await withModel({ model: { kind: 'nearest-centroid' } });
  const measurementId = await importOne('rutile.xy', rutileFile());
  const subject = { kind: 'measurement', measurementId } as const;
  await open.lab.call('identify.run', { measurementId, options: {} });
  const { peaks, notes } = await open.lab.call('explain.subject', { modelHash, subject });
  const at = (position: number) => peaks.find((peak) => Math.abs(peak.position - position) < 0.3)?.label;
  expect([at(27.4), at(36.1), at(41.2)]).toEqual(['Rutile 110', 'Rutile 101', 'Rutile 111']);
  expect(notes.join(' ')).toContain('2 classes only');
  const raman = await importOne('calcite.txt', calciteRamanFile());
  const other = { modelHash, subject: { kind: 'measurement', measurementId: raman } } as const;
  await expect(open.lab.call('explain.subject', other)).rejects.toThrow('is a Raman spectrum');
});

test('what was added stands in every later report; a deleted model leaves a sentence, never a failed report', async () => {
  const modelHash = await withModel({ model: { kind: 'nearest-centroid' } });
  const measurementId = await importOne('rutile.xy', rutileFile());
  const report = async (format: 'html' | 'csv' | 'json' | 'pdf') =>
    new TextDecoder().decode((await open.lab.call('reports.create', { measurementId, format })).bytes);
  await open.lab.call('explain.addToReport', { measurementId, modelHash, method: 'occlusion' });
  const html = await report('html');
  expect(html).toContain('What a model looked at');
  expect(html).toContain(modelHash);
  expect(html.match(/<svg/g)).toHaveLength(2);
  expect(html).toContain('of the evidence lies on peaks that the peak table knows, which cover ');
  expect(await report('csv')).toContain(`small model,${modelHash},occlusion`);
  expect(JSON.parse(await report('json'))).toMatchObject({ evidence: [{ state: 'shown', methodName: 'occlusion' }] });
  const shown = (await report('pdf')).length;

  await open.close();
  deleteModel(open.folder, modelHash);
  await open.reopen();
  expect(await report('html')).toContain('has been deleted since.');
  expect(await report('csv')).toContain('has been deleted since.');
  expect(JSON.parse(await report('json'))).toMatchObject({ evidence: [{ state: 'missing', modelHash }] });
  const left = (await report('pdf')).length;
  expect([left > 10_000, shown > left + 2000]).toEqual([true, true]);

  await open.lab.call('explain.removeFromReport', { measurementId, modelHash });
  expect(await report('html')).not.toContain('What a model looked at');
});

test('an explanation that cannot be had is refused before it is stored', async () => {
  const modelHash = await withModel({ model: { kind: 'nearest-centroid' } });
  const measurementId = await importOne('calcite.txt', calciteRamanFile());
  await expect(
    open.lab.call('explain.addToReport', { measurementId, modelHash, method: 'occlusion' }),
  ).rejects.toMatchObject({ kind: 'invalid-input' });
  const { bytes } = await open.lab.call('reports.create', { measurementId, format: 'html' });
  expect(new TextDecoder().decode(bytes)).not.toContain('What a model looked at');
});

test('without TensorFlow a network is refused with how to repair it and with what works all the same', async () => {
  const bare = openTestLab({ cacheFolder: open.folder });
  try {
    const recipe = decidingPeak();
    const dataset = await bare.lab.call('datasets.create', { recipe });
    const architecture = {
      ...{ id: 'tiny', title: 'Tiny', inputLength: dataset.length },
      layers: [
        { type: 'conv1d' as const, filters: 1, kernel: 3, activation: 'relu' as const },
        { type: 'flatten' as const },
        { type: 'dense' as const, units: 2, activation: 'softmax' as const },
      ],
    };
    const training = trainingRecipeSchema.parse({ architecture, epochs: 1 });
    const weights = planNetwork(training.architecture)
      .flatMap(({ parameters }) => parameters)
      .map(({ name, shape }) => ({ name, shape, values: new Float32Array(shape.reduce((a, b) => a * b, 1)) }));
    await bare.close();
    const modelHash = storeModel(bare.folder, recipe, { plan: { kind: 'network', training }, weights }, dataset);
    await bare.reopen();
    const subject = { kind: 'sample', datasetId: dataset.id, split: 'test', number: 0 } as const;
    for (const method of ['explain.subject', 'explain.layers'] as const) {
      await expect(bare.lab.call(method, { modelHash, subject })).rejects.toMatchObject({
        kind: 'unavailable',
        message: expect.stringMatching(
          /^TensorFlow is not there\. Only networks need it.*scripts\/tensorflow.* Classical models are explained without it/,
        ) as string,
      });
    }
    expect((await bare.lab.call('explain.kernels', { modelHash, layer: 'conv1d1' })).filters).toBe(1);
  } finally {
    await bare.close();
    bare.remove();
  }
});
