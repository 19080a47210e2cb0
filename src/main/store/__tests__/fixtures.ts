import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore } from '../openStore.js';
import type { OpenStoreOptions, Store } from '../types.js';

export * from './records.js';

/** A folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'phaselens-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A writing store that is closed with the test. */
export function openTestStore(dataFolder = temporaryFolder(), options: Partial<OpenStoreOptions> = {}): Store {
  const store = openStore({ dataFolder, mode: 'readwrite', backupOnClose: false, ...options });
  onTestFinished(() => store.close());
  return store;
}
