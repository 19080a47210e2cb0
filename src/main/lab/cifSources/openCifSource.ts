import { open, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { LabError } from '../../../contract/index.js';
import { readError } from '../imports/walkFiles.js';
import { isCif, largestCif, tooLarge, type CifSource } from './cifSource.js';
import { folderSource } from './folderSource.js';
import { tarSource } from './tarSource.js';
import { zipSource } from './zipSource.js';

/**
 * A folder, zip, tar or tar.gz of CIF files, or a CIF file; told by content, not by name.
 * @throws LabError `not-found`, `damaged-file`, `unsupported-format`
 */
export async function openCifSource(path: string): Promise<CifSource> {
  const stats = await stat(path).catch((error: unknown) => {
    throw new LabError('not-found', readError(path, error));
  });
  if (stats.isDirectory()) return folderSource(path);
  const head = await readHead(path);
  if (head[0] === 0x1f && head[1] === 0x8b) return tarSource(path, true);
  if (head[0] === 0x50 && head[1] === 0x4b) return zipSource(path);
  if (head.toString('latin1', 257, 262) === 'ustar') return tarSource(path, false);
  if (!isCif(path))
    throw new LabError(
      'unsupported-format',
      `${path} is neither a folder, a zip, tar or tar.gz archive nor a CIF file.`,
    );
  return {
    identity: `${path}|${stats.size}|${Math.round(stats.mtimeMs)}`,
    total: () => 1,
    async *items(skip) {
      if (skip > 0) return;
      const place = basename(path);
      yield stats.size > largestCif ? tooLarge(place) : { place, bytes: await readFile(path) };
    },
  };
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new LabError('not-found', readError(path, error));
  });
  try {
    const head = Buffer.alloc(512);
    await file.read(head, 0, 512, 0);
    return head;
  } finally {
    await file.close();
  }
}
