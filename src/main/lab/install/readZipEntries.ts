import { createReadStream } from 'node:fs';
import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import { LabError } from '../../../contract/index.js';

export type EntrySink = (chunk: Uint8Array, final: boolean) => void;

/**
 * Streams the wanted entries of a large zip file through their sinks, in the order of the file, with bounded memory.
 * @throws LabError `damaged-file`, and whatever a sink throws
 */
export async function readZipEntries(
  path: string,
  sinkFor: (name: string) => EntrySink | undefined,
  onBytes: (read: number) => void = () => undefined,
): Promise<void> {
  let failure: unknown;
  const unzip = new Unzip((file: UnzipFile) => {
    const sink = sinkFor(file.name);
    if (!sink) return;
    file.ondata = (error, chunk, final) => {
      if (failure !== undefined) return;
      try {
        if (error) throw error;
        sink(chunk, final);
      } catch (thrown) {
        failure = thrown;
      }
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  let read = 0;
  // Small pieces: a library of hundreds of megabytes unpacks from each without filling the memory.
  for await (const chunk of createReadStream(path, { highWaterMark: 64 * 1024 })) {
    const bytes = chunk as Buffer;
    try {
      unzip.push(bytes, false);
    } catch (error) {
      failure ??= error;
    }
    if (failure !== undefined) break;
    read += bytes.byteLength;
    onBytes(read);
  }
  if (failure instanceof LabError) throw failure;
  if (failure !== undefined)
    throw new LabError(
      'damaged-file',
      `${path} is a damaged zip file; delete it and try again.`,
      {},
      { cause: failure },
    );
}
