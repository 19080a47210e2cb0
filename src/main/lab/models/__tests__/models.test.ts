import { afterAll, beforeAll, expect, test } from 'vitest';
import fc from 'fast-check';
import { decodeWire, encodeWire, type Classification, type ModelSummary } from '../../../../contract/index.js';
import { pack, unpack } from '../../../trainer/checkpoint/packed.js';
import { ended, idsOf, importAll, openTestLab, type TestLab } from '../../__tests__/openTestLab.js';
import { bytesOf } from '../../__tests__/patterns.js';
import { FakeTrainers } from '../../training/__tests__/fakeTrainers.js';
import { centroidPlan, makeDataset, tinyPlan } from '../../training/__tests__/tinyData.js';

let opened: TestLab;
const trainers = new FakeTrainers();
beforeAll(() => {
  opened = openTestLab({ trainer: { fork: trainers.fork } });
});
afterAll(async () => {
  await opened.close();
  opened.remove();
});

type Axis = NonNullable<Parameters<typeof makeDataset>[1]>['axis'];
/** A trained model on an axis of 16 points: a peak at 0.3 or at 0.7 of it. */
async function trained(plan = centroidPlan, axis?: Axis): Promise<ModelSummary> {
  const { id: datasetId } = await makeDataset(opened.lab, axis ? { axis } : {});
  const started = await opened.lab.call('runs.start', { datasetId, plan });
  if (plan.kind === 'network') {
    await expect.poll(() => trainers.busy.length).toBe(1);
    trainers.busy[0]?.epoch();
    trainers.busy[0]?.done();
  }
  expect((await ended(opened.lab, started.job)).state).toBe('done');
  const { modelHash } = await opened.lab.call('runs.get', { id: started.runs[0]?.id ?? '' });
  return opened.lab.call('models.get', { hash: modelHash ?? '' });
}

let made = 0;
/** A stored pattern with a peak, over 2θ at Cu Kα, or a Raman spectrum. */
async function measured(peak: number, from: number, to: number, technique: 'xrd' | 'raman' = 'xrd'): Promise<string> {
  const rows = Array.from({ length: Math.round((to - from) / 0.05) + 1 }, (_, i) => {
    const x = from + 0.05 * i;
    return `${x.toFixed(2)} ${(1000 * Math.exp(-0.5 * ((x - peak) / 0.8) ** 2) + 5 + (made % 7)).toFixed(3)}`;
  });
  made += 1;
  const head = technique === 'xrd' ? '# wavelength 1.5406\n' : '';
  const [outcome] = await importAll(opened.lab, [
    { name: `m${made}.${technique === 'xrd' ? 'xy' : 'txt'}`, bytes: bytesOf(`${head}${rows.join('\n')}\n`) },
  ]);
  if (outcome?.status === 'question') throw new Error(outcome.question.doubts.join());
  const [id = ''] = idsOf(outcome);
  // Processing of its own would only blur what is tested.
  await opened.lab.call('processing.save', { measurementId: id, steps: [] });
  return id;
}
const twoTheta: Axis = { unit: 'twoTheta', from: 20, step: 1 };
const top = ({ classes }: Classification) => classes[0]?.name;

test('a model says what a measurement is, brought to its axis', async () => {
  const { hash } = await trained(centroidPlan, twoTheta);
  const [left, right] = [await measured(24.8, 15, 45), await measured(31.2, 15, 45)];
  const answer = await opened.lab.call('models.classify', { hash, measurementId: left });
  expect(top(answer)).toBe('left');
  expect(answer.classes.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 5);
  expect(answer.notes.join(' ')).toMatch(/knows these 2 classes only: it always names one of them/);
  expect(top(await opened.lab.call('models.classify', { hash, measurementId: right }))).toBe('right');
});

test('a network answers by the warm trainer', async () => {
  const { hash } = await trained(tinyPlan(), { ...twoTheta, from: 20.5 });
  const answer = await opened.lab.call('models.classify', { hash, measurementId: await measured(31, 15, 45) });
  expect(answer.classes[0]?.probability).toBeCloseTo(0.9, 5);
  expect(answer.notes[0]).toMatch(/^The network knows/);
});

test('votes of passes with dropout come from networks that have it, and only where they are asked for', async () => {
  const { hash } = await trained(tinyPlan(), { ...twoTheta, from: 20.25 });
  const asked = { measurementId: await measured(31, 15, 45), dropoutPasses: 50 };
  const { classes, confidence } = await opened.lab.call('models.classify', { hash, ...asked });
  expect(confidence).toMatchObject({ passes: 50, seed: 1, votes: [{ name: classes[0]?.name, share: 1 }] });
  const { measurementId } = asked;
  expect((await opened.lab.call('models.classify', { hash, measurementId })).confidence).toBeUndefined();
  const centroids = await trained(centroidPlan, { ...twoTheta, from: 20.75 });
  const answer = await opened.lab.call('models.classify', { hash: centroids.hash, ...asked });
  expect(answer.confidence).toBeUndefined();
  expect(answer.classes.length).toBeGreaterThan(0);
  await expect(opened.lab.call('models.classify', { hash, ...asked, dropoutPasses: 0 })).rejects.toThrow();
});

