import { LabError, type Technique } from '../../../contract/index.js';
import type { ReadFileResult } from '../../../core/formats/types.js';
import type { LabContext } from '../labContext.js';
import type { IncomingFile } from './importFiles.js';

/** Larger files are read alone. */
const SMALL_BYTES = 256 * 1024;
/** Small files handed over at once: a thread must not wait for its next file while the last ones are being stored. */
const TOGETHER = 4;

/** The files in their order, small neighbours together, and enough groups to give every thread one. */
export function groupSmall<File extends { bytes: Uint8Array }>(files: readonly File[], threads: number): File[][] {
  const most = Math.max(1, Math.min(TOGETHER, Math.floor(files.length / (2 * threads))));
  const groups: File[][] = [];
  for (const file of files) {
    const last = groups.at(-1);
    const small = file.bytes.byteLength <= SMALL_BYTES;
    if (small && last && last.length < most && last.every(({ bytes }) => bytes.byteLength <= SMALL_BYTES))
      last.push(file);
    else groups.push([file]);
  }
  return groups;
}

/**
 * Reads files in one thread at once. Resolves to a function that gives a file's result or throws its LabError, or undefined when the
 * thread was lost (one of the files takes too long or too much memory): then each has to be read alone to say which.
 */
export async function readTogether(
  lab: LabContext,
  files: readonly IncomingFile[],
  deadlineMs: number,
  signal: AbortSignal | undefined,
  technique?: Technique,
): Promise<((file: IncomingFile) => ReadFileResult) | undefined> {
  try {
    const answers = await lab.compute.run(
      'readMeasurements',
      files.map(({ name, bytes }) => ({ name, bytes, ...(technique ? { technique } : {}) })),
      { deadlineMs, doing: `Reading ${files[0]?.name ?? 'files'}`, ...(signal ? { signal } : {}) },
    );
    return (file) => {
      const answer = answers[files.indexOf(file)];
      if (!answer) throw new LabError('internal', `${file.name} was not read.`);
      if (!answer.ok) throw LabError.from(answer.error);
      return answer.value;
    };
  } catch (error) {
    if (error instanceof LabError) return undefined;
    throw error;
  }
}
