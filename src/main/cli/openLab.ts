import type { EventSource, Lab } from '../../contract/index.js';
import { createLab } from '../lab/createLab.js';
import { defaultDataFolder } from '../files/folders.js';
import { labOptions } from '../lab/labOptions.js';
import { createInProcessLab } from '../transports/inProcess.js';
import type { LabHandle } from '../transports/labHandle.js';
import type { Io } from './io.js';

export interface OpenLabOptions {
  /** `--data DIR` */
  data?: string | undefined;
  mode: 'readonly' | 'readwrite';
  /** Calculate in threads: for many files. One file is quicker without. `all`: on every core, for work that is all there is to do. */
  workers?: boolean | 'all';
  /** Import the bundled samples into a new data folder. */
  samples?: boolean;
}

export interface OpenedLab {
  handle: LabHandle;
  /** The lab behind its in-process door, with the rights of the person at the keyboard. */
  lab: Lab & EventSource;
  version: string;
  close: () => Promise<void>;
}

export function openLab(io: Io, { data, mode, workers = false, samples = false }: OpenLabOptions): OpenedLab {
  const log = (message: string, error?: unknown): void => {
    if (io.env['PHASELENS_DEBUG'])
      io.error(`${message}${error instanceof Error ? `: ${error.stack ?? error.message}` : ''}\n`);
  };
  const options = labOptions(io.entryUrl, { dataFolder: data ?? defaultDataFolder(io.env), mode, workers, log });
  const handle = createLab({ ...options, samples });
  return {
    handle,
    lab: createInProcessLab(handle, 'trusted', { log }),
    version: options.version,
    close: () => handle.close(),
  };
}

/** Opens a lab, does the work and closes it whatever happens. Where both fail, the work's own error is the one told. */
export async function withLab<T>(io: Io, options: OpenLabOptions, work: (opened: OpenedLab) => Promise<T>): Promise<T> {
  const opened = openLab(io, options);
  let result: T;
  try {
    result = await work(opened);
  } catch (error) {
    await opened.close().catch(() => undefined);
    throw error;
  }
  await opened.close();
  return result;
}
