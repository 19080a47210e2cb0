import type { Technique, TextLayout } from '../../../../contract/index.js';
import { readFile } from '../../../../core/formats/readFile.js';
import type { ReadFileResult } from '../../../../core/formats/types.js';

export interface ReadMeasurementInput {
  name: string;
  bytes: Uint8Array;
  technique?: Technique;
  layout?: TextLayout;
}

export function readMeasurement({ name, bytes, technique, layout }: ReadMeasurementInput): ReadFileResult {
  return readFile(name, bytes, { ...(technique ? { technique } : {}), ...(layout ? { layout } : {}) });
}
