import { LabError } from '../../../contract/data/errors.js';
import type { TextLayout } from '../../../contract/data/spectrum.js';
import { limits } from '../limits.js';
import { FloatList } from '../shared/FloatList.js';
import { forEachLine } from '../shared/forEachLine.js';
import { parseNumber } from './parseNumber.js';
import { splitRow } from './splitRow.js';

export interface Table {
  x: Float64Array;
  y: Float64Array;
  sigma: Float64Array | undefined;
  warnings: string[];
}

type Columns = Pick<TextLayout, 'delimiter' | 'decimal' | 'headerLines' | 'xColumn' | 'yColumn' | 'sigmaColumn'>;

/** Characters; a longer line is no row and would only fill the memory. */
const longestRow = 20_000;
const comment = /^\s*[#;!%*'"/@&]/;

/**
 * Read the columns of a delimited text to its end. Lines that are no rows of numbers are left out and told with the place
 * of the first one; comments and empty lines are nothing to tell.
 * @throws LabError `too-large` beyond 2,000,000 rows
 */
export function readTable(text: string, layout: Columns, label: string): Table {
  const x = new FloatList();
  const y = new FloatList();
  const sigma = layout.sigmaColumn === undefined ? undefined : new FloatList();
  const missing = { count: 0, first: 0 };
  const skipped = { count: 0, first: 0 };
  const note = (kind: { count: number; first: number }, line: number) => {
    if (kind.count++ === 0) kind.first = line;
  };
  forEachLine(text, (line, number) => {
    if (number <= layout.headerLines) return;
    if (line.length > longestRow) {
      note(skipped, number);
      return;
    }
    const cells = splitRow(line, layout.delimiter);
    if (cells.length === 0) return;
    const position = parseNumber(cells[layout.xColumn] ?? '', layout.decimal);
    const intensity = parseNumber(cells[layout.yColumn] ?? '', layout.decimal);
    if (position === undefined || intensity === undefined) {
      if (cells.length > layout.xColumn && (cells[layout.xColumn] === '' || cells[layout.yColumn] === ''))
        note(missing, number);
      else if (!comment.test(line) && !/^[\s\u0000\u001a]*$/.test(line)) note(skipped, number);
      return;
    }
    if (!Number.isFinite(position) || !Number.isFinite(intensity)) {
      note(missing, number);
      return;
    }
    if (x.length >= limits.points) {
      throw new LabError(
        'too-large',
        `${label} has more than 2,000,000 rows of numbers (line ${number}); export a coarser step or fewer scans.`,
      );
    }
    x.push(position);
    y.push(intensity);
    sigma?.push(parseNumber(cells[layout.sigmaColumn ?? 0] ?? '', layout.decimal) ?? NaN);
  });
  const warnings: string[] = [];
  if (missing.count > 0) {
    warnings.push(
      `${missing.count} ${missing.count === 1 ? 'row' : 'rows'} without a value (the first is line ${missing.first}) ${missing.count === 1 ? 'was' : 'were'} left out.`,
    );
  }
  if (skipped.count > 0) {
    warnings.push(
      `${skipped.count} ${skipped.count === 1 ? 'line that is' : 'lines that are'} no row of numbers (the first is line ${skipped.first}) ${skipped.count === 1 ? 'was' : 'were'} left out.`,
    );
  }
  return { x: x.toArray(), y: y.toArray(), sigma: sigma?.toArray(), warnings };
}
