import { LabError } from '../../../contract/data/errors.js';
import { parseNumber } from './parseNumber.js';

/** Why a text gave no table, as precisely as its lines tell. */
export function noTable(label: string, lines: string[]): LabError {
  const filled = lines.map((line) => line.replace(/[\u0000\u001a]/g, '').trim()).filter((line) => line !== '');
  if (filled.length === 0) {
    return new LabError('empty-file', `${label} holds nothing but blanks; export the measurement again.`);
  }
  const single = filled.filter((line) =>
    [parseNumber(line, 'dot'), parseNumber(line, 'comma')].some((n) => n !== undefined),
  ).length;
  if (single >= 3 && single >= filled.length / 2) {
    return new LabError(
      'unknown-format',
      `${label} has only one column of numbers, so the positions are missing; export it with two columns, position and intensity.`,
    );
  }
  const rows = filled.filter(
    (line) => (line.match(/\d+(?:[.,]\d+)?/g) ?? []).length >= 2 && !/\p{L}{3}/u.test(line),
  ).length;
  if (rows > 0 && rows < 5) {
    return new LabError(
      'damaged-file',
      `${label} holds only ${rows} ${rows === 1 ? 'row' : 'rows'} of numbers, and a measurement needs at least 5; check the export.`,
    );
  }
  const first = (filled[0] ?? '').slice(0, 60);
  return new LabError(
    'unknown-format',
    `${label} is a text without a table of positions and intensities (it begins "${first}"); export the measurement as .xy, .csv or .txt with two columns.`,
  );
}
