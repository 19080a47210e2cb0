import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readError } from '../imports/walkFiles.js';
import { isCif, largestCif, tooLarge, type CifSource, type SourceItem } from './cifSource.js';

/** Files read at a time. */
const AHEAD = 32;
const DEEPEST = 16;

/** The CIF files of a folder and its folders, by name. Links and hidden files are left out. */
export async function folderSource(folder: string): Promise<CifSource> {
  let total = 0;
  for await (const _place of places(folder, '', 0)) total++;
  return {
    identity: folder,
    total: () => total,
    async *items(skip) {
      let waiting: Place[] = [];
      const read = async function* (): AsyncGenerator<SourceItem> {
        yield* await Promise.all(waiting.map((place) => readOne(folder, place)));
        waiting = [];
      };
      for await (const place of places(folder, '', 0)) {
        if (skip-- > 0) continue;
        waiting.push(place);
        if (waiting.length >= AHEAD) yield* read();
      }
      yield* read();
    },
  };
}

/** A file, or a folder that cannot be looked into. */
interface Place {
  place: string;
  failure?: string;
}

async function* places(root: string, below: string, depth: number): AsyncGenerator<Place> {
  if (depth > DEEPEST) return;
  let entries: Dirent[];
  try {
    entries = await readdir(join(root, below), { withFileTypes: true });
  } catch (error) {
    yield { place: below, failure: readError(join(root, below), error) };
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const place = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* places(root, place, depth + 1);
    else if (entry.isFile() && isCif(entry.name)) yield { place };
  }
}

async function readOne(folder: string, { place, failure }: Place): Promise<SourceItem> {
  if (failure !== undefined) return { place, failure };
  const path = join(folder, place);
  try {
    if ((await stat(path)).size > largestCif) return tooLarge(place);
    return { place, bytes: await readFile(path) };
  } catch (error) {
    return { place, failure: readError(path, error) };
  }
}
