import type { ParsedFile } from '../../../contract/data/spectrum.js';
import { readFile } from '../readFile.js';

/** The scans of a file that asks nothing. */
export function readScans(name: string, bytes: Uint8Array): ParsedFile {
  const result = readFile(name, bytes);
  if (result.outcome === 'question') throw new Error(`asked: ${result.question.doubts.join(' ')}`);
  return result.file;
}
