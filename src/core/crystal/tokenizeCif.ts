import { LabError } from '../../contract/data/errors.js';

/** A piece of a CIF. `quoted` values are never unknown marks or keywords. */
export interface CifToken {
  text: string;
  quoted: boolean;
  line: number;
}

const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;

/**
 * Splits a CIF 1.1 file into tokens: words, quoted strings (a quote ends only before white space), text fields between semicolons at the
 * start of a line; comments dropped. Syntax: S. R. Hall, J. D. Westbrook, International Tables G (2006) chapter 2.2.
 * @throws LabError `damaged-file` for a text field or a quoted string that does not end.
 */
export function tokenizeCif(text: string, fileName: string): CifToken[] {
  const tokens: CifToken[] = [];
  let i = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;
  let lineStart = i;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (isSpace(code)) {
      i++;
      if (code === 10 || (code === 13 && text.charCodeAt(i) !== 10)) {
        line++;
        lineStart = i;
      }
      continue;
    }
    if (code === 35) {
      while (i < text.length && text.charCodeAt(i) !== 10 && text.charCodeAt(i) !== 13) i++;
      continue;
    }
    if (code === 59 && i === lineStart) {
      const rest = /\r\n?;|\n;/g;
      rest.lastIndex = i;
      const end = rest.exec(text);
      if (end === null)
        throw new LabError(
          'damaged-file',
          `${fileName}: the text field that begins on line ${line} has no closing semicolon; the file may be cut off.`,
        );
      const value = text.slice(i + 1, end.index);
      tokens.push({ text: value.trim(), quoted: true, line });
      line += value.split(/\r\n?|\n/).length;
      i = rest.lastIndex;
      lineStart = -1;
      continue;
    }
    let end = i;
    if (code === 39 || code === 34) {
      end = i + 1;
      for (; ; end++) {
        const c = text.charCodeAt(end);
        if (Number.isNaN(c) || c === 10 || c === 13) break;
        if (c === code && (end + 1 >= text.length || isSpace(text.charCodeAt(end + 1)))) break;
      }
      if (text.charCodeAt(end) === code) {
        tokens.push({ text: text.slice(i + 1, end), quoted: true, line });
        i = end + 1;
        continue;
      }
      // An apostrophe that opens a word (5'-methyl) is met in old files: take the word as it stands.
      end = i;
    }
    while (end < text.length && !isSpace(text.charCodeAt(end))) end++;
    tokens.push({ text: text.slice(i, end), quoted: false, line });
    i = end;
  }
  return tokens;
}
