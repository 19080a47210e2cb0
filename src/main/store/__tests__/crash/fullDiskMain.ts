import { LabError } from '../../../../contract/data/errors.js';
import { openStore } from '../../openStore.js';
import { measurement } from '../records.js';
import { hashOf, say } from './ledger.js';

/** Stores until there is no room, then says on the error pipe how that sounded. */
const store = openStore({ dataFolder: process.argv[2] ?? '', mode: 'readwrite' });
// A file that may not grow further raises this signal, whose default is to end the process.
process.on('SIGXFSZ', () => undefined);
say({ kind: 'ready' });
try {
  for (let seed = 1; seed < 5000; seed += 1) {
    const one = measurement({ seed, points: 5000 });
    say({ kind: 'imported', id: store.measurements.insert(one), intensities: hashOf(one.spectrum.y) });
  }
} catch (error) {
  const told = error instanceof LabError ? `${error.kind}: ${error.message}` : `not a LabError: ${String(error)}`;
  process.stderr.write(`${told}\n`);
  // What is there can still be read.
  process.stderr.write(`${store.measurements.count()}\n`);
}
try {
  store.close();
} catch (error) {
  process.stderr.write(`closing: ${error instanceof LabError ? `${error.kind}: ${error.message}` : String(error)}\n`);
}
