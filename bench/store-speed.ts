/**
 * How fast the store is: `node bench/run.mjs store-speed`. Limits: 9,275 references in under 5 s and handed to a search in under 300 ms,
 * 10,000 measurements listed in under 200 ms, 1,000 measurements stored per second.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reference } from '../src/contract/data/reference.js';
import { lines, measurement, summary } from '../src/main/store/__tests__/records.js';
import { openStore } from '../src/main/store/index.js';

const REFERENCES = 9275;
const MEASUREMENTS = 10_000;
const POINTS = 2000;

const folder = mkdtempSync(join(tmpdir(), 'phaselens-speed-'));
const store = openStore({ dataFolder: folder, mode: 'readwrite', backupOnClose: false });
const timed = (work: () => void): number => {
  const began = performance.now();
  work();
  return performance.now() - began;
};
const median = (times: number[]): number => Math.round(times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0);
const repeated = (work: () => void): number => median(Array.from({ length: 7 }, () => timed(work)));

const library = {
  name: 'speed',
  technique: 'xrd',
  kind: 'installed',
  version: '',
  licence: '',
  citation: '',
  enabled: true,
} as const;
const { id: libraryId } = store.libraries.create(library);
const references = Array.from({ length: REFERENCES }, (_, index): Reference => ({
  kind: 'measured-lines',
  summary: summary({ id: `r${index}`, name: `Mineral ${(index * 7919) % REFERENCES}` }),
  lines: lines(300 + (index % 200), 1 + (index % 3)),
}));
const insertReferencesMs = Math.round(timed(() => store.references.insertMany(libraryId, references)));
const loadForMatchingMs = repeated(() => {
  for (const reference of store.references.loadForMatching([libraryId], 'xrd')) void reference;
});
const pageOfReferencesMs = repeated(() =>
  store.references.list({ search: 'mineral 12', elements: ['Ti'], offset: 0, limit: 200 }),
);

const batches = Array.from({ length: MEASUREMENTS / 50 }, (_, batch) =>
  Array.from({ length: 50 }, (_, index) => measurement({ seed: batch * 50 + index, points: POINTS })),
);
const storeMs = timed(() => {
  for (const batch of batches) store.transaction(() => batch.forEach((one) => store.measurements.insert(one)));
});
const listMs = repeated(() => store.measurements.list());
const searchMs = repeated(() => store.measurements.list({ search: 'scan-999' }));
const backupMs = Math.round(timed(() => store.createBackup()));
const megabytes = Math.round(store.info().bytes / 1e6);
store.close();
const reopenMs = Math.round(
  timed(() => openStore({ dataFolder: folder, mode: 'readwrite', backupOnClose: false }).close()),
);
rmSync(folder, { recursive: true, force: true });

process.stdout.write(
  `${JSON.stringify(
    {
      references: REFERENCES,
      insertReferencesMs,
      loadForMatchingMs,
      pageOfReferencesMs,
      measurements: MEASUREMENTS,
      pointsEach: POINTS,
      storedPerSecond: Math.round(MEASUREMENTS / (storeMs / 1000)),
      listMs,
      searchMs,
      megabytes,
      backupMs,
      reopenMs,
    },
    null,
    2,
  )}\n`,
);
