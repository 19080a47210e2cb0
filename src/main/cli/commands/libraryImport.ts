import { basename, resolve } from 'node:path';
import type { EventSource, Lab } from '../../../contract/index.js';
import { complain } from '../complain.js';
import { exitCode } from '../exitCode.js';
import type { Io } from '../io.js';
import { withLab } from '../openLab.js';
import { UsageError } from '../usageError.js';
import { waitForJob } from '../waitForJob.js';
import type { LibraryFlags } from './library.js';

/** Failures written to the terminal; `--json` gives all. */
const SHOWN = 20;
const PAGE = 10_000;

/** `phaselens library import PATH`: any number of CIF files out of a folder or archive into an imported library. */
export async function libraryImport(io: Io, path: string, flags: LibraryFlags): Promise<number> {
  const libraryName = flags.name ?? basename(resolve(path)).replace(/\.(zip|tar|tgz|tar\.gz|cif)$/i, '');
  return withLab(io, { data: flags.data, mode: 'readwrite', workers: 'all' }, async ({ lab }) => {
    const { licence, citation } = flags;
    const job = await waitForJob(
      lab,
      await lab.call('libraries.importDatabase', {
        libraryName,
        path: resolve(path),
        ...(licence === undefined ? {} : { licence }),
        ...(citation === undefined ? {} : { citation }),
      }),
      io,
    );
    const library = await named(lab, libraryName);
    const code = job.failures.length > 0 ? exitCode.failed : exitCode.done;
    const { failures, ...numbers } = await reportOf(lab, library.id, flags.json === true ? Infinity : SHOWN);
    if (flags.json === true) {
      io.out(`${JSON.stringify({ message: job.message, library, ...numbers, failures }, null, 2)}\n`);
      return code;
    }
    io.out(`${job.message}\n`);
    for (const { item, message } of failures) complain(io, message.includes(item) ? message : `${item}: ${message}`);
    if (numbers.failed > SHOWN) io.out(`and ${numbers.failed - SHOWN} more failures: see them all with --json.\n`);
    return code;
  });
}

async function reportOf(lab: Lab, id: string, most: number) {
  const report = await lab.call('libraries.imported', { id, limit: Math.min(most, PAGE) });
  while (report.failures.length < Math.min(most, report.failed)) {
    const next = await lab.call('libraries.imported', { id, offset: report.failures.length, limit: PAGE });
    if (next.failures.length === 0) break;
    report.failures.push(...next.failures);
  }
  return report;
}

/** A library by id or name. @throws UsageError */
export async function named(lab: Lab & EventSource, idOrName: string) {
  const libraries = await lab.call('libraries.list', {});
  const found = libraries.find(({ id }) => id === idOrName) ?? libraries.find(({ name }) => name === idOrName);
  if (!found) throw new UsageError(`There is no library “${idOrName}”; see: phaselens library list`);
  return found;
}

/** `phaselens library enable|disable LIBRARY` */
export async function libraryEnable(io: Io, idOrName: string, enabled: boolean, flags: LibraryFlags): Promise<number> {
  return withLab(io, { data: flags.data, mode: 'readwrite' }, async ({ lab }) => {
    const { id, name } = await named(lab, idOrName);
    await lab.call('libraries.enable', { id, enabled });
    io.out(`“${name}” is ${enabled ? 'searched' : 'no longer searched'}.\n`);
    return exitCode.done;
  });
}

/** `phaselens library delete LIBRARY` */
export async function libraryDelete(io: Io, idOrName: string, flags: LibraryFlags): Promise<number> {
  return withLab(io, { data: flags.data, mode: 'readwrite' }, async ({ lab }) => {
    const { id, name, count } = await named(lab, idOrName);
    await lab.call('libraries.delete', { id });
    io.out(`“${name}” with ${count} references is deleted.\n`);
    return exitCode.done;
  });
}
