import { afterEach, expect, test, vi } from 'vitest';
import { architectureSchema, type ArchitectureSpec } from '../../../../contract/index.js';
import { publishedNetworks, slidesCnn } from '../../../../core/architectures/index.js';
import { hasTensorflow, tensorflow } from '../../__tests__/tensorflowHere.js';
import { Oracle } from '../../answerQuestion.js';
import { chosenEngine } from '../../chosenEngine.js';
import type { ClassActivation } from '../../explain/classActivation.js';
import type { LayerMap } from '../../explain/layerMaps.js';
import type { LayerSummary } from '../../explain/layerSummary.js';
import type { FromTrainer } from '../../messages.js';
import { runTraining } from '../../runTraining.js';
import type { Tf } from '../../tensorflow/tf.js';
import { largestDifference, layerCases, noise, smallRecipe } from './small.js';

afterEach(() => vi.unstubAllEnvs());

/** TensorFlow whose graphs do not load. */
function withoutGraphs(): Tf {
  const tf = tensorflow();
  return new Proxy(tf, {
    get: (target, key) => (key === 'backend' ? () => ({ binding: {} }) : (Reflect.get(target, key, target) as unknown)),
  });
}

function asking(tf: Tf = tensorflow()) {
  const oracle = new Oracle(tf);
  return (name: string, input: object): unknown =>
    oracle.answer({ type: 'ask', id: 1, name, input } as Parameters<Oracle['answer']>[0]);
}

/** The same model asked operation by operation and compiled. */
function inBoth(architecture: ArchitectureSpec) {
  return (['eager', 'graph'] as const).map((engine) => {
    vi.stubEnv('PHASELENS_TRAINER', engine);
    const ask = asking();
    ask('load', { model: 'm', architecture, weights: ask('initialise', { architecture, seed: 1 }) });
    return (name: string, input: object) => ask(name, { model: 'm', ...input });
  }) as [(name: string, input: object) => unknown, (name: string, input: object) => unknown];
}

/** Single precision is relative. */
const scaleOf = (values: Float32Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 1);

test('the order decides, then the environment, then the graph', () => {
  vi.stubEnv('PHASELENS_TRAINER', undefined);
  expect(chosenEngine()).toBe('graph');
  vi.stubEnv('PHASELENS_TRAINER', 'eager');
  expect(chosenEngine()).toBe('eager');
  expect(chosenEngine('graph')).toBe('graph');
  vi.stubEnv('PHASELENS_TRAINER', 'else');
  expect(chosenEngine()).toBe('graph');
});

test.skipIf(!hasTensorflow)(
  'spectra are predicted by the graph as operation by operation, by the weights loaded last',
  () => {
    const architecture = slidesCnn({ inputLength: 300, outputs: 4 });
    const [eager, graph] = inBoth(architecture);
    const spectra = noise(450 * 300, 1);
    const values = (ask: typeof eager) => (ask('predict', { spectra }) as { values: Float32Array }).values;
    const [theirs, ours] = [values(eager), values(graph)];
    expect(ours.length).toBe(450 * 4);
    expect(largestDifference(ours, theirs)).toBeLessThan(1e-5);
    graph('load', { architecture, weights: graph('initialise', { architecture, seed: 2 }) });
    expect(largestDifference(values(graph), theirs)).toBeGreaterThan(1e-3);
    for (const ask of [eager, graph]) {
      ask('unload', {});
      expect(() => values(ask)).toThrow('not loaded');
    }
  },
);

const explained: [string, ArchitectureSpec][] = [
  ...Object.entries(layerCases).map(([name, layers]): [string, ArchitectureSpec] => [
    name,
    smallRecipe(layers, 20).architecture,
  ]),
  ...['slides-cnn', 'cnn6', 'inc3'].flatMap((id): [string, ArchitectureSpec][] => {
    const make = publishedNetworks[id];
    return make ? [[id, make({ inputLength: 400, outputs: 5 })]] : [];
  }),
];
for (const [name, architecture] of explained)
  test.skipIf(!hasTensorflow)(`${name}: explanations are those of the eager network`, () => {
    const [eager, graph] = inBoth(architectureSchema.parse(architecture));
    const spectra = noise(5 * architecture.inputLength, 3, 0.5);
    const both = <T>(question: string, input: object): [T, T] => [
      graph(question, { spectra, ...input }) as T,
      eager(question, { spectra, ...input }) as T,
    ];
    const [ours, theirs] = both<LayerMap[]>('layerMaps', { layers: [] });
    expect(ours.map(({ layer }) => layer)).toEqual(theirs.map(({ layer }) => layer));
    ours.forEach((map, index) => {
      const other = theirs[index];
      expect({ ...map, values: 0 }).toEqual({ ...other, values: 0 });
      expect(largestDifference(map.values, other?.values ?? []), map.layer).toBeLessThan(1e-5 * scaleOf(map.values));
    });
    const [summary, reference] = both<LayerSummary[]>('layerSummary', { layers: [], means: true });
    summary.forEach(({ layer, mean, alive }, index) => {
      expect(largestDifference(mean, reference[index]?.mean ?? []), layer).toBeLessThan(1e-5 * scaleOf(mean));
      expect(alive, layer).toEqual(reference[index]?.alive);
    });
    const drawable = ours.filter(({ length }) => length > 1).map(({ layer }) => ({ method: 'gradCam', layer }));
    for (const how of [...drawable, { method: 'gradient' }, { method: 'gradient', against: true }]) {
      const [cam, other] = both<ClassActivation>('classActivation', { target: 2, ...how });
      expect(cam.layer).toBe(other.layer);
      for (const key of ['map', 'onSpectrum', 'scores'] as const)
        expect(largestDifference(cam[key], other[key]), `${cam.layer} ${key}`).toBeLessThan(1e-5 * scaleOf(other[key]));
    }
    for (const ask of [eager, graph]) ask('unload', {});
  });

test.skipIf(!hasTensorflow)(
  'where no graph loads, questions and trainings go operation by operation, and a training says so',
  async () => {
    vi.stubEnv('PHASELENS_TRAINER', undefined);
    const recipe = smallRecipe([{ type: 'flatten' }, { type: 'dense', units: 2, activation: 'softmax' }], 20);
    const { architecture } = recipe;
    const tf = withoutGraphs();
    const ask = asking(tf);
    ask('load', { model: 'm', architecture, weights: ask('initialise', { architecture, seed: 1 }) });
    expect(ask('predict', { model: 'm', spectra: noise(40, 1) })).toMatchObject({ outputs: 2 });
    ask('unload', { model: 'm' });
    const said: FromTrainer[] = [];
    const train = { inputs: noise(200, 1), targets: Int32Array.from({ length: 10 }, (_, i) => i % 2) };
    const order = { type: 'train', recipe, train, checkpointSeconds: 5 } as const;
    await runTraining(tf, order, { asked: false }, (message) => said.push(message));
    expect(said[0]).toMatchObject({
      type: 'engine',
      engine: 'eager',
      reason: expect.stringContaining('graphs') as string,
    });
    expect(said.at(-1)?.type).toBe('done');
  },
);
