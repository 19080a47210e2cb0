import type { LineList } from '../../contract/data/crystal.js';
import { elements } from '../crystal/elements.js';
import { elementBits } from './elementBits.js';
import { encodeIntensity } from './intensityCode.js';
import { elementWords, type LineColumns } from './lineColumns.js';

/** What the columns take of a reference; an `XrdReference` is one. */
export interface ColumnEntry {
  summary: { id: string; elements: readonly string[] };
  lines: Pick<LineList, 'dSpacing' | 'intensity'>;
}

/** Columns of references that are in memory. Symbols that are no element known here get no bit. */
export function lineColumnsOf(entries: readonly ColumnEntry[]): LineColumns {
  const count = entries.length;
  const offsets = new Uint32Array(count + 1);
  const idOffsets = new Uint32Array(count + 1);
  const encoder = new TextEncoder();
  const ids = entries.map(({ summary }) => encoder.encode(summary.id));
  entries.forEach(({ lines }, i) => {
    offsets[i + 1] = offsets[i]! + lines.dSpacing.length;
    idOffsets[i + 1] = idOffsets[i]! + ids[i]!.length;
  });
  const columns: LineColumns = {
    count,
    offsets,
    d: new Float32Array(offsets[count]!),
    intensity: new Uint16Array(offsets[count]!),
    strongest: new Float32Array(count),
    elements: new Uint32Array(elementWords * count),
    ids: new Uint8Array(idOffsets[count]!),
    idOffsets,
  };
  entries.forEach(({ summary, lines }, i) => {
    const strongest = lines.intensity.reduce((most, value) => Math.max(most, value), 0);
    columns.strongest[i] = strongest;
    columns.d.set(lines.dSpacing, offsets[i]);
    lines.intensity.forEach((value, k) => {
      columns.intensity[offsets[i]! + k] = encodeIntensity(value / strongest);
    });
    columns.elements.set(elementBits(summary.elements.filter((symbol) => elements.has(symbol))), elementWords * i);
    columns.ids.set(ids[i]!, idOffsets[i]);
  });
  return columns;
}
