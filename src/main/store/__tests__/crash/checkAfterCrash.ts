import SQLite from 'better-sqlite3';
import { verifyBackup } from '../../backup/verifyBackup.js';
import { listBackups } from '../../backup/listBackups.js';
import { databasePath } from '../../open/paths.js';
import { openStore } from '../../openStore.js';
import { hashOf, type Entry } from './ledger.js';

/**
 * Opens the folder as the next start of the program would, and looks for anything lost, half-written or inconsistent.
 * @returns what is wrong, one sentence each
 */
export function checkAfterCrash(dataFolder: string, said: readonly Entry[], batchSize: number): string[] {
  const wrong: string[] = [];
  const store = openStore({ dataFolder, mode: 'readwrite', backupOnClose: false });
  try {
    wrong.push(...checkFile(databasePath(dataFolder)));
    const hashes = new Map<string, string>();
    const batches = new Map<string, number>();
    const identified = new Set<string>();
    for (const row of store.measurements.list()) {
      if (row.status === 'identifying') wrong.push(`${row.name} is still being identified by nobody.`);
      const batch = row.tags[0] ?? /^batch-\d+/u.exec(row.fileName)?.[0];
      if (batch !== undefined) batches.set(batch, (batches.get(batch) ?? 0) + 1);
      // Throws when an array is missing or differs from its hash, or when a part cannot be read.
      const detail = store.measurements.get(row.id);
      hashes.set(row.id, hashOf(detail.spectrum.y));
      if (detail.identification !== null) identified.add(row.id);
    }
    for (const [batch, count] of batches) {
      if (count !== batchSize) wrong.push(`Of the ${batchSize} of ${batch} there are ${count}.`);
    }
    for (const entry of said) {
      switch (entry.kind) {
        case 'ready':
          break;
        case 'imported':
          if (hashes.get(entry.id) !== entry.intensities) wrong.push(`${entry.id} was said to be stored, but is not.`);
          break;
        case 'identified':
          if (!identified.has(entry.id)) wrong.push(`${entry.id} was said to be identified, but is not.`);
          break;
        case 'references':
          if (store.libraries.get(entry.libraryId)?.count !== entry.count)
            wrong.push(`${entry.libraryId} is not whole.`);
          break;
        case 'backup':
          break;
      }
    }
    for (const { id, count } of store.libraries.list()) {
      const expected = said.find((entry) => entry.kind === 'references' && entry.libraryId === id);
      const sizes = expected?.kind === 'references' ? [expected.count] : [0, 100];
      if (!sizes.includes(count)) wrong.push(`Library ${id} holds ${count} references.`);
    }
    for (const { path } of listBackups(dataFolder)) verifyBackup(path, store.info().schemaVersion);
  } catch (error) {
    wrong.push(error instanceof Error ? error.message : String(error));
  } finally {
    store.close();
  }
  return wrong;
}

function checkFile(path: string): string[] {
  const db = new SQLite(path, { readonly: true });
  try {
    const integrity = db.pragma('integrity_check', { simple: true });
    const orphanRows = (db.pragma('foreign_key_check') as unknown[]).length;
    const orphanArrays = db
      .prepare(
        `SELECT count(*) FROM arrays WHERE sha256 NOT IN (SELECT x_sha256 FROM measurement_details)
           AND sha256 NOT IN (SELECT y_sha256 FROM measurement_details)`,
      )
      .pluck()
      .get();
    return [
      ...(integrity === 'ok' ? [] : [`integrity_check says: ${String(integrity)}`]),
      ...(orphanRows === 0 ? [] : [`${orphanRows} rows refer to nothing.`]),
      ...(orphanArrays === 0 ? [] : [`${String(orphanArrays)} arrays belong to no measurement.`]),
    ];
  } finally {
    db.close();
  }
}
