import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeWire, encodeWire, type CrystalStructure, type LineList } from '../../../contract/index.js';
import { calculateLineList } from '../../../core/diffraction/calculateLineList.js';
import { atomicWrite } from '../../files/atomicWrite.js';
import type { BuiltInFolders } from './builtInLibraries.js';
import { referenceLineLimits } from './tasks/structureReference.js';

/** Changes when lines are calculated differently, so that old tables are left alone. */
const EDITION = 1;

/**
 * Lines of the built-in structures. Calculating them takes longer than a person waits for the command line, so they are kept
 * in the cache folder under the library's hash and the version of the software; any trouble with the cache only costs the calculation.
 */
export function cachedLineLists(
  structures: readonly CrystalStructure[],
  librarySha256: string,
  { cacheFolder, version }: BuiltInFolders,
): LineList[] {
  const folder = join(cacheFolder, 'lines');
  const path = join(folder, `${librarySha256.slice(0, 24)}-${version}-${EDITION}.msgpack`);
  const kept = readKept(path);
  if (kept?.length === structures.length) return kept;
  const lists = structures.map((structure) => calculateLineList(structure, referenceLineLimits));
  try {
    mkdirSync(folder, { recursive: true });
    atomicWrite(path, encodeWire(lists));
  } catch {
    // A cache that cannot be written (a full or read-only disk) is none.
  }
  return lists;
}

function readKept(path: string): LineList[] | undefined {
  try {
    const lists = decodeWire(readFileSync(path)) as LineList[];
    return Array.isArray(lists) && lists.every(isLineList) ? lists : undefined;
  } catch {
    // Not there yet, or damaged: the lines are calculated again.
    return undefined;
  }
}

function isLineList(list: LineList): boolean {
  const { dSpacing, intensity, hkl, multiplicity } = list;
  if (!(
    dSpacing instanceof Float64Array &&
    intensity instanceof Float64Array &&
    hkl instanceof Int16Array &&
    multiplicity instanceof Uint16Array
  ))
    return false;
  const n = dSpacing.length;
  return intensity.length === n && hkl.length === 3 * n && multiplicity.length === n;
}
