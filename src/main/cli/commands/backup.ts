import { resolve } from 'node:path';
import { restoreBackup } from '../../store/index.js';
import { defaultDataFolder } from '../../files/folders.js';
import { exitCode } from '../exitCode.js';
import type { Io } from '../io.js';
import { withLab } from '../openLab.js';

export interface BackupFlags {
  data?: string;
}

/** `phaselens backup [FILE]` */
export async function backup(io: Io, path: string | undefined, flags: BackupFlags): Promise<number> {
  return withLab(io, { data: flags.data, mode: 'readwrite' }, async ({ lab }) => {
    const written = await lab.call('backup.create', path === undefined ? {} : { path: resolve(path) });
    io.out(`${written.path} written and verified, ${Math.ceil(written.bytes / 1024)} KiB.\n`);
    return exitCode.done;
  });
}

/** `phaselens restore FILE`: without opening the lab, for a damaged database is what it may have to replace. */
export function restore(io: Io, path: string, flags: BackupFlags): number {
  const { path: restored, previous } = restoreBackup(flags.data ?? defaultDataFolder(io.env), resolve(path));
  io.out(`${restored} restored.${previous === null ? '' : ` What was there before is kept in ${previous}.`}\n`);
  return exitCode.done;
}
