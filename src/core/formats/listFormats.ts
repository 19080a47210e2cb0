import type { FormatInfo } from '../../contract/data/system.js';
import { registry } from './registry.js';

/** What people are told about the formats that are read. */
export function listFormats(): FormatInfo[] {
  return registry.map(({ id, name, vendor, technique, extensions, keeps }) => ({
    id,
    name,
    vendor,
    technique,
    extensions,
    keeps,
  }));
}
