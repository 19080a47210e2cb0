import { expect, test } from 'vitest';
import { runStages } from '../lib/schedule.mjs';
import { oneCheck } from '../lib/summary.mjs';

interface Options {
  after?: string[];
  alone?: boolean;
}

/** A stage that ends when told, and a record of which ones run together. */
function scene() {
  const running = new Set<string>();
  const together: string[][] = [];
  const stage = (name: string, options: Options = {}) => ({
    name,
    title: name,
    ...options,
    work: async () => {
      running.add(name);
      together.push([...running].sort());
      await new Promise((resolve) => setTimeout(resolve, 5));
      running.delete(name);
      return { count: oneCheck(true) };
    },
  });
  return { stage, together };
}

test('no more stages run at a time than there are lanes, and all of them run', async () => {
  const { stage, together } = scene();
  const ended: string[] = [];
  const stages = ['a', 'b', 'c', 'd', 'e'].map((name) => stage(name));
  await runStages(stages, { lanes: 2, onEnd: (one) => ended.push(one.name) });
  expect(ended.sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(Math.max(...together.map((names) => names.length))).toBe(2);
});

test('a stage waits for those it comes after, and one that wants to be alone is', async () => {
  const { stage, together } = scene();
  const ended: string[] = [];
  const stages = [stage('last', { after: ['first'], alone: true }), stage('first'), stage('other')];
  await runStages(stages, { lanes: 2, onEnd: (one) => ended.push(one.name) });
  expect(ended.indexOf('last')).toBeGreaterThan(ended.indexOf('first'));
  expect(together.filter((names) => names.includes('last'))).toEqual([['last']]);
});

test('a stage that was left out is not waited for', async () => {
  const { stage } = scene();
  const results = await runStages([stage('e2e', { after: ['build'] })], { lanes: 2, onEnd: () => undefined });
  expect(results).toHaveLength(1);
});

test('a stage that throws is one failure with its sentence, and the others go on', async () => {
  const { stage } = scene();
  const broken = { name: 'broken', title: 'broken', work: () => Promise.reject(new Error('No Chromium was found.')) };
  const results = await runStages([broken, stage('a')], { lanes: 1, onEnd: () => undefined });
  expect(results.map((result) => result.count.failed)).toEqual([1, 0]);
  expect(results[0]?.output).toContain('No Chromium was found.');
});

test('stages that wait for each other are an error instead of a hang', async () => {
  const { stage } = scene();
  const stages = [stage('a', { after: ['b'] }), stage('b', { after: ['a'] })];
  await expect(runStages(stages, { lanes: 2, onEnd: () => undefined })).rejects.toThrow('wait for each other');
});
