import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildEntries } from '../../transports/__tests__/buildEntries.js';
import { temporaryFolder } from '../../transports/__tests__/doors.js';
import { runCli } from '../runCli.js';

let built = '';
beforeAll(async () => {
  built = await buildEntries({ cli: 'src/main/cli/main.ts', worker: 'src/main/lab/worker.ts' });
}, 120_000);
afterAll(() => rmSync(built, { recursive: true, force: true }));

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => (folder = temporaryFolder()));
afterEach(() => folder.remove());

async function cli(
  interrupted: Promise<void>,
  ...argv: string[]
): Promise<{ code: number; out: string; error: string }> {
  let [out, error] = ['', ''];
  const code = await runCli(argv, {
    out: (text) => (out += text),
    error: (text) => (error += text),
    env: { PHASELENS_DATA: join(folder.path, 'data') },
    columns: 120,
    watched: false,
    entryUrl: pathToFileURL(join(built, 'cli.js')).href,
    interrupted: () => interrupted,
  });
  return { code, out, error };
}
const never = new Promise<void>(() => undefined);

test('experiment list says what each is about and what it takes, without any data', async () => {
  const { code, out } = await cli(never, 'experiment', 'list', '--json');
  expect(code).toBe(0);
  const { experiments } = JSON.parse(out) as { experiments: Record<string, unknown>[] };
  expect(experiments[0]).toMatchObject({ id: 'e1', seeds: 10, last: null });
  expect(Object.keys(experiments[0] ?? {}).sort()).toEqual([
    ...['claim', 'id', 'last', 'minutes', 'question', 'seeds', 'title'],
  ]);
});

test('an experiment that there is not is a wrong use', async () => {
  const { code, error } = await cli(never, 'experiment', 'run', 'e9');
  expect(code).toBe(2);
  expect(error).toContain('“e9” is no experiment: write e1');
  expect((await cli(never, 'experiment', 'run', 'e1', '--seeds', '0')).code).toBe(2);
});

test('an interrupted experiment is cancelled and leaves no result', async () => {
  const { code, error } = await cli(Promise.resolve(), 'experiment', 'run', 'e4', '--seeds', '2', '--json');
  expect(code).toBe(1);
  expect(error).toContain('Cancelled');
  const { experiments } = JSON.parse((await cli(never, 'experiment', 'list', '--json')).out) as {
    experiments: { last: unknown }[];
  };
  expect(experiments.every(({ last }) => last === null)).toBe(true);
});
