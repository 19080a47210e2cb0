import type { FileProbe } from '../types.js';

/** A CIF begins, after comments, with a data block; old files put `_tags` or `loop_` before it. */
export function sniffCif(probe: FileProbe): boolean {
  if (probe.isBinary) return false;
  const lines = probe.head.split(/\r\n|\r|\n/);
  const first = lines.find((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  if (first === undefined) return probe.extension === 'cif';
  if (/^\s*data_\S*\s*(?:#.*)?$/i.test(first)) return true;
  return /^\s*(?:loop_|global_|_[a-z]\w*_\w+)/i.test(first) && lines.some((line) => /^\s*data_\S*\s*$/i.test(line));
}
