import { open, type FileHandle } from 'node:fs/promises';
import { isCif, largestCif, tooLarge, type CifSource, type SourceItem } from './cifSource.js';
import { zipDirectory, type ZipEntry } from './zipDirectory.js';

const AHEAD = 32;

/** The CIF files of a zip archive by its directory; they are unpacked where they are read, in the threads. */
export async function zipSource(path: string): Promise<CifSource> {
  const file = await open(path, 'r');
  try {
    const { size, mtimeMs } = await file.stat();
    const entries = (await zipDirectory(file, size, path)).filter(({ name }) => isCif(name));
    await file.close();
    return {
      identity: `${path}|${size}|${Math.round(mtimeMs)}`,
      total: () => entries.length,
      async *items(skip) {
        const own = await open(path, 'r');
        try {
          for (let at = skip; at < entries.length; at += AHEAD)
            yield* await Promise.all(entries.slice(at, at + AHEAD).map((entry) => readEntry(own, entry)));
        } finally {
          await own.close();
        }
      },
    };
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
}

async function readEntry(file: FileHandle, entry: ZipEntry): Promise<SourceItem> {
  const { name: place, method, packed, size, offset } = entry;
  if (size > largestCif) return tooLarge(place);
  const damaged: SourceItem = { place, failure: `${place} is damaged in its archive and cannot be unpacked.` };
  if (method !== 0 && method !== 8)
    return { place, failure: `${place} is packed by a method (${method}) that Phaselens does not undo.` };
  const header = Buffer.alloc(30);
  await file.read(header, 0, 30, offset);
  if (header.readUInt32LE(0) !== 0x04034b50) return damaged;
  const begin = offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const bytes = Buffer.alloc(packed);
  const { bytesRead } = await file.read(bytes, 0, packed, begin);
  if (bytesRead < packed) return damaged;
  return { place, bytes, deflated: method === 8 };
}
