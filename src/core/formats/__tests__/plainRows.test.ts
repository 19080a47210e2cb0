import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findTable } from '../delimited-text/findTable.js';
import { parseNumber } from '../delimited-text/parseNumber.js';
import { splitRow } from '../delimited-text/splitRow.js';

const digits = (most: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: most });

test('a number with any digits is the nearest double, to the last bit', () => {
  fc.assert(
    fc.property(fc.constantFrom('', '-', '+'), digits(12), digits(12), fc.boolean(), (sign, whole, part, pointed) => {
      fc.pre(whole.length + part.length > 0);
      const text = `${sign}${whole}${pointed || part !== '' ? '.' : ''}${part}`;
      expect(Object.is(parseNumber(text, 'dot'), Number(text))).toBe(true);
      expect(Object.is(parseNumber(text.replace('.', ','), 'comma'), Number(text))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('what only looks like a number is none', () => {
  for (const cell of ['', '.', '+', '+.', '1.2.3', '1,5', '--1', '1-2']) {
    expect(parseNumber(cell, 'dot'), cell).toBeUndefined();
  }
  expect(parseNumber('5.', 'dot')).toBe(5);
  expect(parseNumber('.5', 'dot')).toBe(0.5);
});

const character = fc.constantFrom(...'0159.-ae\t ,;\u000b\u001a');
const separators = { tab: '\t', comma: ',', semicolon: ';' } as const;

test('rows are cut as a plain split and trim would cut them', () => {
  const withoutEmptyEnd = (cells: string[]): string[] => {
    while (cells.at(-1) === '') cells.pop();
    return cells;
  };
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 30 }), (line) => {
      expect(splitRow(line, 'space')).toEqual(withoutEmptyEnd(line.trim().split(/\s+/)));
      for (const [delimiter, sign] of Object.entries(separators) as ['tab' | 'comma' | 'semicolon', string][]) {
        const text = delimiter === 'tab' ? line : line.trim();
        expect(splitRow(line, delimiter)).toEqual(withoutEmptyEnd(text.split(sign).map((cell) => cell.trim())));
      }
    }),
    { numRuns: 2000 },
  );
});

test('a table between tabs is found under whatever header stands above it', () => {
  const rows = Array.from({ length: 20 }, (_, i) => `${10 + i}\t${100 + 3 * i}`);
  for (const header of [[], ['A title of words'], ['Sample 7 of 9'], ['1 2'], ['angle\tcounts'], ['', '# comment']]) {
    const [table] = findTable([...header, ...rows]);
    expect(table?.columns, header.join('|')).toBe(2);
    expect(table?.values[1]?.slice(-2), header.join('|')).toEqual([154, 157]);
  }
});

test('rows with an empty cell are cut at tabs, not at blanks', () => {
  const rows = Array.from({ length: 20 }, (_, i) => `${10 + i}\t${i % 2 ? '' : 'x'}\t${100 + 3 * i}`);
  const [table] = findTable(rows);
  expect(table?.delimiter).toBe('tab');
  expect(table?.columns).toBe(3);
});
