import { BinaryReader } from '../shared/BinaryReader.js';
import { startsWith } from '../shared/startsWith.js';
import { ScanCollector } from '../shared/ScanCollector.js';
import type { FileProbe, ReadFileResult } from '../types.js';
import { readVersion1 } from './readVersion1.js';
import { readVersion2 } from './readVersion2.js';
import { readVersion3 } from './readVersion3.js';
import { readVersion4 } from './readVersion4.js';

export const brukerRawId = 'bruker-raw';

const versions = [
  ['RAW1.01', readVersion3],
  ['RAW4.00', readVersion4],
  ['RAW2', readVersion2],
  ['RAW ', readVersion1],
] as const;

export function versionOf(probe: FileProbe): (typeof versions)[number] | undefined {
  return versions.find(([magic]) => startsWith(probe.bytes, magic));
}

/** Bruker/Siemens RAW of all four versions; every range along 2θ is a scan. */
export function parseBrukerRaw(probe: FileProbe): ReadFileResult {
  const scans = new ScanCollector(probe.label);
  const [, read] = versionOf(probe) ?? versions[3];
  read(new BinaryReader(probe.bytes, probe.label), probe.label, scans);
  return { outcome: 'parsed', file: scans.finish(brukerRawId) };
}
