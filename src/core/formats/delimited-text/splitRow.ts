import Papa from 'papaparse';
import type { TextLayout } from '../../../contract/data/spectrum.js';

export type Delimiter = TextLayout['delimiter'];

export const delimiterCharacters: Record<Delimiter, string> = { tab: '\t', comma: ',', semicolon: ';', space: ' ' };

/** The cells of a line, trimmed, without empty ones at the end. Quoted cells are read as CSV has them (RFC 4180). */
export function splitRow(line: string, delimiter: Delimiter): string[] {
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
