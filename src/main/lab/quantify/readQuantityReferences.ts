import { LabError } from '../../../contract/index.js';
import { measuredReferences } from '../../../core/quantify/measuredReferences.js';
import type { IncomingFile } from '../imports/importFiles.js';
import type { LabContext } from '../labContext.js';
import { readReferenceFiles } from '../libraries/readReferenceFiles.js';
import { calculated, type LibraryReferences } from './libraryReferences.js';

/** Names of tables: of measured patterns, or of what is known of them. */
const isTable = (name: string): boolean => /\.(csv|tsv)$/i.test(name);

/** Reads what `--references` gives: structures (CIF, zip) and tables. @throws LabError `invalid-input` when nothing of it can be weighed */
export async function readQuantityReferences(
  lab: LabContext,
  files: readonly IncomingFile[],
): Promise<LibraryReferences> {
  const decoder = new TextDecoder();
  const tables = files.filter(({ name }) => isTable(name));
  const measured = measuredReferences(tables.map(({ name, bytes }) => ({ name, text: decoder.decode(bytes) })));
  const structures = await readReferenceFiles(
    lab,
    'given',
    files.filter(({ name }) => !isTable(name)),
  );
  const references = [
    ...measured.references,
    ...structures.references.flatMap((reference) =>
      reference.kind === 'structure' ? [calculated(reference.summary, reference.structure)] : [],
    ),
  ];
  const leftOut = structures.failures.map(({ message }) => message);
  if (measured.withoutRatio.length > 0)
    leftOut.push(
      `${measured.withoutRatio.length} measured patterns are left out, because no table gives their intensity ratio (column rir): ${measured.withoutRatio.slice(0, 5).join(', ')}${measured.withoutRatio.length > 5 ? '…' : ''}.`,
    );
  if (references.length === 0)
    throw new LabError(
      'invalid-input',
      leftOut[0] ??
        'Nothing in the references can be weighed: CIF files, or tables of patterns with their intensity ratios, are needed.',
    );
  return { references, leftOut };
}
