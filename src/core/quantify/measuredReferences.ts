import { readPatternTable } from './readPatternTable.js';
import { readPhaseTable, type PhaseRow } from './readPhaseTable.js';
import type { QuantityReference } from './types.js';

export interface MeasuredReferences {
  references: QuantityReference[];
  /** Patterns without an intensity ratio, which cannot be weighed. */
  withoutRatio: string[];
}

/** Joins tables of patterns with the tables that name them and give their intensity ratios; tables of other things are passed over. */
export function measuredReferences(files: readonly { name: string; text: string }[]): MeasuredReferences {
  const facts = new Map<string, Omit<PhaseRow, 'id'>>();
  for (const { name, text } of files)
    for (const { id, ...row } of readPhaseTable(text, name) ?? []) {
      const before = facts.get(id);
      facts.set(id, { ...before, ...row, name: row.name || (before?.name ?? '') });
    }
  const references: QuantityReference[] = [];
  const withoutRatio: string[] = [];
  for (const { name, text } of files) {
    const table = readPatternTable(text, name);
    for (const { id, y } of table?.patterns ?? []) {
      const { name: phase = '', rir, formula = '', group } = facts.get(id) ?? {};
      if (!table || rir === undefined) withoutRatio.push(id);
      else
        references.push({
          id,
          name: phase || id,
          formula,
          ...(group === undefined ? {} : { group }),
          source: { kind: 'measured', x: table.x, y, rir },
        });
    }
  }
  return { references, withoutRatio };
}
