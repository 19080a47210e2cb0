/**
 * Identification with a whole database imported: `node bench/run.mjs search-imported [--samples DIR] [--entries 50000] [--times 10] [--scratch DIR]`.
 * A tar.gz of `--entries` generated files (see cifDatabase.ts) is imported; then a lab is opened on it and identifies measurements of the samples: the first one with the
 * opening of the index, the others as they come, with one computing thread. The same again when the library holds its content `--times` times. Goal: an answer
 * within a second of the opening, and no more memory than the index takes.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import type { FileIdentification, Job } from '../src/contract/index.js';
import { cataloguePath, indexPath, segmentPath } from '../src/main/collections/openCatalogue.js';
import { argument } from './identify-samples.js';
import { openSourceLab } from './sourceLab.js';
import { median, printTable, quantile, record, round } from './timing.js';

const samples = argument('samples') ?? '../shared/samples';
const ENTRIES = Number(argument('entries') ?? 50_000);
const TIMES = Number(argument('times') ?? 10);
const MEASUREMENTS = 24;
const megabytes = (bytes: number): number => round(bytes / 1e6);

const folder = join(samples, 'xrd-single-rruff');
const measurements = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.csv'))
  .sort()
  .slice(0, MEASUREMENTS)
  .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));

const scratch = mkdtempSync(join(argument('scratch') ?? tmpdir(), 'phaselens-search-imported-'));
try {
  const dataFolder = join(scratch, 'data');
  const rows = [await measure(dataFolder, 'built-in libraries alone')];
  await importDatabase(dataFolder);
  rows.push(await measure(dataFolder, 'and an imported one'));
  if (TIMES > 1) {
    multiply(dataFolder);
    rows.push(await measure(dataFolder, `its content ${TIMES} times`));
    dropIndexes(dataFolder);
    rows.push(await measure(dataFolder, 'the same, its index to be made anew'));
  }
  const names = Object.keys(rows[0] ?? {});
  printTable(
    names,
    rows.map((row) => names.map((name) => row[name] ?? '')),
  );
  record('search-imported', { entries: ENTRIES, times: TIMES, measurements: measurements.length, rows });
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function importDatabase(dataFolder: string): Promise<void> {
  const archive = join(scratch, 'database.tar.gz');
  const made = spawnSync(
    process.execPath,
    ['bench/run.mjs', 'cif-import', ...['--generate', archive, '--samples', samples, '--entries', String(ENTRIES)]],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (made.status !== 0) throw new Error('No database could be generated.');
  const source = await openSourceLab({ scratch, width: 1, dataFolder });
  const { lab } = source;
  try {
    const started = await lab.call('libraries.importDatabase', { libraryName: 'database', path: archive });
    const job = await new Promise<Job>((resolve) => {
      const stop = lab.on('job.changed', (job) => {
        if (job.id !== started.id || job.state === 'running') return;
        stop();
        resolve(job);
      });
    });
    console.log(job.message);
  } finally {
    await source.close();
  }
}

/** Wall times of one identification after the other, as a command line or a window asks for them. */
async function measure(dataFolder: string, what: string): Promise<Record<string, string | number>> {
  const source = await openSourceLab({ scratch, width: 1, dataFolder });
  const { lab } = source;
  try {
    const memory = process.memoryUsage().rss;
    const identify = async (file: { name: string; bytes: Uint8Array<ArrayBuffer> }) => {
      const began = performance.now();
      const answer: FileIdentification = await lab.call('identify.file', { file, options: {} });
      return { answer, ms: performance.now() - began };
    };
    const [first, ...others] = measurements;
    if (!first) throw new Error(`No measurements in ${folder}.`);
    const opening = await identify(first);
    const times: number[] = [];
    for (const file of others) {
      const { answer, ms } = await identify(file);
      if (answer.identification) times.push(ms);
    }
    return {
      libraries: what,
      searched: opening.answer.identification?.searched ?? 0,
      'first, ms': round(opening.ms),
      'median of the others, ms': round(median(times)),
      '90 %, ms': round(quantile(times, 0.9)),
      'memory before, MB': megabytes(memory),
      'after, MB': megabytes(process.memoryUsage().rss),
    };
  } finally {
    await source.close();
  }
}

/** The library holds every entry so many times, under other keys. */
function multiply(dataFolder: string): void {
  const library = libraryFolder(dataFolder);
  const db = new SQLite(cataloguePath(library));
  const segments = db.prepare('SELECT number FROM segments ORDER BY number').pluck().all() as number[];
  const entries = db.prepare('SELECT max(seq) FROM entries').pluck().get() as number;
  const highest = Math.max(...segments);
  const columns = (db.prepare("SELECT name FROM pragma_table_info('entries')").pluck().all() as string[]).slice(3);
  const rest = (db.prepare("SELECT name FROM pragma_table_info('segments')").pluck().all() as string[]).slice(1);
  for (let k = 1; k < TIMES; k++) {
    db.exec(`BEGIN;
      INSERT INTO segments SELECT number + ${k * highest}, ${rest.join(', ')} FROM segments WHERE number <= ${highest};
      INSERT INTO entries SELECT seq + ${k * entries}, key || '-${k}', segment + ${k * highest}, ${columns.join(', ')}
        FROM entries WHERE seq <= ${entries};
      COMMIT`);
    for (const number of segments)
      for (const path of [segmentPath, indexPath])
        copyFileSync(path(library, number), path(library, number + k * highest));
  }
  db.close();
}

function dropIndexes(dataFolder: string): void {
  const library = libraryFolder(dataFolder);
  for (const name of readdirSync(library)) if (name.endsWith('.index')) rmSync(join(library, name));
}

function libraryFolder(dataFolder: string): string {
  const root = join(dataFolder, 'libraries');
  return join(root, readdirSync(root).find((name) => name.startsWith('import-')) ?? '');
}
