/**
 * Files imported per second: `node bench/run.mjs import [--files 1000] [--points 3000] [--threads N] [--folder DIR] [--python FILE]`.
 * Through the lab behind its in-process door: 16 files a call as the window sends them, two calls under way, each acknowledged after its commit
 * (WAL, synchronous FULL); then by path, as the command line does; then with identification, until every measurement has its verdict.
 * `--folder`: where the data folder is made, so that a disk can be chosen. Peer in the same run, `--python` or BENCH_PYTHON (a Python with
 * numpy): numpy.loadtxt and sqlite3 with synchronous=FULL, one transaction a file, no checks, no preview, no identification. Goal: 1,000 files a second.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, closeSync, fsyncSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { argument } from './identify-samples.js';
import { openSourceLab, type SourceLab } from './sourceLab.js';
import { syntheticXy } from './syntheticPatterns.js';
import { median, printTable, record, round, timed, type Timing } from './timing.js';

const FILES = Number(argument('files') ?? 1000);
const POINTS = Number(argument('points') ?? 3000);
const THREADS = Number(argument('threads') ?? Math.max(1, availableParallelism() - 1));
const PER_CALL = 16;
const UNDER_WAY = 2;
const folder = argument('folder') ?? tmpdir();
const python = argument('python') ?? process.env['BENCH_PYTHON'];

const scratch = mkdtempSync(join(folder, 'phaselens-import-'));
const files = Array.from({ length: FILES }, (_, i) => ({ name: `scan-${i}.xy`, bytes: syntheticXy(i + 1, POINTS) }));
const rows: { what: string; perSecond: number; cpuMsPerFile: number | null }[] = [];
const add = (what: string, { wall, cpu }: Timing): void => {
  rows.push({ what, perSecond: Math.round(FILES / (wall / 1000)), cpuMsPerFile: round(cpu / FILES) });
};

try {
  const source = join(scratch, 'files');
  mkdirSync(source);
  for (const { name, bytes } of files) writeFileSync(join(source, name), bytes);

  add(
    `imports.add, ${PER_CALL} files a call, ${THREADS} threads`,
    await withLab(false, (lab) => timed(() => importByCalls(lab))),
  );
  add('imports.paths, one folder', await withLab(false, (lab) => timed(() => importByPath(lab, source))));
  add(
    'imports.add until all are identified (built-in library)',
    await withLab(true, (lab) => timed(() => importAndIdentify(lab))),
  );
  if (python) {
    const seconds = Number(
      execFileSync(python, ['bench/peers/import_sqlite.py', source, join(scratch, 'peer.db')], { encoding: 'utf8' }),
    );
    rows.push({
      what: 'peer: numpy.loadtxt + sqlite3, a transaction a file',
      perSecond: Math.round(FILES / seconds),
      cpuMsPerFile: null,
    });
  } else console.log('No peer: say --python FILE (a Python with numpy).');
  const sync = fsyncMs();
  printTable(
    ['import', 'files/s', 'cpu ms/file'],
    rows.map(({ what, perSecond, cpuMsPerFile }) => [what, perSecond, cpuMsPerFile ?? '-']),
  );
  console.log(`\n${FILES} files of ${POINTS} points; one fsync of 800 kB takes ${sync} ms here.`);
  record('import', { files: FILES, points: POINTS, threads: THREADS, fsyncMs: sync, rows });
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** A new lab, warmed by some files that are not counted: threads started, code compiled. */
async function withLab(identify: boolean, work: (lab: SourceLab) => Promise<Timing>): Promise<Timing> {
  const source = await openSourceLab({ scratch, width: THREADS });
  try {
    await source.lab.call('settings.set', { identifyOnImport: identify });
    const { id: jobId } = await source.lab.call('imports.begin', { title: 'warm', total: 48, projectId: null });
    const warm = Array.from({ length: 48 }, (_, i) => ({
      name: `warm-${i}.xy`,
      bytes: syntheticXy(100_000 + i, POINTS),
    }));
    for (let i = 0; i < warm.length; i += PER_CALL)
      await source.lab.call('imports.add', { jobId, files: warm.slice(i, i + PER_CALL) });
    await source.lab.call('imports.finish', { jobId });
    if (identify) await settled(source);
    return await work(source);
  } finally {
    await source.close();
  }
}

async function importByCalls({ lab }: SourceLab): Promise<void> {
  const { id: jobId } = await lab.call('imports.begin', { title: 'Speed', total: FILES, projectId: null });
  let next = 0;
  let imported = 0;
  const lane = async (): Promise<void> => {
    while (next < files.length) {
      const batch = files.slice(next, (next += PER_CALL));
      const outcomes = await lab.call('imports.add', { jobId, files: batch });
      imported += outcomes.filter(({ status }) => status === 'imported').length;
    }
  };
  await Promise.all(Array.from({ length: UNDER_WAY }, lane));
  await lab.call('imports.finish', { jobId });
  if (imported !== FILES) throw new Error(`Only ${imported} of ${FILES} files were imported.`);
}

async function importByPath(source: SourceLab, path: string): Promise<void> {
  const { id } = await source.lab.call('imports.paths', { paths: [path], projectId: null });
  while ((await source.lab.call('jobs.get', { id })).state === 'running') await pause(10);
  const outcomes = await source.lab.call('imports.outcomes', { jobId: id });
  const imported = outcomes.filter(({ status }) => status === 'imported').length;
  if (imported !== FILES) throw new Error(`Only ${imported} of ${FILES} files were imported.`);
}

async function importAndIdentify(source: SourceLab): Promise<void> {
  await importByCalls(source);
  await settled(source);
}

/** Waits until no measurement waits for its search. */
async function settled({ lab }: SourceLab): Promise<void> {
  for (;;) {
    const jobs = await lab.call('jobs.list', {});
    if (!jobs.some(({ kind, state }) => kind === 'identify-batch' && state === 'running')) break;
    await pause(50);
  }
  const open = (await lab.call('measurements.list', {})).filter(
    ({ status }) => status === 'new' || status === 'identifying',
  );
  if (open.length > 0) throw new Error(`${open.length} measurements were not identified.`);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** What the disk takes for one durable write of a batch: the floor of every commit. */
function fsyncMs(): number {
  const file = openSync(join(scratch, 'fsync'), 'w');
  const bytes = new Uint8Array(800_000);
  const times = Array.from({ length: 15 }, () => {
    writeSync(file, bytes);
    const began = performance.now();
    fsyncSync(file);
    return performance.now() - began;
  });
  closeSync(file);
  return round(median(times));
}
