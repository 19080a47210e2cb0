/**
 * Kills the import of a database at random moments: `node bench/run.mjs cif-import-crash [--kills 30] [--entries 20000] [--samples DIR]`. After each
 * kill the library is opened as at the next start: every committed segment must be whole, and as many entries in the catalogue as in the
 * segments. Then the same import goes on. At the end the library must be the one that an import without kills gives.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SQLite from 'better-sqlite3';
import type { Job } from '../src/contract/index.js';
import { parseCif } from '../src/core/crystal/parseCif.js';
import { Collections } from '../src/main/collections/collections.js';
import { createLab } from '../src/main/lab/createLab.js';
import { createInProcessLab } from '../src/main/transports/inProcess.js';
import { databaseCifs, writeTarGz } from './cifDatabase.js';
import { argument } from './identify-samples.js';
import { createRandom } from '../src/core/synthesis/random/createRandom.js';

const NAME = 'database';

if (process.argv.includes('--writer')) {
  const [dataFolder = '', archive = ''] = process.argv.slice(process.argv.indexOf('--writer') + 1);
  process.stdout.write(await importAll(dataFolder, archive));
} else {
  const kills = Number(argument('kills') ?? 30);
  const scratch = mkdtempSync(join(tmpdir(), 'phaselens-cif-crash-'));
  try {
    const archive = join(scratch, 'database.tar.gz');
    const samples = argument('samples') ?? '../shared/samples';
    const structures = readdirSync(samples, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.cif'))
      .flatMap((name) => {
        try {
          return parseCif(readFileSync(join(samples, name), 'utf8'));
        } catch {
          return [];
        }
      });
    await writeTarGz(archive, databaseCifs(structures, Number(argument('entries') ?? 20_000)));
    const random = createRandom(20261123);
    const wrong: string[] = [];
    const counts: number[] = [];
    for (let kill = 0; kill < kills; kill++) {
      await killed(join(scratch, 'killed'), archive, 1500 + 4500 * random.uniform());
      const { count, problems } = check(join(scratch, 'killed'));
      counts.push(count);
      wrong.push(...problems.map((problem) => `kill ${kill}: ${problem}`));
    }
    await importAll(join(scratch, 'killed'), archive);
    await importAll(join(scratch, 'whole'), archive);
    const [interrupted, whole] = ['killed', 'whole'].map((name) => facts(join(scratch, name)));
    if (interrupted !== whole) wrong.push(`the libraries differ: ${interrupted ?? ''} and ${whole ?? ''}`);
    process.stdout.write(
      `${JSON.stringify({ kills, entriesAfterEachKill: counts, library: whole, wrong }, null, 1)}\n`,
    );
    process.exitCode = wrong.length === 0 ? 0 : 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function importAll(dataFolder: string, archive: string): Promise<string> {
  const root = process.cwd();
  const handle = createLab({
    dataFolder,
    mode: 'readwrite',
    resourcesFolder: join(root, 'resources'),
    cacheFolder: join(dataFolder, 'cache'),
    version: '0.0.0',
    compute: 'inline',
  });
  const lab = createInProcessLab(handle, 'trusted');
  const started = await lab.call('libraries.importDatabase', { libraryName: NAME, path: archive });
  const job = await new Promise<Job>((resolve) => {
    lab.on('job.changed', (one) => {
      if (one.id === started.id && one.state !== 'running') resolve(one);
    });
  });
  await handle.close();
  return job.message;
}

function killed(dataFolder: string, archive: string, afterMs: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [fileURLToPath(import.meta.url), '--writer', dataFolder, archive], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
    child.on('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function check(dataFolder: string): { count: number; problems: string[] } {
  const collections = new Collections(dataFolder);
  try {
    const [collection] = collections.list();
    if (!collection) return { count: 0, problems: [] };
    const { count } = collection.columns();
    const db = new SQLite(join(collection.folder, 'catalogue.db'), { readonly: true });
    const rows = db.prepare('SELECT count(*) FROM entries').pluck().get() as number;
    const sound = db.pragma('integrity_check', { simple: true });
    db.close();
    return {
      count,
      problems: [
        ...(rows === count ? [] : [`${rows} entries in the catalogue, ${count} in the segments`]),
        ...(sound === 'ok' ? [] : [`the catalogue is damaged: ${String(sound)}`]),
      ],
    };
  } catch (error) {
    return { count: -1, problems: [String(error)] };
  } finally {
    collections.close();
  }
}

function facts(dataFolder: string): string {
  const collections = new Collections(dataFolder);
  const [collection] = collections.list();
  const text = collection
    ? JSON.stringify({ version: collection.about().version, count: collection.count(), ...collection.leftOut() })
    : 'none';
  collections.close();
  return text;
}
