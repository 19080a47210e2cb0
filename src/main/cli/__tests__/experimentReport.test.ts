import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reviewIds, type ExperimentResult } from '../../../contract/index.js';
import { openStore } from '../../store/openStore.js';
import { temporaryFolder } from '../../transports/__tests__/doors.js';
import { runCli } from '../runCli.js';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => (folder = temporaryFolder()));
afterEach(() => folder.remove());

async function report(...argv: string[]): Promise<{ code: number; error: string }> {
  let error = '';
  const code = await runCli(['experiment', 'report', ...argv], {
    out: () => undefined,
    error: (text) => (error += text),
    env: { PHASELENS_DATA: join(folder.path, 'data') },
    columns: 120,
    watched: false,
    entryUrl: import.meta.url,
    interrupted: () => new Promise<void>(() => undefined),
  });
  return { code, error };
}

const result: ExperimentResult = {
  ...{ id: 'one', experiment: 'e3', seeds: 10, seedList: [1], verdict: 'holds partly', because: 'For a reason.' },
  results: [{ label: 'conv 1', metric: 'noise, factor', mean: 0.5, low: 0.4, high: 0.6, n: 10 }],
  ...{ method: ['Done so.'], limits: ['Not stated.'], seconds: 5 },
  figures: [
    {
      ...{
        kind: 'bars',
        id: 'noise',
        title: 'Noise',
        caption: 'Less.',
        categories: ['conv 1'],
        y: { label: 'factor' },
      },
      series: [{ name: 'trained', values: [0.5] }],
    },
  ],
  ...{ startedAt: '2026-01-01T00:00:00Z', finishedAt: '2026-01-01T00:00:05Z', softwareVersion: '1', engine: 'tf' },
  ...{ platform: 'here', recipeSha256: 'ab' },
};

test('the report of stored results is written as Markdown with figures, page and data', async () => {
  const store = openStore({ dataFolder: join(folder.path, 'data'), mode: 'readwrite' });
  store.experiments.insert(result);
  store.close();
  const out = join(folder.path, 'report');
  expect(await report('--out', out)).toMatchObject({ code: 0 });
  expect(readdirSync(out).sort()).toEqual(['experiments', 'experiments.html', 'experiments.json', 'experiments.md']);
  expect(readFileSync(join(out, 'experiments', 'e3-noise.svg'), 'utf8')).toContain('<svg');
  const text = readFileSync(join(out, 'experiments.md'), 'utf8');
  expect(text).toContain('![Noise](experiments/e3-noise.svg)');
  expect(text).toContain('**Verdict: holds partly.** For a reason.');
  for (const id of reviewIds) expect(text).toContain(`## ${id.toUpperCase()}: `);
  expect(readFileSync(join(out, 'experiments.html'), 'utf8')).toContain('For a reason.');
  const data = JSON.parse(readFileSync(join(out, 'experiments.json'), 'utf8')) as {
    experiments: { result: unknown }[];
  };
  expect(data.experiments.map(({ result: one }) => one !== null)).toEqual(reviewIds.map((id) => id === 'e3'));
});

test('one format is written alone, an unknown one is a wrong use', async () => {
  const out = join(folder.path, 'report');
  expect(await report('--out', out, '--format', 'markdown')).toMatchObject({ code: 0 });
  expect(readdirSync(out)).toEqual(['experiments.md']);
  const { code, error } = await report('--out', join(folder.path, 'other'), '--format', 'pdf');
  expect(code).toBe(2);
  expect(error).toContain('“pdf” is no format');
  expect(existsSync(join(folder.path, 'other'))).toBe(false);
});
