import { unzipSync } from 'fflate';
import { LabError } from '../../../../contract/index.js';

const MAX_ENTRIES = 50_000;
const MAX_ENTRY_BYTES = 32 * 1024 * 1024;
const MAX_TOTAL_BYTES = 512 * 1024 * 1024;
/** Text packs to a tenth; what claims a thousandth is a bomb. */
const MAX_RATIO = 200;

export interface ZipEntry {
  name: string;
  bytes: Uint8Array;
}

/**
 * The entries of a zip that `accept` wants, in memory only. Sizes are judged by what the directory says before anything is unpacked;
 * fflate unpacks no entry beyond its stated size.
 * @throws LabError `too-large` or `damaged-file`
 */
export function unzipText(zipName: string, bytes: Uint8Array, accept: (name: string) => boolean): ZipEntry[] {
  let entries = 0;
  let total = 0;
  const unpacked = unpack(zipName, () =>
    unzipSync(bytes, {
      filter: ({ name, originalSize, size }) => {
        if (++entries > MAX_ENTRIES)
          throw new LabError('too-large', `${zipName} holds more than ${MAX_ENTRIES} files.`);
        if (name.endsWith('/') || /(^|\/)(__MACOSX\/|\._)/.test(name) || !accept(name)) return false;
        if (originalSize > MAX_ENTRY_BYTES || originalSize > MAX_RATIO * Math.max(size, 1000)) {
          throw new LabError(
            'too-large',
            `${name} in ${zipName} would unpack to ${Math.ceil(originalSize / 1048576)} MiB; that is no file of this kind.`,
          );
        }
        total += originalSize;
        if (total > MAX_TOTAL_BYTES)
          throw new LabError('too-large', `${zipName} would unpack to more than 512 MiB; split it.`);
        return true;
      },
    }),
  );
  return Object.entries(unpacked).map(([name, content]) => ({ name, bytes: content }));
}

function unpack(zipName: string, work: () => Record<string, Uint8Array>): Record<string, Uint8Array> {
  try {
    return work();
  } catch (error) {
    if (error instanceof LabError) throw error;
    throw new LabError(
      'damaged-file',
      `${zipName} is a damaged zip file; copy or pack it again.`,
      {},
      { cause: error },
    );
  }
}
