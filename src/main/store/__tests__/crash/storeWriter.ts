import type { Reference } from '../../../../contract/data/reference.js';
import { openStore } from '../../openStore.js';
import { identification, lines, measurement, summary } from '../records.js';
import { hashOf, say } from './ledger.js';

/** Measurements of one transaction: all of them or none must be there. */
export const BATCH = 5;
export const REFERENCES = 100;

/** Stores, identifies, installs and backs up until it is killed. */
export function writeToStore(dataFolder: string): never {
  const store = openStore({ dataFolder, mode: 'readwrite' });
  say({ kind: 'ready' });
  for (let turn = 0; ; turn += 1) {
    const seeds = Array.from({ length: turn % 2 === 0 ? 1 : BATCH }, () => Math.floor(Math.random() * 2 ** 31));
    const batch = seeds.map((seed) =>
      measurement({ seed, points: 50 + (seed % 3000), tags: seeds.length > 1 ? [`batch ${seeds[0]}`] : [] }),
    );
    const ids = store.transaction(() => batch.map((one) => store.measurements.insert(one)));
    ids.forEach((id, index) => {
      const y = batch[index]?.spectrum.y;
      if (y !== undefined) say({ kind: 'imported', id, intensities: hashOf(y) });
    });
    for (const id of ids) {
      store.measurements.update(id, { status: 'identifying' });
      store.measurements.setIdentification(id, identification());
      say({ kind: 'identified', id });
    }
    if (turn % 5 === 1) {
      const libraryId = `library-${seeds[0]}`;
      store.libraries.create({
        id: libraryId,
        name: libraryId,
        technique: 'xrd',
        kind: 'own',
        version: '',
        licence: '',
        citation: '',
        enabled: true,
      });
      const references = Array.from({ length: REFERENCES }, (_, index): Reference => ({
        kind: 'measured-lines',
        summary: summary({ id: `${libraryId}-${index}` }),
        lines: lines(50),
      }));
      say({ kind: 'references', libraryId, count: store.references.insertMany(libraryId, references) });
    }
    if (turn % 5 === 2) say({ kind: 'backup', path: store.createBackup().path });
  }
}
