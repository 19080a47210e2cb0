/** Rows of a table in text: separated by commas, semicolons or tabs, quotes around cells taken off, empty lines left out. */
export function splitTable(text: string): string[][] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const separator = ['\t', ';', ','].find((mark) => first.includes(mark)) ?? ',';
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')));
}
