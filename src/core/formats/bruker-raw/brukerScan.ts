import type { Scan, ScanMetadata } from '../../../contract/data/spectrum.js';
import { assembleSpectrum } from '../shared/assembleSpectrum.js';
import { defined } from '../shared/defined.js';
import { extraEntries } from '../shared/extraEntries.js';
import { isoDate } from '../shared/isoDate.js';
import { anodeElement, radiationFrom } from '../shared/radiation.js';

/** What the four versions of RAW have in common. */
export interface BrukerRange {
  place: string;
  version: string;
  x: Float64Array;
  y: Float64Array;
  /** Month/day/year, as Bruker's programs write it. */
  date?: string;
  sample?: string;
  operator?: string;
  anode?: string;
  /** Å. */
  alpha1?: number | undefined;
  alpha2?: number | undefined;
  ratio?: number | undefined;
  step: number;
  /** Seconds. */
  timePerStep?: number | undefined;
  temperature?: string | undefined;
  extra: [string, string][];
}

/** Make a range of a RAW file a scan. */
export function brukerScan(range: BrukerRange): Scan {
  const { place, x, y } = range;
  const { spectrum, warnings } = assembleSpectrum({ place, technique: 'xrd', unit: 'twoTheta', x, y });
  const negative = spectrum.y.reduce((count, value) => count + (value < 0 ? 1 : 0), 0);
  if (negative > 0)
    warnings.push(
      `${negative} of ${spectrum.y.length} intensities are negative, which counts never are: the values were changed after the measurement. They are shown as they are stored.`,
    );
  const anode = anodeElement(range.anode);
  const metadata: ScanMetadata = {
    ...defined({
      sample: range.sample,
      operator: range.operator,
      anode,
      radiation: radiationFrom({
        anode,
        alpha1: range.alpha1,
        alpha2: range.alpha2,
        ratio: range.ratio,
        origin: 'file',
      }),
      step: Math.abs(range.step),
      timePerStep: range.timePerStep,
      measuredAt: isoDate(range.date, 'month-day-year'),
      temperature: range.temperature,
    }),
    extra: extraEntries([['RAW version', range.version], ...range.extra]),
  };
  return { spectrum, metadata, warnings };
}
