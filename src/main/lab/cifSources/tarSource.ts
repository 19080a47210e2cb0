import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { LabError } from '../../../contract/index.js';
import { isCif, largestCif, tooLarge, type CifSource } from './cifSource.js';
import { tarEntries } from './tarEntries.js';

const PIECE = 1 << 20;

/** The CIF files of a tar archive, read through once from its beginning; gzip is undone on the way, in a thread of its own. */
export async function tarSource(path: string, packed: boolean): Promise<CifSource> {
  const { size, mtimeMs } = await stat(path);
  let file: ReadStream | undefined;
  return {
    identity: `${path}|${size}|${Math.round(mtimeMs)}`,
    total: (read) => Math.max(read, Math.round((read * size) / Math.max(1, file?.bytesRead ?? 0))),
    async *items(skip) {
      file = createReadStream(path, { highWaterMark: PIECE });
      const stream: Readable = packed ? file.pipe(createGunzip({ chunkSize: PIECE })) : file;
      file.on('error', (error) => stream.destroy(error));
      let seen = 0;
      const wanted = (name: string, bytes: number): boolean => isCif(name) && seen >= skip && bytes <= largestCif;
      try {
        const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
        for await (const { name, bytes } of tarEntries(pieces, wanted, path)) {
          if (!isCif(name)) continue;
          seen++;
          const place = name.replace(/^\.\//, '');
          if (seen <= skip) continue;
          yield bytes === undefined ? tooLarge(place) : { place, bytes };
        }
      } catch (cause) {
        if (cause instanceof LabError) throw cause;
        throw new LabError(
          'damaged-file',
          `${path} cannot be read to its end; it is cut off or damaged.`,
          {},
          { cause },
        );
      } finally {
        stream.destroy();
        file.destroy();
      }
    },
  };
}
