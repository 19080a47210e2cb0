import { LabError, type Reference } from '../../../../contract/index.js';
import { calculateLineList } from '../../../../core/diffraction/calculateLineList.js';
import { decodeAmcsdRow } from '../../../../core/references/decodeAmcsd.js';
import { referenceLineLimits } from './structureReference.js';

export interface DecodeAmcsdInput {
  rows: readonly unknown[];
}

/** References of records of the American Mineralogist database, their lines calculated. */
export function decodeAmcsd({ rows }: DecodeAmcsdInput): {
  references: Reference[];
  failures: { item: string; message: string }[];
} {
  const references: Reference[] = [];
  const failures: { item: string; message: string }[] = [];
  for (const row of rows) {
    try {
      const { summary, structure } = decodeAmcsdRow(row, 'amcsd');
      references.push({
        kind: 'structure',
        summary,
        structure,
        lines: calculateLineList(structure, referenceLineLimits),
      });
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      const id = (row as { id?: unknown } | null)?.id;
      failures.push({ item: `record ${typeof id === 'number' ? id : '?'}`, message: error.message });
    }
  }
  return { references, failures };
}
