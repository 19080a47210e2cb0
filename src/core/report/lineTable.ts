import type { Overlay, Technique } from '../../contract/index.js';
import type { ReportTable } from './reportDocument.js';

/** The lines of one reference on this measurement: where they are expected and whether they are there. */
export function lineTable(overlay: Overlay, technique: Technique, limit: number): ReportTable {
  const xrd = technique === 'xrd';
  const strongest = Math.max(...overlay.sticks.map((stick) => stick.height), 0);
  const shown = overlay.sticks
    .filter((stick) => stick.state !== 'hidden')
    .sort((a, b) => b.height - a.height)
    .slice(0, limit)
    .sort((a, b) => a.x - b.x);
  return {
    columns: [
      ...(xrd ? [{ title: 'h k l', align: 'left' as const }] : []),
      { title: xrd ? '2θ / °' : 'Raman shift / cm⁻¹', align: 'right' },
      ...(xrd ? [{ title: 'd / Å', align: 'right' as const }] : []),
      { title: 'I / %', align: 'right' },
      { title: 'State', align: 'left' },
    ],
    rows: shown.map((stick) => [
      ...(xrd ? [(stick.hkl ?? []).join(' ').replaceAll('-', '\u2212')] : []),
      { value: stick.x, digits: xrd ? 3 : 1 },
      ...(xrd ? [stick.dSpacing === undefined ? '' : { value: stick.dSpacing, digits: 4 }] : []),
      { value: strongest > 0 ? (100 * stick.height) / strongest : 0, digits: 1 },
      stick.state === 'matched' ? 'found' : 'missing',
    ]),
  };
}
