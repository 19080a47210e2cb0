import { expect, test } from 'vitest';
import { cliHere } from './cliHere.js';

const { cli, cliUntil } = cliHere();

test('experiment list says what each is about and what it takes, without any data', async () => {
  const { code, out } = await cli('experiment', 'list', '--json');
  expect(code).toBe(0);
  const { experiments } = JSON.parse(out) as { experiments: Record<string, unknown>[] };
  expect(experiments[0]).toMatchObject({ id: 'e1', seeds: 10, last: null });
  expect(Object.keys(experiments[0] ?? {}).sort()).toEqual([
    ...['claim', 'id', 'last', 'minutes', 'question', 'seeds', 'title'],
  ]);
});

test('an experiment that there is not is a wrong use', async () => {
  const { code, error } = await cli('experiment', 'run', 'e9');
  expect(code).toBe(2);
  expect(error).toContain('“e9” is no experiment: write e1');
  expect((await cli('experiment', 'run', 'e1', '--seeds', '0')).code).toBe(2);
});

test('an interrupted experiment is cancelled and leaves no result', async () => {
  const { code, error } = await cliUntil(Promise.resolve(), 'experiment', 'run', 'e4', '--seeds', '2', '--json');
  expect(code).toBe(1);
  expect(error).toContain('Cancelled');
  const { experiments } = JSON.parse((await cli('experiment', 'list', '--json')).out) as {
    experiments: { last: unknown }[];
  };
  expect(experiments.every(({ last }) => last === null)).toBe(true);
});
