import { exitCode } from '../exitCode.js';
import type { Io } from '../io.js';
import { withLab } from '../openLab.js';
import type { LibraryFlags } from './library.js';
import { named } from './libraryImport.js';

/** `phaselens library export LIBRARY`: what it holds, or the failures of its import, as CSV. */
export async function libraryExport(
  io: Io,
  idOrName: string,
  flags: LibraryFlags & { failures?: boolean },
): Promise<number> {
  return withLab(io, { data: flags.data, mode: 'readonly' }, async ({ lab }) => {
    const { id } = await named(lab, idOrName);
    const what = flags.failures === true ? 'failures' : 'references';
    for (let offset: number | null = 0; offset !== null;) {
      const part: { text: string; next: number | null } = await lab.call('libraries.csv', { id, what, offset });
      io.out(part.text);
      offset = part.next;
    }
    return exitCode.done;
  });
}
