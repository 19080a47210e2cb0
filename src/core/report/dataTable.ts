import type { Explanation, Spectrum } from '../../contract/index.js';
import { axisWords } from './axisWords.js';
import { csvRow } from './csvCell.js';

/** The numbers behind the picture: CSV with observed, background, one column per profile, and the difference. */
export function dataCsv(spectrum: Spectrum, explanation: Explanation | null, names: readonly string[]): string {
  const axis = axisWords(spectrum.unit);
  if (!explanation) {
    return csvRow([`${axis.name} (${axis.unit})`, 'intensity']) + rows(spectrum.x, [spectrum.y]);
  }
  const header = [
    `${axis.name} (${axis.unit})`,
    'observed',
    'background',
    ...names.map((name) => `profile of ${name}`),
    'difference',
  ];
  const columns = [
    explanation.observed,
    explanation.background,
    ...explanation.overlays.map((overlay) => overlay.profile),
    explanation.difference,
  ];
  return csvRow(header) + rows(explanation.x, columns);
}

/** Two columns, blanks between, no header: what every program reads. */
export function dataXy(spectrum: Spectrum): string {
  return Array.from(spectrum.x, (x, i) => `${x} ${spectrum.y[i] ?? 0}\n`).join('');
}

function rows(x: Float64Array, columns: readonly Float64Array[]): string {
  return Array.from(x, (value, i) => csvRow([value, ...columns.map((column) => column[i])])).join('');
}
