import { parseNumber } from './parseNumber.js';
import { splitRow, type Delimiter } from './splitRow.js';

/**
 * Names of the columns from the lines above the table, one per column, units line joined (`Wavelength nm`); undefined
 * where no line above has one word per column.
 */
export function columnNames(linesAbove: string[], delimiter: Delimiter, columns: number): string[] | undefined {
  const found: string[][] = [];
  for (let i = linesAbove.length - 1; i >= 0 && found.length < 2; i--) {
    const line = linesAbove[i] ?? '';
    if (line.trim() === '') continue;
    const names = namesIn(line, delimiter, columns);
    if (names === undefined) break;
    found.unshift(names);
  }
  if (found.length === 0) return undefined;
  return Array.from({ length: columns }, (_, c) =>
    found
      .map((names) => names[c] ?? '')
      .join(' ')
      .trim(),
  );
}

function namesIn(line: string, delimiter: Delimiter, columns: number): string[] | undefined {
  const bare = line.replace(/^[\s#;!%*'/]+/, (lead) => lead.replace(/[#;!%*'/ ]/g, ''));
  const ways = [
    splitRow(bare, delimiter),
    bare
      .trim()
      .split(/\s{2,}|\t|[,;]/)
      .map((name) => name.trim()),
  ];
  if (delimiter === 'space') ways.push(bare.trim().split(/\s+/));
  const names = ways.find((cells) => cells.length === columns || (cells.length === columns - 1 && columns > 3));
  if (names === undefined) return undefined;
  const words = names.filter((name) => /\p{L}/u.test(name) && parseNumber(name, 'dot') === undefined).length;
  return words >= Math.max(1, names.length / 2) ? names : undefined;
}
