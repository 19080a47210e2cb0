import { LabError, type Input, type Output } from '../../contract/index.js';
import { call } from '../lab.js';

/** A file of the browser: read a slice at a time, never whole. */
export type Archive = Pick<File, 'name' | 'size' | 'lastModified' | 'slice'>;

export interface SendOptions {
  progress: (sent: number) => void;
  signal: AbortSignal;
  /** Bytes of one call. */
  piece?: number;
  ask?: ArchiveCalls;
}

export interface ArchiveCalls {
  begin: (input: Input<'libraries.beginArchive'>) => Promise<Output<'libraries.beginArchive'>>;
  add: (input: Input<'libraries.addToArchive'>) => Promise<null>;
  drop: (input: Input<'libraries.dropArchive'>) => Promise<null>;
}

const lab: ArchiveCalls = {
  begin: (input) => call('libraries.beginArchive', input),
  add: (input) => call('libraries.addToArchive', input),
  drop: (input) => call('libraries.dropArchive', input),
};

/**
 * Sends an archive of any size to the lab, so that it can be imported there: a page names no paths.
 *
 * @returns its id for `libraries.importArchive`
 * @throws LabError `cancelled`, and what the lab says
 */
export async function sendArchive(
  file: Archive,
  { progress, signal, piece = 8 * 1024 * 1024, ask = lab }: SendOptions,
): Promise<string> {
  if (file.size === 0) throw new LabError('invalid-input', `${file.name} is empty.`);
  const { uploadId } = await ask.begin({ fileName: file.name, size: file.size, modified: file.lastModified });
  try {
    for (let offset = 0; offset < file.size; offset += piece) {
      if (signal.aborted) throw new LabError('cancelled', 'Sending the archive was cancelled.');
      const bytes = new Uint8Array(await file.slice(offset, offset + piece).arrayBuffer());
      await ask.add({ uploadId, offset, bytes });
      progress(Math.min(file.size, offset + piece));
    }
  } catch (thrown) {
    // The first error is the one to be told.
    await ask.drop({ uploadId }).catch(() => null);
    throw thrown;
  }
  return uploadId;
}
