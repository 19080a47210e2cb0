import { afterEach, expect, test, vi } from 'vitest';
import { slidesCnn } from '../../../../core/architectures/index.js';
import { hasTensorflow, tensorflow } from '../../__tests__/tensorflowHere.js';
import { Oracle } from '../../answerQuestion.js';
import { chosenEngine } from '../../chosenEngine.js';
import { largestDifference, noise } from './small.js';

afterEach(() => vi.unstubAllEnvs());

test('the order decides, then the environment, then the graph', () => {
  vi.stubEnv('PHASELENS_TRAINER', undefined);
  expect(chosenEngine()).toBe('graph');
  vi.stubEnv('PHASELENS_TRAINER', 'eager');
  expect(chosenEngine()).toBe('eager');
  expect(chosenEngine('graph')).toBe('graph');
  vi.stubEnv('PHASELENS_TRAINER', 'else');
  expect(chosenEngine()).toBe('graph');
});

test.skipIf(!hasTensorflow)('many spectra are predicted by the graph as operation by operation', () => {
  const architecture = slidesCnn({ inputLength: 300, outputs: 4 });
  const oracle = new Oracle(tensorflow());
  const ask = (name: 'load' | 'predict' | 'initialise' | 'unload', input: object) =>
    oracle.answer({ type: 'ask', id: 1, name, input } as Parameters<Oracle['answer']>[0]);
  const spectra = noise(450 * 300, 1);
  const values = () => (ask('predict', { model: 'm', spectra }) as { values: Float32Array }).values;
  const load = (seed: number) =>
    ask('load', { model: 'm', architecture, weights: ask('initialise', { architecture, seed }) });
  load(1);
  vi.stubEnv('PHASELENS_TRAINER', 'eager');
  const eager = values();
  vi.stubEnv('PHASELENS_TRAINER', 'graph');
  const before = tensorflow().memory().numTensors;
  const graph = values();
  expect(graph.length).toBe(450 * 4);
  expect(largestDifference(graph, eager)).toBeLessThan(1e-5);
  expect(graph).not.toEqual(new Float32Array(450 * 4));
  load(2);
  expect(largestDifference(values(), eager)).toBeGreaterThan(1e-3);
  ask('unload', { model: 'm' });
  expect(() => values()).toThrow('not loaded');
  expect(tensorflow().memory().numTensors).toBeLessThan(before);
});
