import type { AxisUnit, Technique } from '../../../contract/data/spectrum.js';
import type { CifBlock } from '../../crystal/readCifBlocks.js';
import { cifNumber } from '../../crystal/cifNumber.js';

/** A measured curve of a CIF block, as it stands there. */
export interface MeasuredColumns {
  technique: Technique;
  unit: AxisUnit;
  x: Float64Array;
  y: Float64Array;
  warnings: string[];
}

/** Axis tags of the powder dictionary (International Tables G, chapter 3.3), measured before corrected. */
const axisTags: [string, AxisUnit][] = [
  ['_pd_meas_2theta_scan', 'twoTheta'],
  ['_pd_meas_angle_2theta', 'twoTheta'],
  ['_pd_proc_2theta_corrected', 'twoTheta'],
  ['_pd_proc_d_spacing', 'dSpacing'],
  ['_pd_proc_recip_len_q', 'q'],
];
const intensityTags = [
  '_pd_meas_counts_total',
  '_pd_meas_intensity_total',
  '_pd_meas_counts_net',
  '_pd_meas_intensity_net',
  '_pd_proc_intensity_total',
  '_pd_proc_intensity_net',
  '_pd_proc_intensity_norm',
];

/** Find the measured curve of a block: powder data, or a spectrum of the Raman Open Database; undefined where there is none. */
export function measuredColumns(block: CifBlock): MeasuredColumns | undefined {
  const shift = block.values.get('_raman_spectrum_raman_shift');
  const raman = block.values.get('_raman_spectrum_intensity');
  if (shift !== undefined && raman?.length === shift.length) {
    return { technique: 'raman', unit: 'ramanShift', x: numbers(shift), y: numbers(raman), warnings: [] };
  }
  for (const tag of intensityTags) {
    const values = block.values.get(tag);
    if (values === undefined || values.length < 2) continue;
    const y = numbers(values);
    const listed = axisTags.find(([axis]) => block.values.get(axis)?.length === values.length);
    if (listed !== undefined) {
      return { technique: 'xrd', unit: listed[1], x: numbers(block.values.get(listed[0]) ?? []), y, warnings: [] };
    }
    const even = evenAxis(block, tag.startsWith('_pd_meas') ? ['meas', 'proc'] : ['proc', 'meas'], y.length);
    if (even !== undefined) return { technique: 'xrd', unit: 'twoTheta', y, ...even };
  }
  return undefined;
}

function evenAxis(
  block: CifBlock,
  kinds: string[],
  count: number,
): { x: Float64Array; warnings: string[] } | undefined {
  for (const kind of kinds) {
    const value = (what: string) => cifNumber(block.values.get(`_pd_${kind}_2theta_range_${what}`)?.[0]);
    const least = value('min');
    const step = value('inc');
    const most = value('max');
    if (least === undefined || step === undefined || step === 0) continue;
    const x = Float64Array.from({ length: count }, (_, i) => least + step * i);
    const end = x[count - 1] ?? least;
    const agrees = most === undefined || Math.abs(end - most) <= Math.abs(step) * 1.5;
    return {
      x,
      warnings: agrees ? [] : [`The range of the file ends at ${most}°, its points at ${Number(end.toFixed(4))}°.`],
    };
  }
  return undefined;
}

function numbers(values: (string | undefined)[]): Float64Array {
  return Float64Array.from(values, (value) => cifNumber(value) ?? NaN);
}
