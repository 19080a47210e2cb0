import { parseRamanLibrary } from './parseRamanLibrary.js';
import { parseXrdLibrary, xrdLibrarySchema } from './parseXrdLibrary.js';
import { verifyRamanEntry } from './verifyRamanEntry.js';
import { verifyXrdEntry, type EntryCheck } from './verifyXrdEntry.js';

export interface VerifiedEntry {
  id: string;
  name: string;
  ok: boolean;
  checks: EntryCheck[];
  notes?: string;
}

export interface VerifiedLibrary {
  id: string;
  name: string;
  version: string;
  entries: VerifiedEntry[];
}

const entryOf = (id: string, name: string, checks: EntryCheck[], notes: string | undefined): VerifiedEntry => ({
  id,
  name,
  ok: checks.every(({ ok }) => ok),
  checks,
  ...(notes === undefined ? {} : { notes }),
});

/** Checks every entry of a library file in one of the two forms of resources/libraries. @throws LabError `damaged-file` */
export function verifyLibrary(technique: 'xrd' | 'raman', json: unknown): VerifiedLibrary {
  if (technique === 'raman') {
    const { library, references } = parseRamanLibrary(json);
    const entries = references.map((reference) =>
      entryOf(reference.summary.id, reference.summary.name, verifyRamanEntry(reference), reference.summary.notes),
    );
    return { id: library.id, name: library.name, version: library.version, entries };
  }
  const parsed = parseXrdLibrary(json);
  const { id, name, version, entries } = xrdLibrarySchema.parse(json);
  return {
    id,
    name,
    version,
    entries: parsed.map(({ summary, structure }, i) => {
      const entry = entries[i];
      return entryOf(summary.id, summary.name, entry ? verifyXrdEntry(entry, structure) : [], summary.notes);
    }),
  };
}
