import { parseNumber, type Decimal } from './parseNumber.js';
import { splitRow, type Delimiter } from './splitRow.js';

/** A way to cut the text into a table of numbers, and how well it works on the first lines. */
export interface FoundTable {
  delimiter: Delimiter;
  decimal: Decimal;
  /** Lines before the first row of numbers. */
  headerLines: number;
  columns: number;
  /** First rows, split. */
  rows: string[][];
  /** About 400 rows of the sample as numbers, column by column; NaN where missing or no number. */
  values: number[][];
  score: number;
}

const delimiters: Delimiter[] = ['tab', 'semicolon', 'comma', 'space'];
const decimals: Decimal[] = ['dot', 'comma'];

/**
 * Try every delimiter and decimal sign on the first lines of a text; the best first, only those with at least three rows.
 * @param forced delimiter the file itself states (Excel's `sep=` line)
 */
export function findTable(lines: string[], forced?: Delimiter): FoundTable[] {
  const found: FoundTable[] = [];
  for (const delimiter of forced === undefined ? delimiters : [forced]) {
    for (const decimal of decimals) {
      if (delimiter === 'comma' && decimal === 'comma' && !lines.some((line) => line.includes('"'))) continue;
      if (!lines.some((line) => worthTrying(line, delimiter, decimal))) continue;
      const tabbed = delimiter === 'space' && found.some((t) => t.delimiter === 'tab' && t.decimal === decimal);
      if (tabbed && lines.every((line) => isCutAlike(line, decimal))) continue;
      const table = tableUnder(lines, delimiter, decimal);
      if (table !== undefined) found.push(table);
    }
  }
  return found.sort((a, b) => b.score - a.score);
}

function worthTrying(line: string, delimiter: Delimiter, decimal: Decimal): boolean {
  if (decimal === 'comma' && !line.includes(',')) return false;
  if (delimiter === 'tab') return line.includes('\t');
  if (delimiter === 'semicolon') return line.includes(';');
  if (delimiter === 'comma') return line.includes(',');
  return /\S\s+\S/.test(line);
}

/** Whether tabs and blanks cut this line into the same row, or both into none: trying blanks after tabs would find the same table again. */
function isCutAlike(line: string, decimal: Decimal): boolean {
  let before = 9;
  let tabs = 0;
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code === 9) {
      // An empty cell.
      if (before === 9) return false;
      tabs++;
    } else if (code === 32 || code === 11 || code === 12 || code === 34 || code > 126) {
      return tabs === 0 && !line.includes('\t') && numbersIn(splitRow(line, 'space'), decimal) < 2;
    }
    before = code;
  }
  return before !== 9 || line.length === 0;
}

function numbersIn(cells: readonly string[], decimal: Decimal): number {
  let numbers = 0;
  for (const cell of cells) if (parseNumber(cell, decimal) !== undefined) numbers++;
  return numbers;
}

interface Row {
  line: number;
  cells: string[];
  numbers: number;
  commas: boolean;
}

function tableUnder(lines: string[], delimiter: Delimiter, decimal: Decimal): FoundTable | undefined {
  const rows: Row[] = [];
  const counts = new Map<number, number>();
  lines.forEach((text, line) => {
    const cells = splitRow(text, delimiter);
    if (cells.length < 2) return;
    const numbers = numbersIn(cells, decimal);
    if (numbers < 2 || numbers < cells.length / 2) return;
    rows.push({ line, cells, numbers, commas: decimal === 'comma' && cells.some((cell) => cell.includes(',')) });
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  });
  const columns = mostFrequent(counts);
  if (columns === undefined) return undefined;
  const start = firstOfRun(rows, columns);
  if (start === undefined) return undefined;
  const body = rows.slice(start).filter((row) => row.cells.length === columns);
  if (body.length < 3) return undefined;
  if (decimal === 'comma' && !body.some((row) => row.commas)) return undefined;
  const share = body.reduce((sum, row) => sum + row.numbers / row.cells.length, 0);
  // Detector exports begin with rows that lack a value: columns are judged on rows from the whole sample.
  const every = Math.max(1, Math.floor(body.length / 400));
  const sampled = body.filter((_, i) => i % every === 0).map((row) => row.cells);
  const values = Array.from({ length: columns }, (_, c) =>
    sampled.map((cells) => parseNumber(cells[c] ?? '', decimal) ?? NaN),
  );
  const axis = Math.max(...values.map(axisQuality));
  return {
    delimiter,
    decimal,
    headerLines: body[0]?.line ?? 0,
    columns,
    rows: body.slice(0, 40).map((row) => row.cells),
    values,
    // An axis that ascends or descends tells a right cut from a wrong one better than anything else.
    score: share * (0.5 + 0.5 * axis),
  };
}

/** Header lines can hold numbers too: the table starts where rows of the same width follow each other. */
function firstOfRun(rows: Row[], columns: number): number | undefined {
  for (let i = 0; i < rows.length; i++) {
    let same = 0;
    for (let k = 0; k < 4 && i + k < rows.length; k++) {
      const row = rows[i + k];
      if (row?.cells.length === columns && row.line - (rows[i]?.line ?? 0) <= 3 * k + 1) same++;
    }
    if (rows[i]?.cells.length === columns && same >= Math.min(3, rows.length - i)) return i;
  }
  return undefined;
}

function mostFrequent(counts: Map<number, number>): number | undefined {
  let best: number | undefined;
  for (const [columns, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = columns;
  return best;
}

/** 0-1: share of steps that go the way most steps go. Repeats count half. */
export function axisQuality(column: number[]): number {
  let rises = 0;
  let falls = 0;
  let steps = 0;
  for (let i = 1; i < column.length; i++) {
    const step = (column[i] ?? NaN) - (column[i - 1] ?? NaN);
    if (Number.isNaN(step)) continue;
    steps++;
    if (step > 0) rises++;
    else if (step < 0) falls++;
  }
  if (steps === 0) return 0;
  return (Math.max(rises, falls) + 0.5 * (steps - rises - falls)) / steps;
}
