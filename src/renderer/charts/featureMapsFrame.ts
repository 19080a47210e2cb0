import { CHART_FONT, type ChartTheme } from './palette.js';
import type { ExplainAxis } from './featureMapsAxis.js';
import { niceTicks } from './niceTicks.js';
import type { Frame, Range } from './plotLayout.js';

/** All pictures of a spectrum share these margins, so that the eye goes straight down. */
const LEFT = 62;
const RIGHT = 16;
const TOP = 8;
const BELOW = 24;
/** Width of a letter of the axis's name, and the room before it, so that it meets no number. */
const LETTER = 6;
const BEFORE_NAME = 24;
const TICK_GAP = 64;

/** Name of the axis and its numbers need room below. */
export const AXIS_ROOM = BELOW + TOP;

export function explainFrame(width: number, height: number): Frame {
  return {
    left: LEFT,
    top: TOP,
    width: Math.max(20, width - LEFT - RIGHT),
    height: Math.max(20, height - TOP - BELOW),
  };
}

/** What all pictures of the view need besides their numbers. */
export interface ExplainPicture {
  width: number;
  height: number;
  theme: ChartTheme;
  axis: ExplainAxis;
  /** Visible part of the axis, in its unit. */
  range: Range;
  /** Device pixels in one CSS pixel. */
  pixelRatio: number;
}

/** What all options of the view share: one frame, one horizontal axis with its name at the right end. */
export function explainBase(picture: ExplainPicture, frame: Frame): Record<string, unknown> {
  const { theme, axis, range } = picture;
  const { values, decimals } = niceTicks(range[0], range[1], Math.max(4, frame.width / TICK_GAP));
  // The name takes the place of the last numbers.
  const [low, high] = range;
  const room = ((axis.title.length * LETTER + BEFORE_NAME) / frame.width) * (high - low);
  const shown = values.filter((value) => (axis.backwards ? value > low + room : value < high - room));
  return {
    animation: false,
    backgroundColor: theme.background,
    textStyle: { color: theme.muted, fontFamily: CHART_FONT },
    grid: [{ ...frame, outerBoundsMode: 'none' }],
    xAxis: [
      {
        type: 'value',
        min: low,
        max: high,
        inverse: axis.backwards,
        axisLine: { show: true, onZero: false, lineStyle: { color: theme.faint } },
        axisTick: { show: true, customValues: values, lineStyle: { color: theme.faint } },
        axisLabel: {
          customValues: shown,
          color: theme.muted,
          fontSize: 11,
          hideOverlap: true,
          formatter: (value: number) => value.toFixed(decimals),
        },
        splitLine: { show: false },
        name: axis.title,
        nameLocation: axis.backwards ? 'start' : 'end',
        nameGap: 0,
        nameTextStyle: { color: theme.text, fontSize: 11, align: 'right', verticalAlign: 'top', padding: [8, 0, 0, 0] },
      },
    ],
  };
}

/** A picture of the frame's size, or of a part of it, under everything else. */
export function imageSeries(image: unknown, frame: Frame): Record<string, unknown> {
  return {
    type: 'custom',
    silent: true,
    animation: false,
    clip: false,
    z: 1,
    data: [[0, 0]],
    encode: { x: -1, y: -1 },
    renderItem: () => ({
      type: 'image',
      style: { image, x: frame.left, y: frame.top, width: frame.width, height: frame.height },
    }),
  };
}
