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

/** The first lines of a text: enough to see header and table. */
export function firstLines(text: string): string[] {
  const lines: string[] = [];
  let characters = 0;
  forEachLine(text, (line) => {
    characters += line.length;
    // A line longer than any row is no row, and would only cost time.
    lines.push(line.length > 20_000 ? '' : line);
    return lines.length < sampleLines && characters < sampleCharacters;
  });
  return lines;
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
