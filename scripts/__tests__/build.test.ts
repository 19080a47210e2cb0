import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { flexGapFallback } from '../build/flexGapFallback.mjs';
import { buildTargets, missingEntries } from '../build/targets.mjs';

test('a gap in a flex row becomes a left margin, in a column a top margin', () => {
  expect(flexGapFallback('.a{display:flex;gap:4px}')).toBe('.a{display:flex;gap:4px}.a>*+*{margin-left:4px}');
  expect(flexGapFallback('.a,.b{display:flex;flex-direction:column;gap:4px 8px}')).toContain(
    '.a>*+*,.b>*+*{margin-top:4px}',
  );
  expect(flexGapFallback('.a{gap:4px 8px;display:inline-flex}')).toContain('{margin-left:8px}');
});

test('grids, flex boxes without a gap and other rules stay as they are', () => {
  for (const css of ['.a{display:grid;gap:4px}', '.a{display:flex;row-gap:4px}', '@media print{.a{color:red}}']) {
    expect(flexGapFallback(css)).toBe(css);
  }
  expect(flexGapFallback('@media print{.a{display:flex;gap:1px}}')).toBe(
    '@media print{.a{display:flex;gap:1px}.a>*+*{margin-left:1px}}',
  );
});

test('the legacy build makes only the shell, and entries that are missing are named', () => {
  const root = mkdtempSync(join(tmpdir(), 'phaselens-build-'));
  try {
    const [main] = buildTargets(root, false);
    const [oldMain] = buildTargets(root, true);
    expect(Object.keys(oldMain?.entries ?? {})).toEqual(['index']);
    if (main === undefined) throw new Error('there is no main target');
    expect(missingEntries(main)).toHaveLength(5);
    const cli = main.entries['cli'] ?? '';
    mkdirSync(dirname(cli), { recursive: true });
    writeFileSync(cli, '');
    expect(missingEntries(main)).toHaveLength(4);
    expect(missingEntries(main)).not.toContain(cli);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
