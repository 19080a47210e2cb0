import { LabError } from '../../../contract/data/errors.js';
import { limits } from '../limits.js';
import { decodeText } from '../shared/decodeText.js';
import { ScanCollector } from '../shared/ScanCollector.js';
import { unzip } from '../shared/unzip.js';
import { child, childText, parseXml } from '../shared/xml.js';
import type { FileProbe, ReadFileResult } from '../types.js';
import { parseRawData } from './parseRawData.js';

export const brmlId = 'bruker-brml';
const rawData = /(?:^|\/)RawData(\d*)\.xml$/i;
const container = /(?:^|\/)DataContainer\.xml$/i;

/** Bruker BRML: a ZIP archive with one `RawData*.xml` per scan; all scans along 2θ, in their order. */
export function parseBrml(probe: FileProbe): ReadFileResult {
  const entries = unzip(probe.bytes, (name) => rawData.test(name) || container.test(name), probe.label);
  const names = [...entries.keys()]
    .filter((name) => rawData.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  if (names.length > limits.scans)
    throw new LabError(
      'too-large',
      `${probe.label} holds more than ${limits.scans} scans; split it in the instrument's program.`,
    );
  const instrument = instrumentOf(entries, probe.label);
  const scans = new ScanCollector(probe.label);
  for (const name of names) {
    const bytes = entries.get(name);
    if (bytes !== undefined)
      parseRawData(decodeText(bytes).text, `${probe.label}, ${name.slice(-60)}`, instrument, scans);
  }
  return { outcome: 'parsed', file: scans.finish(brmlId) };
}

/** The instrument's name stands beside the data; a file without it is still a measurement. */
function instrumentOf(entries: Map<string, Uint8Array>, place: string): string | undefined {
  const entry = [...entries].find(([name]) => container.test(name));
  if (entry === undefined) return undefined;
  const root = child(parseXml(decodeText(entry[1]).text, `${place}, ${entry[0].slice(-60)}`), 'DataContainer');
  return childText(root, 'ExperimentInfo', 'InstrumentDescription', 'InstrumentName') || undefined;
}
