import { LabError } from '../../contract/data/errors.js';
import { splitTable } from './splitTable.js';

/** Patterns of one instrument side by side, as libraries for full-pattern summation are written: 2θ, then one column for each reference. */
export interface PatternTable {
  /** Degrees 2θ. */
  x: Float64Array;
  patterns: { id: string; y: Float64Array }[];
}

/** Reads the table; undefined when the text is no such table (its first line names no angle). @throws LabError `damaged-file` for a cell that is no number */
export function readPatternTable(text: string, file: string): PatternTable | undefined {
  const [head, ...rows] = splitTable(text);
  if (!head || !/^(tth|2[ _-]?theta|two[ _-]?theta|2θ|angle|x)/i.test(head[0] ?? '') || head.length < 2)
    return undefined;
  const columns = head.map(() => new Float64Array(rows.length));
  for (const [r, row] of rows.entries()) {
    for (const [c, column] of columns.entries()) {
      const cell = row[c]?.trim() ?? '';
      const value = cell === '' ? NaN : Number(cell);
      if (!Number.isFinite(value))
        throw new LabError('damaged-file', `${file}: line ${r + 2}, column “${head[c] ?? ''}” holds no number.`);
      column[r] = value;
    }
  }
  const [x, ...patterns] = columns;
  if (!x || x.length < 3 || x.some((value, i) => i > 0 && !(value > x[i - 1]!)))
    throw new LabError('damaged-file', `${file}: the angles of its first column do not ascend.`);
  return { x, patterns: patterns.map((y, i) => ({ id: head[i + 1] ?? '', y })) };
}
