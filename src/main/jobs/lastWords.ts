/** What TensorFlow tells about itself while it starts: `I0000 …`, `W0000 …`, or ` I ` and ` W ` after a timestamp. Some of it speaks of rounding errors. */
const ASIDE = /^\s*(?:[IW]\d{4}\s|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?: [IW] )/;
const BAD = /error|fatal|abort|terminate|killed/i;

/** The line of standard error that names the error, without a full stop; a program that ends says more after it. Empty where none does. */
export function lastWords(text: string): string {
  const lines = text.split('\n').filter((line) => BAD.test(line) && !ASIDE.test(line));
  return (lines.at(-1) ?? '')
    .trim()
    .slice(0, 300)
    .replace(/[\s.]+$/, '');
}
