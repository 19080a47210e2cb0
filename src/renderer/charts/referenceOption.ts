import type { CustomSeriesOption, EChartsOption } from 'echarts';
import type { ReferencePicture } from '../../contract/index.js';
import { axisTitle } from './axis.js';
import { niceTicks } from './niceTicks.js';
import type { ChartTheme } from './palette.js';
import type { Frame, Range } from './plotLayout.js';

export interface ReferencePlotModel {
  picture: ReferencePicture;
  frame: Frame;
  theme: ChartTheme;
  colour: string;
  xRange: Range;
  /** Index of the stick under the pointer or the row under it. */
  hovered: number | null;
}

/** Room around the drawing area, px. */
const MARGIN = { left: 34, right: 10, top: 8, bottom: 34 };
/** The sticks stand below the profile in a band of this share of the height. */
const STICK_SHARE = 0.22;

export function referenceFrame(width: number, height: number): Frame {
  return {
    left: MARGIN.left,
    top: MARGIN.top,
    width: Math.max(20, width - MARGIN.left - MARGIN.right),
    height: Math.max(20, height - MARGIN.top - MARGIN.bottom),
  };
}

/** Profile above, sticks below, one axis: a simulated pattern, Raman bands, or a measured reference spectrum. */
export function referenceOption(model: ReferencePlotModel): EChartsOption {
  const { picture, frame, theme, colour, xRange, hovered } = model;
  const top = visibleTop(picture, xRange);
  const band = picture.sticks.length > 0 ? STICK_SHARE : 0;
  // Heights on the paper run from -band to 1: the profile fills 0 to 1.
  const scale = 1 / (top * 1.06);
  const step = niceTicks(xRange[0], xRange[1], Math.max(3, Math.floor(frame.width / 70)));
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { color: theme.muted, fontFamily: 'system-ui, "Noto Sans", "DejaVu Sans", sans-serif' },
    grid: { ...frame, containLabel: false },
    xAxis: {
      type: 'value',
      min: xRange[0],
      max: xRange[1],
      interval: (step.values[1] ?? xRange[1]) - (step.values[0] ?? xRange[0]),
      name: axisTitle(picture.unit),
      nameLocation: 'middle',
      nameGap: 20,
      nameTextStyle: { color: theme.muted, fontSize: 11 },
      axisLine: { onZero: false, lineStyle: { color: theme.faint } },
      axisTick: { show: true, customValues: step.values, lineStyle: { color: theme.faint } },
      axisLabel: {
        color: theme.muted,
        fontSize: 11,
        customValues: step.values,
        formatter: (value: number) => value.toFixed(step.decimals),
      },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      min: -band,
      max: 1,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: { show: false },
    },
    series: [
      {
        type: 'line',
        data: points(picture, scale, xRange),
        showSymbol: false,
        lineStyle: { color: theme.observed, width: 1 },
        silent: true,
        z: 3,
      },
      stickSeries(picture, colour, theme, band, hovered),
    ],
  };
}

/** The tallest point of the profile within the range; never zero. */
function visibleTop({ x, profile }: ReferencePicture, [from, to]: Range): number {
  let top = 0;
  for (let i = 0; i < x.length; i += 1) {
    const at = x[i] ?? 0;
    if (at >= from && at <= to) top = Math.max(top, profile[i] ?? 0);
  }
  return top > 0 ? top : 1;
}

function points({ x, profile }: ReferencePicture, scale: number, [from, to]: Range): [number, number][] {
  const out: [number, number][] = [];
  const margin = (to - from) / 50;
  for (let i = 0; i < x.length; i += 1) {
    const at = x[i] ?? 0;
    if (at >= from - margin && at <= to + margin) out.push([at, (profile[i] ?? 0) * scale]);
  }
  return out;
}

function stickSeries(
  { sticks }: ReferencePicture,
  colour: string,
  theme: ChartTheme,
  band: number,
  hovered: number | null,
): CustomSeriesOption {
  // The hovered stick runs up through the profile, so that the eye finds its peak.
  return {
    type: 'custom',
    silent: true,
    clip: true,
    encode: { x: 0, y: 1 },
    data: sticks.map((stick, i) => [stick.x, stick.height, i]),
    renderItem: (_params, api) => {
      const at = Number(api.value(0));
      const height = Number(api.value(1));
      const marked = Number(api.value(2)) === hovered;
      const [x = 0, foot = 0] = api.coord([at, -band]);
      const [, head = 0] = api.coord([at, marked ? 1 : -band + (Math.max(height, 1.5) / 100) * band * 0.9]);
      return {
        type: 'line',
        shape: { x1: x, y1: foot, x2: x, y2: head },
        style: { stroke: marked ? theme.accent : colour, lineWidth: marked ? 2 : 1.5 },
        z2: marked ? 2 : 1,
      };
    },
  };
}

/** The stick nearest to `x`, when it is near enough; the stronger one of two as near. */
export function stickNear(sticks: ReferencePicture['sticks'], x: number, reach: number): number | null {
  let best: number | null = null;
  let bestValue = -Infinity;
  sticks.forEach((stick, i) => {
    const away = Math.abs(stick.x - x);
    if (away > reach) return;
    const value = stick.height / 100 - away / reach;
    if (value > bestValue) {
      bestValue = value;
      best = i;
    }
  });
  return best;
}
