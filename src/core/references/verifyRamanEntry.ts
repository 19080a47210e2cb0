import type { RamanBand, ReferenceSummary } from '../../contract/data/reference.js';
import type { EntryCheck } from './verifyXrdEntry.js';

/** Checks an entry of a table of Raman bands: bands ascending and at least 3 1/cm apart, the strongest 100, a formula with elements. */
export function verifyRamanEntry({
  summary,
  bands,
}: {
  summary: ReferenceSummary;
  bands: readonly RamanBand[];
}): EntryCheck[] {
  const gaps = bands.slice(1).map((band, i) => band.shift - (bands[i]?.shift ?? 0));
  const closest = Math.min(Number.POSITIVE_INFINITY, ...gaps);
  const strongest = Math.max(...bands.map(({ height }) => height));
  return [
    {
      check: 'composition',
      ok: summary.elements.length > 0,
      statement: `${summary.formula} holds ${summary.elements.join(', ') || 'no element'}`,
    },
    {
      check: 'lines',
      ok: bands.length > 0 && closest >= 3 && Math.abs(strongest - 100) < 1e-6,
      statement: `${bands.length} ${bands.length === 1 ? 'band' : 'bands'}, the strongest ${strongest}${bands.length > 1 ? `, the closest ${closest} 1/cm apart` : ''}`,
    },
  ];
}
