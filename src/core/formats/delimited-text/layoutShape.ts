import type { ColumnGuess } from './guessLayout.js';

/**
 * A signature of the layout of a text file: files of the same instrument and export give the same one, whatever they
 * measured. It holds the separators, the header words without their values, and the order of magnitude of axis and step.
 */
export function layoutShape(guess: ColumnGuess, axis: { least: number; most: number; step: number }): string {
  const { delimiter, decimal } = guess.columns;
  const magnitude = (value: number) => (value > 0 ? Math.round(Math.log10(value)) : 0);
  const words = guess.names?.map(wordsOf) ?? [];
  const keys = guess.header
    .split('\n')
    .map((line) => wordsOf(line.split(/[:=;\t]/)[0] ?? ''))
    .filter((key) => key !== '');
  return [
    'text-1',
    delimiter,
    decimal,
    `columns ${guess.table.columns}`,
    `names ${words.join('/')}`,
    `header ${[...new Set(keys)].slice(0, 12).join('/')}`,
    `span ${magnitude(axis.most - axis.least)}`,
    `step ${magnitude(axis.step)}`,
  ]
    .join('|')
    .slice(0, 500);
}

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
    .slice(0, 40);
}
