import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  LabError,
  type CrystalStructure,
  type Library,
  type RamanBand,
  type ReferenceSummary,
  type Technique,
} from '../../../contract/index.js';
import { parseRamanLibrary } from '../../../core/references/parseRamanLibrary.js';
import { parseXrdLibrary } from '../../../core/references/parseXrdLibrary.js';
import { cachedLineLists } from './cachedLineLists.js';
import type { MatchingReference } from './matchingReference.js';

/** Where the built-in libraries lie, and where what is calculated from them is kept. */
export interface BuiltInFolders {
  resourcesFolder: string;
  cacheFolder: string;
  version: string;
}

export interface BuiltInEntry {
  summary: ReferenceSummary;
  structure?: CrystalStructure;
  bands?: RamanBand[];
}

export interface BuiltInLibrary {
  library: Library;
  entries: Map<string, BuiltInEntry>;
  /** Of the file, for the cache of calculated lines. */
  sha256: string;
}

const libraryHead = z.object({
  id: z.string(),
  name: z.string(),
  version: z.string(),
  licence: z.string(),
  citation: z.string(),
});
const read = new Map<string, BuiltInLibrary>();

/** A built-in library without its calculated lines; read once in a process. @throws LabError `damaged-file` */
export function readBuiltInLibrary(technique: Technique, { resourcesFolder }: BuiltInFolders): BuiltInLibrary {
  const path = join(resourcesFolder, 'libraries', `${technique}-builtin.json`);
  const known = read.get(path);
  if (known) return known;
  const text = readText(path);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const json: unknown = JSON.parse(text);
  const library = technique === 'xrd' ? { ...readXrd(json), sha256 } : { ...readRaman(json), sha256 };
  read.set(path, library);
  return library;
}

/** The same as a search wants it, lines of structures calculated (or read where they were calculated before). */
export function loadBuiltInLibrary(technique: Technique, folders: BuiltInFolders): MatchingReference[] {
  const { entries, sha256 } = readBuiltInLibrary(technique, folders);
  const all = [...entries.values()];
  if (technique === 'raman')
    return all.flatMap(({ summary, bands }) => (bands ? [{ kind: 'bands', summary, bands }] : []));
  const withStructure = all.flatMap(({ summary, structure }) => (structure ? [{ summary, structure }] : []));
  const lists = cachedLineLists(
    withStructure.map(({ structure }) => structure),
    sha256,
    folders,
  );
  return withStructure.flatMap(({ summary }, i) => {
    const lines = lists[i];
    return lines ? [{ kind: 'lines', summary, lines }] : [];
  });
}

function readText(path: string): string {
  if (!existsSync(path))
    throw new LabError('unavailable', `The built-in library ${path} is missing. Install Phaselens again.`);
  return readFileSync(path, 'utf8');
}

function readXrd(json: unknown): Omit<BuiltInLibrary, 'sha256'> {
  const entries = parseXrdLibrary(json);
  const head = libraryHead.parse(json);
  const library: Library = { ...head, technique: 'xrd', kind: 'built-in', count: entries.length, enabled: true };
  return { library, entries: new Map(entries.map((entry) => [entry.summary.id, entry])) };
}

function readRaman(json: unknown): Omit<BuiltInLibrary, 'sha256'> {
  const { library, references } = parseRamanLibrary(json);
  return { library, entries: new Map(references.map(({ summary, bands }) => [summary.id, { summary, bands }])) };
}
