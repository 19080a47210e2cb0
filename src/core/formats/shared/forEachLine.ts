/**
 * Call `visit` with every line of a text (ends: LF, CRLF or CR) and its number from 1, without cutting the text into an array.
 * `visit` returns false to stop.
 */
export function forEachLine(text: string, visit: (line: string, number: number) => boolean | void): void {
  const mayHaveCr = text.includes('\r');
  let start = 0;
  let number = 1;
  while (start <= text.length) {
    let end = start;
    let next: number;
    if (mayHaveCr) {
      while (end < text.length) {
        const code = text.charCodeAt(end);
        if (code === 10 || code === 13) break;
        end++;
      }
      next = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
    } else {
      const found = text.indexOf('\n', start);
      end = found === -1 ? text.length : found;
      next = end + 1;
    }
    if (end === text.length && start === end && number > 1) return;
    if (visit(text.slice(start, end), number) === false) return;
    start = next;
    number++;
  }
}
