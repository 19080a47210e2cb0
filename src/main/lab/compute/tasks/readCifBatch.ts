import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { LabError, type CrystalStructure } from '../../../../contract/index.js';
import { analyseSymmetry } from '../../../../core/crystal/analyseSymmetry.js';
import { density } from '../../../../core/crystal/density.js';
import { elementsOf } from '../../../../core/crystal/elementsOf.js';
import { expandPrimitive } from '../../../../core/crystal/expandPrimitive.js';
import { formulaOf } from '../../../../core/crystal/formulaOf.js';
import { parseCif } from '../../../../core/crystal/parseCif.js';
import { reducedLengths } from '../../../../core/crystal/reducedLengths.js';
import { standardSymbol } from '../../../../core/crystal/standardSymbol.js';
import { calculateLineList } from '../../../../core/diffraction/calculateLineList.js';
import { packEntries, type CalculatedEntry } from '../../../collections/packEntries.js';
import type { EntryBatch, EntryFacts, ImportFailure } from '../../../collections/types.js';

/**
 * Lines of entries of imported libraries: down to d = 0.9 Å (118° with Cu Kα, 46° with Mo Kα), those that reach 0.1 % of the strongest line with
 * any usual tube (Cr, Co, Cu, Mo, Ag). Of large cells only the strongest 600.
 */
export const collectionLineLimits = {
  dMin: 0.9,
  faintest: 1e-3,
  maxLines: 600,
  wavelengths: [2.2897, 1.789, 1.5406, 0.7093, 0.5594],
};

export interface CifItem {
  /** Path inside the folder or archive. */
  place: string;
  bytes: Uint8Array;
  /** As a zip file holds it. */
  deflated?: boolean;
}

export interface ReadCifBatchOutput {
  batch: EntryBatch;
  failures: ImportFailure[];
}

const LONGEST_NAME = 200;
/** What an archive says of its sizes need not be true. */
const LARGEST_CIF = 32 * 1024 * 1024;

/** The structures of CIF files with their lines; a bad file is one failure, the others go on. */
export function readCifBatch(items: readonly CifItem[]): ReadCifBatchOutput {
  const entries: CalculatedEntry[] = [];
  const failures: ImportFailure[] = [];
  for (const item of items) {
    try {
      entries.push(...readItem(item));
    } catch (error) {
      const message =
        error instanceof LabError
          ? error.message
          : `${item.place} could not be read (${error instanceof Error ? error.message : String(error)}); please report this.`;
      const file = item.place.replace(/^.*[\\/]/, '');
      failures.push({ item: item.place, message: message.includes(file) ? message : `${file}: ${message}` });
    }
  }
  return { batch: packEntries(entries), failures };
}

function readItem({ place, bytes, deflated }: CifItem): CalculatedEntry[] {
  const content = deflated === true ? inflate(place, bytes) : bytes;
  const sha256 = createHash('sha256').update(content).digest('hex');
  const structures = parseCif(new TextDecoder().decode(content), place.replace(/^.*[\\/]/, ''));
  return structures.map((structure, i) => {
    const key = sha256.slice(0, 16) + (structures.length > 1 ? `-${i + 1}` : '');
    return readEntry(structure, { key, sha256, place });
  });
}

function inflate(place: string, bytes: Uint8Array): Uint8Array {
  try {
    return inflateRawSync(bytes, { maxOutputLength: LARGEST_CIF });
  } catch (cause) {
    throw new LabError(
      'damaged-file',
      `${place} is damaged in its archive, or larger than 32 MiB, and cannot be unpacked.`,
      {},
      { cause },
    );
  }
}

function readEntry(structure: CrystalStructure, file: Pick<EntryFacts, 'key' | 'sha256' | 'place'>): CalculatedEntry {
  const contents = expandPrimitive(structure);
  const lines = calculateLineList(structure, collectionLineLimits, contents);
  if (lines.dSpacing.length === 0)
    throw new LabError(
      'invalid-input',
      `${file.place} has no line with d above ${collectionLineLimits.dMin} Å: check its cell and occupancies.`,
    );
  const formula = formulaOf(structure, contents);
  const source = [structure.citation, structure.databaseCode, file.place].filter((part) => part !== undefined);
  return {
    lines,
    structure,
    facts: {
      ...file,
      // A quoted question mark says what an unquoted one does: unknown.
      name: (/[\p{L}\p{N}]/u.test(structure.name ?? '') ? (structure.name ?? formula) : formula)
        .replace(/\s+/g, ' ')
        .slice(0, LONGEST_NAME),
      formula,
      elements: elementsOf(structure),
      spaceGroup: standardSymbol(structure.spaceGroup),
      spaceGroupNumber: structure.spaceGroupNumber,
      cell: structure.cell,
      reduced: reducedLengths(structure.cell, analyseSymmetry(structure.operators).centrings),
      density: density(structure, contents),
      source: source.join('; '),
    },
  };
}
