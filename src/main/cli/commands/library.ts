import { basename, resolve } from 'node:path';
import type { Library } from '../../../contract/index.js';
import { complain } from '../complain.js';
import { exitCode } from '../exitCode.js';
import type { Io } from '../io.js';
import { withLab } from '../openLab.js';
import { table } from '../table.js';
import { UsageError } from '../usageError.js';
import { waitForJob } from '../waitForJob.js';

export interface LibraryFlags {
  data?: string;
  json?: boolean;
  name?: string;
  licence?: string;
  citation?: string;
}

/** `phaselens library list` */
export async function libraryList(io: Io, flags: LibraryFlags): Promise<number> {
  return withLab(io, { data: flags.data, mode: 'readonly' }, async ({ lab }) => {
    const libraries = await lab.call('libraries.list', {});
    const installable = (await lab.call('libraries.installable', {})).filter(({ installed }) => !installed);
    if (flags.json) {
      io.out(`${JSON.stringify({ libraries, installable }, null, 2)}\n`);
      return exitCode.done;
    }
    const more = installable.map(
      ({ id, name, megabytes, licence }) =>
        `Not installed: ${name}, ${megabytes} MB, ${licence}. phaselens library install ${id}\n`,
    );
    io.out(`${libraryTable(libraries, io.columns)}${more.length > 0 ? `\n${more.join('')}` : ''}`);
    return exitCode.done;
  });
}

function libraryTable(libraries: readonly Library[], width: number): string {
  return table(
    libraries,
    [
      { title: 'id', value: ({ id }) => id },
      { title: 'name', value: ({ name }) => name, flexible: true },
      { title: 'technique', value: ({ technique }) => technique },
      { title: 'kind', value: ({ kind }) => kind },
      {
        title: 'references',
        value: ({ count, unfinished }) => `${count}${unfinished === true ? ', unfinished' : ''}`,
        align: 'right',
      },
      { title: 'searched', value: ({ enabled }) => (enabled ? 'yes' : 'no') },
      { title: 'licence', value: ({ licence }) => licence, flexible: true },
    ],
    width,
  );
}

/** `phaselens library add PATH...`: CIF files, folders and zips into an own library. */
export async function libraryAdd(io: Io, paths: readonly string[], flags: LibraryFlags): Promise<number> {
  const [first] = paths;
  if (first === undefined) throw new UsageError('Which CIF files? Write: phaselens library add PATH...');
  const libraryName = flags.name ?? (basename(resolve(first)).replace(/\.(cif|zip)$/i, '') || 'own structures');
  return withLab(io, { data: flags.data, mode: 'readwrite', workers: true }, async ({ lab }) => {
    const job = await waitForJob(
      lab,
      await lab.call('libraries.importPaths', { libraryName, paths: paths.map((path) => resolve(path)) }),
      io,
    );
    io.out(`${job.message}\n`);
    for (const { message } of job.failures) complain(io, message);
    return job.failures.length > 0 ? exitCode.failed : exitCode.done;
  });
}

/** `phaselens library install amcsd|raman-open` */
export async function libraryInstall(io: Io, id: string, flags: LibraryFlags): Promise<number> {
  if (id !== 'amcsd' && id !== 'raman-open')
    throw new UsageError(`“${id}” cannot be installed: write amcsd or raman-open.`);
  return withLab(io, { data: flags.data, mode: 'readwrite', workers: true }, async ({ lab }) => {
    const offer = (await lab.call('libraries.installable', {})).find((installable) => installable.id === id);
    if (offer)
      io.out(`${offer.name}, ${offer.megabytes} MB to download.\nLicence: ${offer.licence}\nCite: ${offer.citation}\n`);
    const job = await waitForJob(lab, await lab.call('libraries.install', { id }), io);
    io.out(`${job.message}\n`);
    return exitCode.done;
  });
}
