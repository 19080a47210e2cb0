import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatsCheck } from '../commands/formatsCheck.js';

async function check(folder: string, json: boolean): Promise<{ code: number; out: string }> {
  let out = '';
  const io = {
    out: (text: string) => void (out += text),
    error: () => undefined,
    env: {},
    columns: 200,
    watched: false,
    entryUrl: '',
    interrupted: () => new Promise<void>(() => undefined),
  };
  const code = await formatsCheck(io, folder, json);
  return { code, out };
}

test('a folder that is not there is told', async () => {
  await expect(check(join(tmpdir(), 'no-such-folder-of-formats'), true)).rejects.toThrow(
    /is not a folder that can be read/,
  );
});

test('formats --check reads every file of a folder or says why not, and holds it against the text beside it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'formats-'));
  const rows = Array.from({ length: 20 }, (_, i) => `${(10 + i * 0.02).toFixed(2)} ${100 + i}`);
  writeFileSync(
    join(folder, 'a.ras'),
    `*RAS_DATA_START\n*RAS_HEADER_START\n*RAS_HEADER_END\n*RAS_INT_START\n${rows.join('\n')}\n*RAS_INT_END\n`,
  );
  writeFileSync(join(folder, 'a.xy'), rows.join('\n').replace('10.06 103', '10.06 105'));
  writeFileSync(join(folder, 'b.pdf'), '%PDF-1.4');
  writeFileSync(join(folder, 'c.raw'), 'RAW1.01\0');
  const { code, out } = await check(folder, true);
  const checked = JSON.parse(out) as Record<string, unknown>[];
  expect(checked.map(({ file }) => file)).toEqual(['a.ras', 'a.xy', 'b.pdf', 'c.raw']);
  expect(checked[0]).toMatchObject({
    format: 'rigaku-ras',
    scans: 1,
    points: 20,
    range: [10, 10.38],
    oracle: 'a.xy',
    difference: [0, 2],
  });
  expect(checked[2]?.['declined']).toMatch(/PDF document/);
  expect(checked[3]?.['error']).toMatch(/ends inside its header/);
  expect(code).toBe(1);
  expect((await check(folder, false)).out).toMatch(/2 read, 1 declined, 1 damaged/);
  rmSync(folder, { recursive: true });
});
