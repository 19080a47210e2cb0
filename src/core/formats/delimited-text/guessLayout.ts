import type { TextLayout } from '../../../contract/data/spectrum.js';
import { forEachLine } from '../shared/forEachLine.js';
import { chooseColumns } from './chooseColumns.js';
import { columnNames } from './columnNames.js';
import { findTable, type FoundTable } from './findTable.js';
import type { Delimiter } from './splitRow.js';

export interface ColumnGuess {
  /** Everything but the meaning of the axis. */
  columns: Pick<TextLayout, 'delimiter' | 'decimal' | 'headerLines' | 'xColumn' | 'yColumn' | 'sigmaColumn'>;
  table: FoundTable;
  names: string[] | undefined;
  /** Lines above the table. */
  header: string;
  doubts: string[];
  unused: number[];
}

const sampleLines = 3000;
const sampleCharacters = 1_000_000;
const separators: Record<string, Delimiter> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', ' ': 'space' };
/** After so many rows of numbers in a row the table is seen; of the rest every sixteenth line is enough to judge its columns. */
const seenRows = 400;
const thinning = 16;

/**
 * The first lines of a text: enough to see header and table. All lines down to the table and its first rows, then every sixteenth,
 * so that places of header lines are true and a long table is not read twice.
 */
export function firstLines(text: string): string[] {
  const lines: string[] = [];
  let characters = 0;
  let number = 0;
  let run = 0;
  forEachLine(text, (line) => {
    number++;
    characters += line.length;
    run = looksLikeRow(line) ? run + 1 : 0;
    // A line longer than any row is no row, and would only cost time.
    if (run <= seenRows || run % thinning === 0) lines.push(line.length > 20_000 ? '' : line);
    return number < sampleLines && characters < sampleCharacters;
  });
  return lines;
}

/** Begins with a digit, sign or point, after blanks. */
function looksLikeRow(line: string): boolean {
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code === 32 || code === 9) continue;
    return (code >= 48 && code <= 57) || code === 45 || code === 46 || code === 43;
  }
  return false;
}

/** Guess where the table is, how it is cut and which column is what; undefined where there is no table of numbers. */
export function guessLayout(lines: string[], extension: string): ColumnGuess | undefined {
  // Excel writes the separator of a CSV file into its first line: `sep=;`.
  const stated = /^\s*"?sep=(.)"?\s*$/i.exec(lines[0] ?? '')?.[1];
  const forced = stated === undefined ? undefined : separators[stated];
  const [table] = findTable(lines, forced);
  if (table === undefined) return undefined;
  const above = lines.slice(forced === undefined ? 0 : 1, table.headerLines);
  const names = columnNames(above, table.delimiter, table.columns);
  const { xColumn, yColumn, sigmaColumn, doubts, unused } = chooseColumns(table, names, extension);
  if (table.decimal === 'dot' && table.delimiter === 'comma' && clashes(table.rows)) {
    doubts.push('The comma may separate the columns or the decimals.');
  }
  return {
    columns: {
      delimiter: table.delimiter,
      decimal: table.decimal,
      headerLines: table.headerLines,
      xColumn,
      yColumn,
      ...(sigmaColumn === undefined ? {} : { sigmaColumn }),
    },
    table,
    names,
    header: above.join('\n'),
    doubts,
    unused,
  };
}

/** `10,01,1943,0`: an even number of whole numbers per row may be half as many numbers with decimal commas. */
function clashes(rows: string[][]): boolean {
  return rows.every(
    (cells) => cells.length >= 4 && cells.length % 2 === 0 && cells.every((cell) => /^[+-]?\d+$/.test(cell)),
  );
}
