/**
 * The long crash test: `node bench/run.mjs crash-loop [kills] [--store]`. A lab imports and identifies (or, with `--store`, a bare store
 * also installs and backs up) and is killed with SIGKILL at random moments, 200 times by default; after each kill the data is opened as
 * at the next start and compared with what was acknowledged. Limit: power loss is not what a kill tests.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkAfterCrash } from '../src/main/store/__tests__/crash/checkAfterCrash.js';
import { killLoop } from '../src/main/store/__tests__/crash/killLoop.js';
import { FILES, workInLab } from '../src/main/store/__tests__/crash/labWriter.js';
import type { Entry } from '../src/main/store/__tests__/crash/ledger.js';
import { BATCH, writeToStore } from '../src/main/store/__tests__/crash/storeWriter.js';

const [, , first = '200', ...rest] = process.argv;

if (first === '--writer') {
  const [kind, folder = '', root = ''] = rest;
  if (kind === 'store') writeToStore(folder);
  else await workInLab(folder, root, true);
} else {
  const ofStore = [first, ...rest].includes('--store');
  const kills = Number.parseInt(first, 10) || 200;
  const folder = mkdtempSync(join(tmpdir(), 'phaselens-crash-'));
  const began = performance.now();
  try {
    const result = await killLoop({
      writer: [fileURLToPath(import.meta.url), '--writer', ofStore ? 'store' : 'lab', folder, process.cwd()],
      kills,
      mostEntries: ofStore ? 60 : 8,
      longestPause: 150,
      check: (said) => checkAfterCrash(folder, said, ofStore ? BATCH : FILES),
      onKill: (kill, said) => {
        if (kill % 20 === 0) process.stderr.write(`${kill} kills, ${said.length} entries\n`);
      },
    });
    const count = (kind: Entry['kind']) => result.said.filter((entry) => entry.kind === kind).length;
    const report = {
      writer: ofStore ? 'store' : 'lab',
      kills: result.kills,
      killsAtWork: result.atWork,
      acknowledged: {
        imported: count('imported'),
        identified: count('identified'),
        references: count('references'),
        backups: count('backup'),
      },
      wrong: result.wrong,
      seconds: Math.round((performance.now() - began) / 1000),
    };
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    process.exitCode = result.wrong.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
