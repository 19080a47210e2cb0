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
  let done = 0;
  return {
    identity: folder,
    total,
    done: () => done,
    async *items(skip) {
      let waiting: string[] = [];
      const read = async function* (): AsyncGenerator<SourceItem> {
        for (const item of await Promise.all(waiting.map((place) => readOne(folder, place)))) {
          done++;
          yield item;
        }
        waiting = [];
      };
      for await (const place of places(folder, '', 0)) {
        if (skip-- > 0) {
          done++;
          continue;
        }
        waiting.push(place);
        if (waiting.length >= AHEAD) yield* read();
      }
      yield* read();
    },
  };
}

async function* places(root: string, below: string, depth: number): AsyncGenerator<string> {
  if (depth > DEEPEST) return;
  const entries = await readdir(join(root, below), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const place = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* places(root, place, depth + 1);
    else if (entry.isFile() && isCif(entry.name)) yield place;
  }
}

async function readOne(folder: string, place: string): Promise<SourceItem> {
  const path = join(folder, place);
  try {
    if ((await stat(path)).size > largestCif) return tooLarge(place);
    return { place, bytes: await readFile(path) };
  } catch (error) {
    return { place, failure: readError(path, error) };
  }
}
