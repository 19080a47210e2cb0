import { visibleSlice } from './decimate.js';
import { toScale, type IntensityScale } from './intensityScale.js';
import type { Range } from './plotLayout.js';
import type { Trace } from './plotModel.js';

/** Room above the highest peak, for labels. */
const HEADROOM = 0.14;
/** A logarithmic plot shows at most this many decades below the top. */
const DECADES = 6;

export interface HeightRange {
  range: Range;
  floor: number;
}

/** The range of heights on the paper that shows all of the visible curves, with room for labels above. */
export function yRange(traces: readonly Trace[], xRange: Range, scale: IntensityScale): HeightRange {
  let low = Infinity;
  let high = -Infinity;
  let lowestPositive = Infinity;
  for (const { x, y, secondary } of traces) {
    if (secondary) continue;
    const [first, end] = visibleSlice(x, xRange[0], xRange[1], (x[0] ?? 0) <= (x[x.length - 1] ?? 0));
    for (let i = first; i < end; i += 1) {
      const value = y[i] ?? NaN;
      if (value < low) low = value;
      if (value > high) high = value;
      if (value > 0 && value < lowestPositive) lowestPositive = value;
    }
  }
  if (!(high >= low)) return { range: [0, 1], floor: 1e-3 };
  if (high === low) high = low + (Math.abs(low) || 1);
  const floor = high > 0 ? Math.max(lowestPositive, high / 10 ** DECADES) : 1e-3;
  if (scale === 'log') {
    const bottom = Math.log10(floor) - 0.1;
    const top = Math.max(Math.log10(Math.max(high, floor)), bottom + 0.5);
    return { range: [bottom, top + (top - bottom) * HEADROOM], floor };
  }
  // From zero where zero is near; otherwise a weak pattern on a high background would be a flat line.
  // Below zero only as far as the curve goes: on a square-root scale a small negative margin would take half of the paper.
  const bottom = low < 0 ? low * 1.05 : low < high * 0.4 ? 0 : low - (high - low) * 0.05;
  const from = toScale(bottom, scale, floor);
  const to = toScale(high, scale, floor);
  return { range: [from, to + (to - from) * HEADROOM], floor };
}
