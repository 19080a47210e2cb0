import Papa from 'papaparse';
import type { TextLayout } from '../../../contract/data/spectrum.js';

export type Delimiter = TextLayout['delimiter'];

export const delimiterCharacters: Record<Delimiter, string> = { tab: '\t', comma: ',', semicolon: ';', space: ' ' };

/** The cells of a line, trimmed, without empty ones at the end. Quoted cells are read as CSV has them (RFC 4180). */
export function splitRow(line: string, delimiter: Delimiter): string[] {
  return splitPlainRow(line, delimiter) ?? splitAnyRow(line, delimiter);
}

/** Blank characters of ASCII: tab to carriage return, and the space. */
const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** The same for lines of plain ASCII without quotes, which nearly all rows are, in a third of the time; undefined for others. */
function splitPlainRow(line: string, delimiter: Delimiter): string[] | undefined {
  const cells: string[] = [];
  const separator = delimiter === 'space' ? -1 : delimiterCharacters[delimiter].charCodeAt(0);
  // First character of the cell and the one after its last; -1 while the cell is empty.
  let start = -1;
  let end = -1;
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code > 126 || code === 34) return undefined;
    if (code === separator || (separator === -1 && isBlank(code))) {
      if (start >= 0) cells.push(line.slice(start, end));
      else if (separator !== -1) cells.push('');
      start = -1;
    } else if (!isBlank(code)) {
      if (start < 0) start = i;
      end = i + 1;
    }
  }
  if (start >= 0) cells.push(line.slice(start, end));
  while (cells.length > 0 && cells[cells.length - 1] === '') cells.pop();
  return cells;
}

function splitAnyRow(line: string, delimiter: Delimiter): string[] {
  const trimmed = line.trim();
  if (trimmed === '') return [];
  let cells: string[];
  if (delimiter === 'space') {
    cells = trimmed.split(/\s+/);
    if (trimmed.includes('"')) cells = cells.map((cell) => cell.replace(/^"|"$/g, ''));
  } else if (trimmed.includes('"')) {
    cells = quotedCells(delimiter === 'tab' ? line : trimmed, delimiterCharacters[delimiter]);
  } else {
    // A leading tab is an empty first column, so only the end of a tabbed line is trimmed.
    cells = (delimiter === 'tab' ? line.trimEnd() : trimmed).split(delimiterCharacters[delimiter]);
  }
  for (let i = 0; i < cells.length; i++) cells[i] = (cells[i] ?? '').trim();
  while (cells.length > 0 && cells[cells.length - 1] === '') cells.pop();
  return cells;
}

function quotedCells(line: string, delimiter: string): string[] {
  const parsed = Papa.parse<string[]>(line, { delimiter, header: false });
  return parsed.data[0] ?? [];
}
