import { LabError } from '../../contract/data/errors.js';

const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;

/**
 * Reads a CIF 1.1 file token by token: words, quoted strings (a quote ends only before white space), text fields between semicolons at the
 * start of a line; comments dropped. Syntax: S. R. Hall, J. D. Westbrook, International Tables G (2006) chapter 2.2.
 */
export class CifTokens {
  /** The token. Quoted values and text fields are never unknown marks or keywords. */
  text = '';
  quoted = false;
  /** Where it begins. */
  line = 1;
  /** False behind the last token. */
  more = true;
  private at: number;
  private lineStart: number;
  private nextLine = 1;

  constructor(
    private readonly source: string,
    private readonly fileName: string,
  ) {
    this.at = source.charCodeAt(0) === 0xfeff ? 1 : 0;
    this.lineStart = this.at;
    this.advance();
  }

  /** Goes to the next token. @throws LabError `damaged-file` for a text field that does not end. */
  advance(): void {
    const { source } = this;
    this.skip();
    const start = this.at;
    this.line = this.nextLine;
    this.quoted = false;
    if (start >= source.length) {
      this.more = false;
      this.text = '';
      return;
    }
    const code = source.charCodeAt(start);
    if (code === 59 && start === this.lineStart) return this.textField();
    let end = start;
    if (code === 39 || code === 34) {
      for (end = start + 1; end < source.length; end++) {
        const c = source.charCodeAt(end);
        if (c === 10 || c === 13) break;
        if (c === code && (end + 1 >= source.length || isSpace(source.charCodeAt(end + 1)))) break;
      }
      if (source.charCodeAt(end) === code) {
        this.text = source.slice(start + 1, end);
        this.quoted = true;
        this.at = end + 1;
        return;
      }
      // An apostrophe that opens a word (5'-methyl) is met in old files: take the word as it stands.
      end = start;
    }
    while (end < source.length && !isSpace(source.charCodeAt(end))) end++;
    this.text = source.slice(start, end);
    this.at = end;
  }

  /** White space and comments. */
  private skip(): void {
    const { source } = this;
    let at = this.at;
    for (; at < source.length; at++) {
      const code = source.charCodeAt(at);
      if (code === 35) {
        while (at + 1 < source.length && !isBreak(source.charCodeAt(at + 1))) at++;
      } else if (!isSpace(code)) break;
      else if (code === 10 || (code === 13 && source.charCodeAt(at + 1) !== 10)) {
        this.nextLine++;
        this.lineStart = at + 1;
      }
    }
    this.at = at;
  }

  private textField(): void {
    const { source, at } = this;
    let end = at;
    do {
      end = source.indexOf(';', end + 1);
      if (end < 0)
        throw new LabError(
          'damaged-file',
          `${this.fileName}: the text field that begins on line ${this.line} has no closing semicolon; the file may be cut off.`,
        );
    } while (!isBreak(source.charCodeAt(end - 1)));
    for (let i = at; i < end; i++) {
      const code = source.charCodeAt(i);
      if (code === 10 || (code === 13 && source.charCodeAt(i + 1) !== 10)) this.nextLine++;
    }
    this.text = source.slice(at + 1, end).trim();
    this.quoted = true;
    this.at = end + 1;
    this.lineStart = -1;
  }
}

const isBreak = (code: number): boolean => code === 10 || code === 13;
