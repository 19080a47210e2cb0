import { LabError, MAX_CALL_BYTES, type Input, type LibraryImportReport } from '../../../contract/index.js';
import { batches, type OfferedFile } from '../../imports/batches.js';
import { call } from '../../lab.js';

/** Room for names and framing beside the bytes of a file. */
const FRAMING = 64 * 1024;
const REFERENCE_FILE = /\.(cif|zip)$/i;

export interface ReferenceImport {
  /** Files through, of all. */
  done: number;
  total: number;
  added: number;
  libraryId: string | null;
  failures: LibraryImportReport['failures'];
}

type Send = (input: Input<'libraries.import'>) => Promise<LibraryImportReport>;

/**
 * Sends CIF files and zips to a library in calls of bounded size; other files of a folder are passed over. A call in which no file
 * could be read is one failure, and the others go on.
 *
 * @throws LabError `invalid-input` when none of the files is a CIF or a zip
 */
export async function importReferences(
  libraryName: string,
  files: readonly OfferedFile[],
  progress: (state: ReferenceImport) => void,
  send: Send = (input) => call('libraries.import', input),
): Promise<ReferenceImport> {
  const wanted = files.filter((file) => REFERENCE_FILE.test(file.path));
  if (wanted.length === 0)
    throw new LabError(
      'invalid-input',
      'None of these files is a CIF (.cif) or a zip of CIFs (.zip); choose such files.',
    );
  let state: ReferenceImport = { done: 0, total: wanted.length, added: 0, libraryId: null, failures: [] };
  progress(state);
  for (const batch of batches(wanted)) {
    const large = batch.filter((file) => file.size > MAX_CALL_BYTES - FRAMING);
    const failures = large.map((file) => ({
      item: file.path,
      message: `${file.path} is ${Math.round(file.size / 1048576)} MiB; up to 63 MiB can be sent. Use “phaselens library add” for it.`,
    }));
    const rest = batch.filter((file) => !large.includes(file));
    const report = await sendBatch(libraryName, rest, send);
    state = {
      ...state,
      done: state.done + batch.length,
      added: state.added + report.added,
      libraryId: report.libraryId || state.libraryId,
      failures: [...state.failures, ...failures, ...report.failures],
    };
    progress(state);
  }
  return state;
}

async function sendBatch(libraryName: string, batch: readonly OfferedFile[], send: Send): Promise<LibraryImportReport> {
  if (batch.length === 0) return { libraryId: '', added: 0, failures: [] };
  try {
    const files: { name: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
    for (const file of batch) files.push({ name: file.path.slice(-1000), bytes: await file.read() });
    return await send({ libraryName, files });
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return { libraryId: '', added: 0, failures: [{ item: batch[0]?.path ?? '', message }] };
  }
}
