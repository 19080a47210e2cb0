/**
 * One cell of a CSV file (RFC 4180). Numbers stay numbers. A text that a spreadsheet would run as a formula
 * (it begins with = + - @, a tab or a return, also after spaces or in a later line) gets a leading apostrophe.
 */
export function csvCell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const safe = value.replace(/(^|[\r\n])(\s*[=+\-@\t\r])/g, "$1'$2");
  return /[",\r\n\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvRow(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
