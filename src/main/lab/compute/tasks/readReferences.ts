import { createHash } from 'node:crypto';
import { LabError, type Reference } from '../../../../contract/index.js';
import { parseCif } from '../../../../core/crystal/parseCif.js';
import { unzipText } from './unzipText.js';
import { structureReference } from './structureReference.js';

export interface ReadReferencesInput {
  name: string;
  bytes: Uint8Array;
  libraryId: string;
}

export interface ReadReferencesOutput {
  references: Reference[];
  failures: { item: string; message: string }[];
}

const LARGEST_CIF = 32 * 1024 * 1024;

/** The structures of a CIF, or of all CIFs in a zip. Ids follow from the content: the same file again gives the same references. */
export function readReferences({ name, bytes, libraryId }: ReadReferencesInput): ReadReferencesOutput {
  const output: ReadReferencesOutput = { references: [], failures: [] };
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const entries = unzipText(name, bytes, (entry) => /\.cif$/i.test(entry));
    if (entries.length === 0) throw new LabError('empty-file', `${name} holds no .cif file.`);
    for (const entry of entries)
      attempt(`${name} › ${entry.name}`, () => readOne(entry.name, entry.bytes, libraryId), output);
  } else {
    attempt(name, () => readOne(name, bytes, libraryId), output);
  }
  return output;
}

function attempt(item: string, read: () => Reference[], output: ReadReferencesOutput): void {
  try {
    output.references.push(...read());
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    // A sentence about the calculation does not know the file.
    const file = item.replace(/^.*[\\/›]\s*/, '');
    output.failures.push({ item, message: error.message.includes(file) ? error.message : `${item}: ${error.message}` });
  }
}

function readOne(name: string, bytes: Uint8Array, libraryId: string): Reference[] {
  if (bytes.byteLength > LARGEST_CIF)
    throw new LabError('too-large', `${name} has more than 32 MiB, which no CIF of a structure has.`);
  const label = name.replace(/^.*[\\/]/, '');
  const key = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const structures = parseCif(new TextDecoder().decode(bytes), label);
  return structures.map((structure, i) =>
    structureReference(structure, {
      id: structures.length > 1 ? `${key}-${i + 1}` : key,
      libraryId,
      fallbackName: label.replace(/\.cif$/i, ''),
      file: label,
    }),
  );
}
