import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasTensorflow } from '../../trainer/__tests__/tensorflowHere.js';
import { temporaryFolder } from '../../transports/__tests__/doors.js';

const MINUTE = 60_000;
const program = join(import.meta.dirname, '..', '..', '..', '..', 'bin', 'phaselens');

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => (folder = temporaryFolder()));
afterAll(() => folder.remove());

/** The command line as a person has it, from the build. */
async function phaselens(...args: string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args, '--json'], {
    env: { ...process.env, PHASELENS_DATA: folder.path },
    maxBuffer: 64 * 2 ** 20,
  });
  return JSON.parse(stdout);
}

interface Result {
  experiment: string;
  seconds: number;
  verdict: string;
  results: { label: string; metric: string; mean: number; n: number }[];
  tables: { id: string; columns: { title: string }[]; rows: string[][] }[];
  limits: string[];
}

test.skipIf(!hasTensorflow)(
  'the reduced benchmark trains two networks of the study far below chance, and its second run takes them from the store',
  async () => {
    // Three epochs of the six of the recipe: about a minute on two cores.
    const order = ['run', 'benchmark', '--reduced', '--networks', 'vgg,cnn2', '--seeds', '1', '--epochs', '3'];
    const result = (await phaselens('experiment', ...order)) as Result;
    expect(result).toMatchObject({ experiment: 'benchmark', seeds: 1, verdict: 'open' });
    expect(result.limits[0]).toContain('its numbers are no results');

    const wrong = result.results.filter(({ metric }) => metric === 'wrong of 450 test spectra');
    expect(wrong.map(({ label }) => label).sort()).toEqual(['CNN2 (after Lee)', 'VGG (after Wang)']);
    for (const { mean, n } of wrong) {
      expect(n).toBe(1);
      // Chance gets 441 of 450 wrong; a network that learns is below 5 % after three epochs.
      expect(mean).toBeLessThan(0.05 * 450);
    }
    const accuracies = result.results.filter(({ metric }) => metric === 'test accuracy');
    for (const { label, mean } of accuracies)
      expect(mean).toBeCloseTo(1 - (wrong.find((row) => row.label === label)?.mean ?? NaN) / 450, 10);

    const table = result.tables.find(({ id }) => id === 'networks');
    const column = (title: string) => table?.columns.findIndex((one) => one.title === title) ?? -1;
    const cells = (title: string) => table?.rows.map((row) => row[column(title)]).sort();
    expect(table?.rows.every((row) => row.length === table.columns.length && row.every((cell) => cell !== ''))).toBe(
      true,
    );
    // The sizes at 5,000 points and 50 classes.
    expect(cells('Parameters')).toEqual(['18.93 M', '2.47 M']);
    expect(cells('Seeds')).toEqual(['1', '1']);
    expect(cells('Published wrong')).toEqual(['16 / 21.6 / 31', '31 / 38 / 50']);
    const confused = result.tables.filter(({ id }) => id !== 'networks' && id !== 'left');
    expect(result.tables.some(({ id }) => id === 'left')).toBe(false);
    if (wrong.some(({ mean }) => mean > 0)) expect(confused.flatMap(({ rows }) => rows).length).toBeGreaterThan(0);

    const { runs } = (await phaselens('run', 'list')) as { runs: { id: string; state: string }[] };
    expect(runs.map(({ state }) => state)).toEqual(['done', 'done']);
    const before = Date.now();
    const again = (await phaselens('experiment', ...order)) as Result;
    expect(Date.now() - before).toBeLessThan(MINUTE);
    expect(again.results).toEqual(result.results);
    expect(again.tables).toEqual(result.tables);
    expect(((await phaselens('run', 'list')) as { runs: unknown }).runs).toEqual(runs);
  },
  15 * MINUTE,
);
