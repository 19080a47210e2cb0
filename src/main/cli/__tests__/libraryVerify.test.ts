import { expect, test } from 'vitest';
import type { VerifiedLibrary } from '../../../core/references/verifyLibrary.js';
import { libraryVerify } from '../commands/libraryVerify.js';

async function said(flags: { json?: boolean }): Promise<{ code: number; out: string }> {
  let out = '';
  const code = await libraryVerify(
    {
      out: (text: string) => (out += text),
      error: () => undefined,
      ...{ env: {}, columns: 120, watched: false, interrupted: () => new Promise<void>(() => undefined) },
      entryUrl: import.meta.url,
    },
    flags,
  );
  return { code, out };
}

test('library verify checks every built-in entry and says how many pass', async () => {
  const { code, out } = await said({});
  expect(code).toBe(0);
  const counts = [...out.matchAll(/: (\d+) entries, (\d+) pass/g)].map(([, all, pass]) => [Number(all), Number(pass)]);
  expect(counts).toHaveLength(2);
  for (const [all, pass] of counts) {
    expect(all).toBeGreaterThan(150);
    expect(pass).toBe(all);
  }
});

test('library verify --json names every check of every entry', async () => {
  const { out } = await said({ json: true });
  const { libraries, failed } = JSON.parse(out) as { libraries: VerifiedLibrary[]; failed: number };
  expect(failed).toBe(0);
  const quartz = libraries[0]?.entries.find(({ id }) => id === 'xrd-builtin:quartz');
  expect(quartz?.checks.map(({ check }) => check)).toEqual([
    'composition',
    'density',
    'tabulated-density',
    'volume',
    'distances',
    'lines',
  ]);
  expect(quartz?.checks.at(-1)?.statement).toMatch(/^strongest lines 3\.34\d \(100\), 4\.25\d \(\d+\)/);
});