test('a short measurement is told, one beside the axis refused', async () => {
  const { hash } = await trained(centroidPlan, { ...twoTheta, from: 21 });
  const half = await opened.lab.call('models.classify', { hash, measurementId: await measured(26, 15, 28) });
  expect(half.notes.join(' ')).toMatch(/covers 4\d % of what the model sees.*rests on little/);
  const beside = await measured(50, 45, 60);
  await expect(opened.lab.call('models.classify', { hash, measurementId: beside })).rejects.toThrow(
    'covers 45 to 60 and the model sees 21 to 36: they have nothing in common',
  );
});

test('models of points, of another technique or of nobody are refused with a sentence', async () => {
  const id = await measured(25, 15, 45);
  const points = await trained();
  const call = (hash: string) => opened.lab.call('models.classify', { hash, measurementId: id });
  await expect(call(points.hash)).rejects.toThrow('counts points instead of knowing an axis');
  const raman = await trained(centroidPlan, { unit: 'ramanShift', from: 20, step: 1 });
  await expect(call(raman.hash)).rejects.toThrow(
    'is a diffraction pattern and the model was trained with Raman spectra',
  );
  await expect(call('0'.repeat(64))).rejects.toMatchObject({ kind: 'not-found' });
});

test('opinions are those of the used models that fit', async () => {
  const id = await measured(24.8, 15, 45);
  const fitting = await trained(centroidPlan, { ...twoTheta, from: 20.25 });
  const other = await trained(centroidPlan, { unit: 'ramanShift', from: 20.25, step: 1 });
  expect(await opened.lab.call('models.opinions', { measurementId: id })).toEqual([]);
  for (const { hash } of [fitting, other]) await opened.lab.call('models.use', { hash, use: true });
  const opinions = await opened.lab.call('models.opinions', { measurementId: id });
  expect(opinions.map(({ modelHash }) => modelHash)).toEqual([fitting.hash]);
  await opened.lab.call('models.delete', { hash: fitting.hash });
  expect(await opened.lab.call('models.opinions', { measurementId: id })).toEqual([]);
});

test('a model crosses to another laboratory in one file and answers the same there', async () => {
  for (const plan of [centroidPlan, tinyPlan()]) {
    const { hash } = await trained(plan, { ...twoTheta, from: 22 });
    await opened.lab.call('models.rename', { hash, name: 'For / export' });
    const before = await opened.lab.call('models.get', { hash });
    const file = await opened.lab.call('models.export', { hash });
    expect(file.fileName).toBe('For _ export.phaselens-model');
    await opened.lab.call('models.delete', { hash });
    const imported = await opened.lab.call('models.import', { file: { name: file.fileName, bytes: file.bytes } });
    expect(imported.hash).toBe(hash);
    expect(await opened.lab.call('models.get', { hash })).toEqual(before);
  }
});

test('a hostile file is refused with one sentence, whatever of it is changed', async () => {
  const { hash } = await trained(centroidPlan, { ...twoTheta, from: 23 });
  const file = await opened.lab.call('models.export', { hash });
  const inner = unpack(file.bytes, 'x') as Record<string, unknown> & {
    about: Record<string, unknown>;
    content: Uint8Array;
  };
  const import_ = (bytes: Uint8Array) => opened.lab.call('models.import', { file: { name: '../../evil.bin', bytes } });
  const changed = (changes: Record<string, unknown>) => pack({ ...inner, ...changes }).bytes;
  const content = decodeWire(inner.content) as Record<string, unknown>;
  const recoded = encodeWire({ ...content, classNames: ['left'] });
  for (const bytes of [
    new Uint8Array(),
    bytesOf('PHLPACK1 and nothing more'),
    file.bytes.subarray(0, file.bytes.length - 1),
    changed({ kind: 'something' }),
    changed({ hash: 'f'.repeat(64) }),
    changed({ content: recoded }),
    changed({ about: { ...inner.about, more: 1 } }),
    changed({ about: { ...inner.about, name: ' ' } }),
    changed({
      about: { ...inner.about, evaluation: { ...(inner.about['evaluation'] as object), labels: Int32Array.of(7) } },
    }),
    changed({ about: { ...inner.about, provenance: null } }),
  ]) {
    const error = await import_(bytes).then(
      () => undefined,
      (reason: unknown) => reason as Error & { kind: string },
    );
    expect(error?.kind).toMatch(/damaged-file|unknown-format/);
    expect(error?.message).toMatch(/^evil\.bin .*\.$/);
  }
  const whole = new Uint8Array(file.bytes);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const bytes = whole.slice();
      bytes[at] = (bytes[at] ?? 0) ^ by;
      await expect(import_(bytes)).rejects.toMatchObject({ name: 'LabError' });
    }),
    { numRuns: 50 },
  );
});
