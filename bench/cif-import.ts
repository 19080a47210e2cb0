/**
 * Whole databases of CIF files: `node bench/run.mjs cif-import [--samples DIR] [--entries 50000] [--threads N] [--python FILE] [--scratch DIR]`.
 * First CIF text to line list on one core, every CIF of the samples, beside pymatgen on the same files in the same run (`--python` or
 * BENCH_PYTHON; goal: 20 times as fast, above 1,000 a second). Then a tar.gz of `--entries` generated files (see cifDatabase.ts) into an imported library:
 * files a second, memory, disk an entry and what 500,000 would take (goal: below 4 GB), and the time until its columns are ready to be searched.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CrystalStructure, Job } from '../src/contract/index.js';
import { parseCif } from '../src/core/crystal/parseCif.js';
import { calculateLineList } from '../src/core/diffraction/calculateLineList.js';
import { Collections } from '../src/main/collections/collections.js';
import { readCifBatch } from '../src/main/lab/compute/tasks/readCifBatch.js';
import { databaseCifs, writeTarGz } from './cifDatabase.js';
import { argument } from './identify-samples.js';
import { openSourceLab } from './sourceLab.js';
import { median, printTable, record, round } from './timing.js';

const samples = argument('samples') ?? '../shared/samples';
const ENTRIES = Number(argument('entries') ?? 50_000);
const THREADS = Number(argument('threads') ?? availableParallelism());
const ROUNDS = 5;
/** Of pymatgen's range, 90° with Cu Kα. */
const dMin = 1.54184 / (2 * Math.sin(Math.PI / 4));

const walk = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : path.endsWith('.cif') ? [path] : [];
  });
const files = walk(samples);
if (files.length === 0) throw new Error(`No CIF files below ${samples}: say --samples DIR.`);
const structuresOf = (): CrystalStructure[] =>
  files.flatMap((file) => attempt(() => parseCif(readFileSync(file, 'utf8'))));
function attempt<T>(work: () => T[]): T[] {
  try {
    return work();
  } catch {
    return [];
  }
}

