import { LabError } from '../../contract/data/errors.js';
import { splitTable } from './splitTable.js';

/** What a table says of references: their phase, intensity ratio, and if it does, formula and group. */
export interface PhaseRow {
  id: string;
  name: string;
  rir?: number;
  formula?: string;
  group?: string;
}

const columnsOf: Record<keyof PhaseRow, RegExp> = {
  id: /^(phase_?id|id|reference)$/i,
  name: /^(phase_?name|name|phase|mineral)$/i,
  rir: /^(rir|i\/ic)$/i,
  formula: /^formula$/i,
  group: /^(phase_name_grouped|group)$/i,
};

/**
 * Reads a table with a column `phase_id` and one of `phase_name`, `rir`, `formula`, `phase_name_grouped`; undefined when it is none.
 * @throws LabError `damaged-file` for an intensity ratio that is no positive number
 */
export function readPhaseTable(text: string, file: string): PhaseRow[] | undefined {
  const [head, ...rows] = splitTable(text);
  const column = (key: keyof PhaseRow): number => head?.findIndex((title) => columnsOf[key].test(title)) ?? -1;
  const [id, name, rir, formula, group] = (['id', 'name', 'rir', 'formula', 'group'] as const).map(column);
  if (id === undefined || id < 0 || Math.max(rir ?? -1, group ?? -1, formula ?? -1) < 0) return undefined;
  return rows.map((row, r) => {
    const cell = (at: number | undefined): string => (at === undefined || at < 0 ? '' : (row[at] ?? ''));
    const ratio = cell(rir);
    if (ratio !== '' && !(Number(ratio) > 0))
      throw new LabError(
        'damaged-file',
        `${file}: line ${r + 2} holds “${ratio}” as intensity ratio; a positive number is needed.`,
      );
    return {
      id: cell(id),
      name: cell(name) || '',
      ...(ratio === '' ? {} : { rir: Number(ratio) }),
      ...(cell(formula) === '' ? {} : { formula: cell(formula) }),
      ...(cell(group) === '' ? {} : { group: cell(group) }),
    };
  });
}
