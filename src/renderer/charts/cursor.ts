import { convertAxis, type Beam } from './axis.js';
import { nearestIndex } from './estimatePeak.js';
import type { Lane, Stick, Trace } from './plotModel.js';
import type { AxisUnit } from '../../contract/index.js';

/** What stands at the cursor. */
export interface CursorReading {
  /** The point of the curve nearest to the pointer, in display units. */
  x: number;
  intensity: number;
  /** The same position on the other axes; left out where a wavelength is missing. */
  others: { unit: AxisUnit; value: number }[];
  line: { lane: Lane; stick: Stick } | null;
}

/** Reads the curve at a position, and finds the nearest line of the references within `reach` display units. */
export function readCursor(
  at: number,
  trace: Trace | undefined,
  lanes: readonly Lane[],
  unit: AxisUnit,
  beam: Beam,
  reach: number,
): CursorReading | null {
  if (!trace || trace.x.length === 0) return null;
  const index = nearestPoint(trace.x, at);
  const x = trace.x[index] ?? NaN;
  const candidates: AxisUnit[] =
    unit === 'ramanShift' || unit === 'wavelength' ? ['ramanShift', 'wavelength'] : ['twoTheta', 'dSpacing', 'q'];
  const others = candidates
    .filter((each) => each !== unit)
    .map((each) => ({ unit: each, value: convertAxis(x, unit, each, beam) }))
    .filter((each) => Number.isFinite(each.value));
  return { x, intensity: trace.y[index] ?? NaN, others, line: nearestLine(at, lanes, reach) };
}

function nearestPoint(x: Float64Array, at: number): number {
  if ((x[0] ?? 0) <= (x[x.length - 1] ?? 0)) return nearestIndex(x, at);
  return x.length - 1 - nearestIndex(x.slice().reverse(), at);
}

function nearestLine(at: number, lanes: readonly Lane[], reach: number): CursorReading['line'] {
  let best: CursorReading['line'] = null;
  let distance = reach;
  for (const lane of lanes) {
    for (const stick of lane.sticks) {
      const away = Math.abs(stick.x - at);
      if (away <= distance) {
        best = { lane, stick };
        distance = away;
      }
    }
  }
  return best;
}
