/** A rectangle in CSS pixels. */
export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface PlotLayout {
  pattern: Frame;
  sticks: Frame | null;
  difference: Frame | null;
}

export const MARGIN_LEFT = 72;
const MARGIN_RIGHT = 18;
const MARGIN_TOP = 14;
const AXIS_BELOW = 34;
const GAP = 10;
const LANE = 40;
const DIFFERENCE = 84;

/** Where pattern, sticks and difference stand: one under the other on the same x axis, so that the eye goes straight down. */
export function plotLayout(width: number, height: number, lanes: number, difference: boolean): PlotLayout {
  const inner = Math.max(40, width - MARGIN_LEFT - MARGIN_RIGHT);
  // Small windows: the pattern keeps at least half of the height.
  const wanted = lanes * LANE + (lanes > 0 ? GAP : 0) + (difference ? DIFFERENCE + GAP : 0);
  const shrink = Math.min(1, Math.max(0, (height - MARGIN_TOP - AXIS_BELOW) / 2 / Math.max(1, wanted)));
  const sticksHeight = Math.round(lanes * LANE * shrink);
  const differenceHeight = difference ? Math.round(DIFFERENCE * shrink) : 0;
  const below = (lanes > 0 ? sticksHeight + GAP : 0) + (difference ? differenceHeight + GAP : 0);
  const patternHeight = Math.max(40, height - MARGIN_TOP - AXIS_BELOW - below);
  const pattern: Frame = { left: MARGIN_LEFT, top: MARGIN_TOP, width: inner, height: patternHeight };
  let top = MARGIN_TOP + patternHeight + AXIS_BELOW;
  const sticks = lanes > 0 ? { left: MARGIN_LEFT, top, width: inner, height: sticksHeight } : null;
  if (sticks) top += sticksHeight + GAP;
  return {
    pattern,
    sticks,
    difference: difference ? { left: MARGIN_LEFT, top, width: inner, height: differenceHeight } : null,
  };
}

/** Visible range of an axis, low < high, in its own unit whichever way it runs. */
export type Range = readonly [number, number];

/** Pixel of a value across a frame. */
export function toPixel(value: number, range: Range, frame: Frame, backwards: boolean): number {
  const share = (value - range[0]) / (range[1] - range[0]);
  return frame.left + (backwards ? 1 - share : share) * frame.width;
}

/** Value at a pixel across a frame. */
export function fromPixel(pixel: number, range: Range, frame: Frame, backwards: boolean): number {
  const share = (pixel - frame.left) / frame.width;
  return range[0] + (backwards ? 1 - share : share) * (range[1] - range[0]);
}

/** A range made larger (factor > 1) or smaller around a fixed value, kept inside the limits. */
export function zoomRange(range: Range, around: number, factor: number, limits: Range): Range {
  const full = limits[1] - limits[0];
  const span = Math.min(full, Math.max(full / 5000, (range[1] - range[0]) * factor));
  const share = (around - range[0]) / (range[1] - range[0]);
  return shiftInto([around - share * span, around + (1 - share) * span], limits);
}

/** A range moved, kept inside the limits. */
export function panRange(range: Range, by: number, limits: Range): Range {
  return shiftInto([range[0] + by, range[1] + by], limits);
}

function shiftInto(range: Range, limits: Range): Range {
  const span = range[1] - range[0];
  if (span >= limits[1] - limits[0]) return limits;
  if (range[0] < limits[0]) return [limits[0], limits[0] + span];
  if (range[1] > limits[1]) return [limits[1] - span, limits[1]];
  return range;
}
