import type { AxisUnit, Peak } from '../../contract/index.js';
import { axisWords } from './axisWords.js';
import type { ReportTable } from './reportDocument.js';

/** The measured peaks. */
export function peakTable(peaks: readonly Peak[], unit: AxisUnit): ReportTable {
  const axis = axisWords(unit);
  const withD = peaks.some((peak) => peak.dSpacing !== undefined);
  const right = (title: string) => ({ title, align: 'right' as const });
  return {
    columns: [
      right(axis.label),
      ...(withD ? [right('d / Å')] : []),
      right('Height'),
      right(`FWHM / ${axis.unit}`),
      right('Area'),
      right('Signal / noise'),
      { title: 'Origin', align: 'left' },
    ],
    rows: peaks.map((peak) => [
      { value: peak.position, digits: axis.digits },
      ...(withD ? [peak.dSpacing === undefined ? '' : { value: peak.dSpacing, digits: 4 }] : []),
      { value: peak.height, digits: 1 },
      { value: peak.fwhm, digits: axis.digits },
      { value: peak.area, digits: 2 },
      { value: peak.signalToNoise, digits: 0 },
      peak.origin,
    ]),
    footnote: 'Height and area are above the background. Edited rows were changed or added by a person.',
  };
}
