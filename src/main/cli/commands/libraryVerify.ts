import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { verifyLibrary } from '../../../core/references/verifyLibrary.js';
import { findInstallation } from '../../files/folders.js';
import { exitCode } from '../exitCode.js';
import type { Io } from '../io.js';

/** `phaselens library verify`: every entry of the built-in libraries against itself. Fails where one does. */
export async function libraryVerify(io: Io, flags: { json?: boolean }): Promise<number> {
  const { resourcesFolder } = findInstallation(io.entryUrl);
  const libraries = [];
  for (const technique of ['xrd', 'raman'] as const) {
    const text = await readFile(join(resourcesFolder, 'libraries', `${technique}-builtin.json`), 'utf8');
    libraries.push(verifyLibrary(technique, JSON.parse(text)));
  }
  const failed = libraries.flatMap(({ entries }) => entries.filter(({ ok }) => !ok));
  if (flags.json) io.out(`${JSON.stringify({ libraries, failed: failed.length }, null, 2)}\n`);
  else {
    for (const { id, name, version, entries } of libraries)
      io.out(
        `${id} (${name}, version ${version}): ${entries.length} entries, ${entries.filter(({ ok }) => ok).length} pass.\n`,
      );
    for (const { id, checks } of failed)
      for (const { ok, statement } of checks) if (!ok) io.out(`${id}: ${statement}\n`);
  }
  return failed.length > 0 ? exitCode.failed : exitCode.done;
}
