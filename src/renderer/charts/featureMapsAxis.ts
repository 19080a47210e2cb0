import type { AxisUnit, DatasetAxis } from '../../contract/index.js';
import { axisTitle, convertAxis, formatAxis, runsBackwards, type Beam } from './axis.js';
import type { Range } from './plotLayout.js';

export type ExplainUnit = DatasetAxis['unit'];

/** The axis of a model's spectra in the unit that is shown. Spectra are numbered by points; maps of later layers lie between them. */
export interface ExplainAxis {
  unit: ExplainUnit;
  title: string;
  backwards: boolean;
  /** Low to high, whichever way it runs. */
  full: Range;
  /** Display value of a point, also of one between two points. */
  valueAt(index: number): number;
  /** Point of a display value. */
  indexAt(value: number): number;
  format(value: number): string;
}

/** The unit itself where the beam does not lead to the wanted one. */
export function explainAxis(axis: DatasetAxis, length: number, wanted: ExplainUnit, beam: Beam): ExplainAxis {
  const own = axis.unit;
  const to = own === 'point' || wanted === 'point' ? own : wanted;
  const [forth, back] =
    own === 'point' || to === 'point'
      ? [(value: number) => value, (value: number) => value]
      : [(value: number) => convertAxis(value, own, to, beam), (value: number) => convertAxis(value, to, own, beam)];
  const valueAt = (index: number): number => forth(axis.from + index * axis.step);
  // At 2θ = 0 the spacing is endless: the axis begins where it is a number.
  let first = 0;
  while (first < length - 1 && !Number.isFinite(valueAt(first))) first += 1;
  let last = length - 1;
  while (last > first && !Number.isFinite(valueAt(last))) last -= 1;
  const ends = [valueAt(first), valueAt(last)] as const;
  return {
    unit: to,
    title: explainTitle(to),
    backwards: to !== 'point' && runsBackwards(to),
    full: last > first ? [Math.min(...ends), Math.max(...ends)] : [0, 1],
    valueAt,
    indexAt: (value) => (back(value) - axis.from) / axis.step,
    format: (value) => (to === 'point' ? `point ${Math.round(value)}` : formatAxis(value, to)),
  };
}

function explainTitle(unit: 'point' | AxisUnit): string {
  return unit === 'point' ? 'Point' : axisTitle(unit);
}

/** Spectrum points at the edges of the pixel columns that show `range`, columns + 1 of them. */
export function columnEdges(axis: ExplainAxis, range: Range, columns: number): Float64Array {
  const [low, high] = range;
  return Float64Array.from({ length: columns + 1 }, (_, column) => {
    const share = column / columns;
    return axis.indexAt(low + (axis.backwards ? 1 - share : share) * (high - low));
  });
}
