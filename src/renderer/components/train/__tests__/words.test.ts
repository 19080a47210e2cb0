import { expect, test } from 'vitest';
import {
  architectureSchema,
  syntheticRecipeSchema,
  type JobState,
  type RunSummary,
} from '../../../../contract/index.js';
import { blankRecipe } from '../blankRecipe.js';
import { layersInWords } from '../layersInWords.js';
import { meanInterval } from '../meanInterval.js';
import { parseSeeds } from '../parseSeeds.js';
import { recipeProblems } from '../recipeProblems.js';
import { canGoOn, duration, percentWithInterval, resumeWords, short } from '../runWords.js';

test('seeds are read as lists, ranges and counts', () => {
  expect(parseSeeds('1, 2, 3')).toEqual([1, 2, 3]);
  expect(parseSeeds('10 seeds from 1')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(parseSeeds('3-5; 9')).toEqual([3, 4, 5, 9]);
  expect(parseSeeds('2 from 7, 7')).toEqual([7, 8]);
});

test('what is no seed is answered with a sentence', () => {
  expect(parseSeeds('')).toContain('at least one');
  expect(parseSeeds('one')).toContain('“one” is no seed');
  expect(parseSeeds('5-3')).toContain('no seed');
  expect(parseSeeds('300 seeds from 1')).toContain('At most 200');
  expect(parseSeeds('4294967296')).toContain('end at');
});

test('a network is told in one line, repetitions counted', () => {
  const spec = architectureSchema.parse({
    id: 'x',
    title: 'x',
    inputLength: 100,
    layers: [
      { type: 'conv1d', filters: 8, kernel: 5, activation: 'relu' },
      { type: 'conv1d', filters: 8, kernel: 5, activation: 'relu' },
      { type: 'maxPool', size: 2 },
      { type: 'maxPool', size: 1, stride: 2 },
      { type: 'flatten' },
      { type: 'dense', units: 3, activation: 'softmax' },
    ],
  });
  expect(layersInWords(spec)).toBe('2 × conv 8×5, pool 2, pool 1 stride 2, dense 3 softmax');
});

test('the recipe that a new dataset starts from is valid', () => {
  expect(syntheticRecipeSchema.safeParse(blankRecipe()).success).toBe(true);
});

test('problems of a recipe name the place as a person counts', () => {
  const recipe = blankRecipe();
  const broken = {
    ...recipe,
    length: 2,
    classes: { kind: 'listed', list: [{ name: 'A', peaks: [{ position: 1, height: 'tall' }] }] },
  };
  const parsed = syntheticRecipeSchema.safeParse(broken);
  expect(parsed.success).toBe(false);
  const problems = parsed.error ? recipeProblems(parsed.error) : [];
  expect(problems.some((problem) => problem.startsWith('Length: '))).toBe(true);
  expect(problems.some((problem) => problem.startsWith('Class 1, peak 1, height'))).toBe(true);
  expect(problems.every((problem) => problem.endsWith('.'))).toBe(true);
});

test('the interval of a mean over seeds is that of Student', () => {
  // t(2, 0.975) = 4.303; sd = 0.01.
  const found = meanInterval([0.9, 0.91, 0.92]);
  expect(found?.mean).toBeCloseTo(0.91, 12);
  expect((found?.high ?? 0) - 0.91).toBeCloseTo((4.303 * 0.01) / Math.sqrt(3), 12);
  expect(meanInterval([0.5])).toEqual({ mean: 0.5, low: 0.5, high: 0.5, n: 1 });
  expect(meanInterval([])).toBeNull();
});

test('numbers are told shortly', () => {
  expect(percentWithInterval({ mean: 0.934, low: 0.921, high: 0.946, n: 100 })).toBe('93.4 % (92.1 to 94.6 %)');
  expect([short(812), short(62_450), short(3_140_000)]).toEqual(['812', '62.5 k', '3.14 M']);
  expect([duration(0.04), duration(7.25), duration(600)]).toEqual(['40 ms', '7.3 s', '10 min']);
});

function run(resumable: boolean, state: JobState = 'cancelled'): RunSummary {
  return {
    ...{ id: 'r', groupId: 'g', title: '', kind: 'network', modelTitle: '', datasetId: '', datasetTitle: '', seed: 1 },
    ...{ state, resumable, epochsDone: 0, epochs: 50, createdAt: '', seconds: 0 },
  };
}

test('whatever ended without a result can be taken up, with a checkpoint or without', () => {
  const states = ['queued', 'running', 'done', 'failed', 'cancelled', 'lost'] as const;
  expect(states.filter((state) => canGoOn(run(false, state)))).toEqual(['failed', 'cancelled', 'lost']);
});

test('a button that takes up runs says whether they go on or start again', () => {
  expect(resumeWords([run(true)]).label).toBe('Resume');
  expect(resumeWords([run(false)]).label).toBe('Start again');
  expect(resumeWords([run(false), run(false)]).label).toBe('Start 2 seeds again');
  expect(resumeWords([run(true), run(true)])).toEqual({
    label: 'Resume 2 seeds',
    title: 'Each goes on from its last checkpoint',
  });
  expect(resumeWords([run(true), run(false), run(true)])).toEqual({
    label: 'Resume 3 seeds',
    title: 'Each goes on from its last checkpoint; 1 without one starts again',
  });
});
