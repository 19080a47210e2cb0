import type { DatasetAxis, ExportedFile, LayerMaps } from '../../../contract/index.js';
import { attributionCsv } from '../../../core/explain/attributionCsv.js';
import { mapsCsv } from '../../../core/explain/mapsCsv.js';
import { safeFileName } from '../report/safeFileName.js';
import type { Attributed } from './attribute.js';

/** Feature maps as a table. */
export function exportMaps(title: string, maps: LayerMaps, axis: DatasetAxis): ExportedFile {
  return csv(`${title} ${maps.layer} ${maps.view}`, mapsCsv(maps, axis));
}

/** An attribution as a table. */
export function exportAttribution(
  title: string,
  { attribution, y, peaks, reach }: Attributed,
  axis: DatasetAxis,
): ExportedFile {
  return csv(`${title} ${attribution.method}`, attributionCsv(attribution, { y, axis, peaks, reach }));
}

function csv(name: string, text: string): ExportedFile {
  return {
    fileName: `${safeFileName(name)}.csv`,
    mime: 'text/csv;charset=utf-8',
    bytes: new TextEncoder().encode(text),
  };
}
