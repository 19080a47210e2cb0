import { forEachLine } from '../shared/forEachLine.js';

/** The labelled records `##KEY= value` of a JCAMP-DX text, first line of each, comments `$$` dropped; the first of a name wins. */
export function labelledRecords(text: string): Map<string, string> {
  const records = new Map<string, string>();
  forEachLine(text, (line) => {
    if (!line.startsWith('##') || line.length > 4000) return;
    const at = line.indexOf('=');
    if (at === -1) return;
    const key = line.slice(2, at).trim().toUpperCase();
    const value = line
      .slice(at + 1)
      .replace(/\$\$.*$/, '')
      .trim();
    if (key !== 'END' && !records.has(key)) records.set(key, value);
  });
  return records;
}
