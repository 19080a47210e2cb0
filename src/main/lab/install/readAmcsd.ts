import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import SQLite from 'better-sqlite3';
import { LabError } from '../../../contract/index.js';
import { amcsdQuery } from '../../../core/references/amcsdQuery.js';
import type { JobHandle } from '../../jobs/jobRunner.js';
import type { LabContext } from '../labContext.js';
import { mapLimited } from '../mapLimited.js';
import type { InstalledReferences } from './installedReferences.js';
import { readZipEntries } from './readZipEntries.js';

const DATABASE = 'larch/xrd/amcsd_cif1.db';
/** Records decoded in one go: short enough to see the progress and to cancel soon. */
const BATCH = 40;

/** The structures of the American Mineralogist database out of the wheel of xraylarch. */
export async function readAmcsd(lab: LabContext, wheelPath: string, job: JobHandle): Promise<InstalledReferences> {
  await mkdir(lab.options.cacheFolder, { recursive: true });
  const folder = await mkdtemp(join(tmpdir(), 'phaselens-amcsd-'));
  try {
    const database = join(folder, 'amcsd.db');
    await extract(wheelPath, database);
    return await decode(lab, database, job);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function extract(wheelPath: string, target: string): Promise<void> {
  const output = createWriteStream(target);
  let found = false;
  await readZipEntries(wheelPath, (name) => {
    if (name !== DATABASE) return undefined;
    found = true;
    return (chunk) => void output.write(chunk);
  });
  output.end();
  await finished(output);
  if (!found) throw new LabError('damaged-file', `${wheelPath} holds no ${DATABASE}.`);
}

async function decode(lab: LabContext, database: string, job: JobHandle): Promise<InstalledReferences> {
  const rows = readRows(database);
  job.progress({ done: 0, total: rows.length, message: 'Calculating the lines of each structure' });
  const batches: unknown[][] = [];
  for (let at = 0; at < rows.length; at += BATCH) batches.push(rows.slice(at, at + BATCH));
  let done = 0;
  const parts = await mapLimited(batches, lab.compute.width, async (batch) => {
    job.throwIfCancelled();
    const part = await lab.compute.run(
      'decodeAmcsd',
      { rows: batch },
      { signal: job.signal, doing: 'Installing the library' },
    );
    done += batch.length;
    job.progress({ done });
    return part;
  });
  return {
    references: parts.flatMap(({ references }) => references),
    failures: parts.flatMap(({ failures }) => failures),
  };
}

function readRows(path: string): unknown[] {
  const db = new SQLite(path, { readonly: true });
  try {
    return db.prepare(amcsdQuery).all();
  } catch (error) {
    throw new LabError(
      'damaged-file',
      'The mineral database in the package has not the form that Phaselens knows.',
      {},
      { cause: error },
    );
  } finally {
    db.close();
  }
}
