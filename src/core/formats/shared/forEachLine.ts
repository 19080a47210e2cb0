/** Characters handled at a time. */
const pieceLength = 1 << 16;

/**
 * Call `visit` with every line of a text (ends: LF, CRLF or CR) and its number from 1, without cutting the text into an array.
 * `visit` returns false to stop. The text is taken in pieces: searching from within one string of many megabytes can cost
 * the length of the string for every line (seen in V8 14, 1 ms per line at 40 MB).
 */
export function forEachLine(text: string, visit: (line: string, number: number) => boolean | void): void {
  let number = 0;
  let carry = '';
  let afterCr = false;
  for (let at = 0; at < text.length; at += pieceLength) {
    const piece = text.slice(at, at + pieceLength);
    let start = 0;
    for (let end = 0; end < piece.length; end++) {
      const code = piece.charCodeAt(end);
      if (code !== 10 && code !== 13) {
        afterCr = false;
        continue;
      }
      // The LF of a CRLF belongs to the line that its CR ended, also across two pieces.
      if (code === 10 && afterCr) {
        afterCr = false;
        start = end + 1;
        continue;
      }
      afterCr = code === 13;
      const line = carry + piece.slice(start, end);
      carry = '';
      start = end + 1;
      if (visit(line, ++number) === false) return;
    }
    carry += piece.slice(start);
  }
  if (carry !== '') visit(carry, ++number);
}
