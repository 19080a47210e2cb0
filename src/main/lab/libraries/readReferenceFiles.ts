import type { Reference } from '../../../contract/index.js';
import { LabError } from '../../../contract/index.js';
import type { IncomingFile } from '../imports/importFiles.js';
import type { LabContext } from '../labContext.js';
import { mapLimited } from '../mapLimited.js';
import { ownBytes } from '../ownBytes.js';

export interface ReadReferences {
  references: Reference[];
  failures: { item: string; message: string }[];
}

/** The structures of CIF files, or of zips of them, as references; a bad file is one failure, the others go on. */
export async function readReferenceFiles(
  lab: LabContext,
  libraryId: string,
  files: readonly IncomingFile[],
  signal?: AbortSignal,
): Promise<ReadReferences> {
  const parts = await mapLimited(files, lab.compute.width, async (file): Promise<ReadReferences> => {
    const isZip = file.bytes[0] === 0x50 && file.bytes[1] === 0x4b;
    try {
      return await lab.compute.run(
        'readReferences',
        { name: file.name, bytes: ownBytes(file.bytes), libraryId },
        { deadlineMs: isZip ? 300_000 : 20_000, doing: `Reading ${file.name}`, ...(signal ? { signal } : {}) },
      );
    } catch (error) {
      if (!(error instanceof LabError) || error.kind === 'cancelled') throw error;
      return { references: [], failures: [{ item: file.name, message: error.message }] };
    }
  });
  return {
    references: parts.flatMap(({ references }) => references),
    failures: parts.flatMap(({ failures }) => failures),
  };
}