if (process.argv.includes('--generate')) {
  const bytes = await writeTarGz(argument('generate') ?? '', databaseCifs(structuresOf(), ENTRIES));
  process.stdout.write(String(bytes));
} else {
  const scratch = mkdtempSync(join(argument('scratch') ?? tmpdir(), 'phaselens-cif-import-'));
  try {
    // First, while the process is small: its memory is looked at.
    const database = await measureImport(scratch);
    const oneCore = measureOneCore();
    const peer = measurePeer();
    const { first, steady, entries } = oneCore;
    printTable(
      [`one core, ${files.length} files`, 'files/s', 'ratio to pymatgen'],
      [
        ['CIF text to line list, first pass', round(first), ratio(first, peer?.perSecond)],
        [`the same, median of ${ROUNDS} passes`, round(steady), ratio(steady, peer?.perSecond)],
        [
          'to an entry of a library (0.9 Å, formula, cell, packed), median',
          round(entries),
          ratio(entries, peer?.perSecond),
        ],
        ...(peer ? [['pymatgen: Structure.from_file and XRDCalculator', round(peer.perSecond), '1']] : []),
      ],
    );
    console.log();
    printTable(
      ['import', 'value'],
      Object.entries(database).map(([what, value]) => [what, value]),
    );
    record('cif-import', { files: files.length, threads: THREADS, oneCore, peer, database });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function ratio(own: number, peer: number | undefined): string {
  return peer === undefined ? '-' : (own / peer).toFixed(0);
}

/** Files per second of processor time, that of collecting garbage and compiling on other threads included. */
function pace(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return files.length / ((user + system) / 1e6);
}

function measureOneCore(): { first: number; steady: number; entries: number } {
  const lists = (): void => {
    for (const file of files)
      attempt(() => parseCif(readFileSync(file, 'utf8')).map((structure) => calculateLineList(structure, { dMin })));
  };
  const first = pace(lists);
  const steady = median(Array.from({ length: ROUNDS }, () => pace(lists)));
  const toEntries = (): void => {
    for (let at = 0; at < files.length; at += 64)
      readCifBatch(files.slice(at, at + 64).map((place) => ({ place, bytes: readFileSync(place) })));
  };
  toEntries();
  return { first, steady, entries: median(Array.from({ length: ROUNDS }, () => pace(toEntries))) };
}

function measurePeer(): { perSecond: number; read: number; failed: number } | undefined {
  const python = argument('python') ?? process.env['BENCH_PYTHON'];
  if (!python) {
    console.log('No peer: say --python FILE (a Python with pymatgen).');
    return undefined;
  }
  const answer = execFileSync(python, ['bench/peers/pymatgen_lines.py'], {
    input: files.join('\n'),
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  });
  const { read, failed, cpuSeconds } = JSON.parse(answer) as { read: number; failed: number; cpuSeconds: number };
  return { perSecond: files.length / cpuSeconds, read, failed };
}

async function measureImport(scratch: string): Promise<Record<string, string | number>> {
  const archive = join(scratch, 'database.tar.gz');
  const made = spawnSync(
    process.execPath,
    [fileURLToPath(import.meta.url), '--generate', archive, '--samples', samples, '--entries', String(ENTRIES)],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const source = await openSourceLab({ scratch, width: THREADS });
  const { lab, dataFolder } = source;
  try {
    const memoryBefore = process.memoryUsage.rss();
    const memory: number[] = [];
    const watch = setInterval(() => memory.push(process.memoryUsage.rss()), 50);
    const cpuBefore = process.cpuUsage();
    const began = performance.now();
    const started = await lab.call('libraries.importDatabase', { libraryName: 'database', path: archive });
    const job = await new Promise<Job>((resolve) => {
      const stop = lab.on('job.changed', (job) => {
        if (job.id !== started.id || job.state === 'running') return;
        stop();
        resolve(job);
      });
    });
    const seconds = (performance.now() - began) / 1000;
    const used = process.cpuUsage(cpuBefore);
    clearInterval(watch);
    const library = (await lab.call('libraries.list', {})).find(({ name }) => name === 'database');
    const report = await lab.call('libraries.imported', { id: library?.id ?? '' });
    const folder = join(dataFolder, 'libraries');
    const disk = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => statSync(join(folder, name)))
      .reduce((sum, stats) => sum + (stats.isFile() ? stats.size : 0), 0);
    const listing = performance.now();
    await lab.call('references.list', { libraryId: library?.id ?? '', search: 'oxide', limit: 200 });
    const listed = performance.now() - listing;
    const collections = new Collections(dataFolder);
    const opening = performance.now();
    const columns = collections.get(library?.id ?? '')?.columns();
    const opened = performance.now() - opening;
    collections.close();
    const perEntry = disk / Math.max(1, report.count);
    return {
      outcome: job.message,
      'files and megabytes of text': `${ENTRIES}, ${round(Number(made.stdout) / 1e6)}`,
      'megabytes of the archive': round(statSync(archive).size / 1e6),
      seconds: round(seconds),
      'files/s': round(ENTRIES / seconds),
      'files/s of processor time': round(ENTRIES / ((used.user + used.system) / 1e6)),
      'memory before, megabytes': round(memoryBefore / 1e6),
      'memory peak, first third / last third, megabytes': [
        memory.slice(0, memory.length / 3),
        memory.slice((-memory.length / 3) | 0),
      ]
        .map((part) => round(Math.max(0, ...part) / 1e6))
        .join(' / '),
      'entries kept': report.count,
      'lines an entry': round((columns?.d.length ?? 0) / Math.max(1, report.count)),
      'bytes on disk an entry': round(perEntry),
      '500,000 entries on disk, gigabytes': round((perEntry * 500_000) / 1e9),
      'columns read and checked, ms': round(opened),
      'columns of 500,000, ms': round((opened * 500_000) / Math.max(1, report.count)),
      'a word searched in all names, ms': round(listed),
    };
  } finally {
    await source.close();
  }
}
