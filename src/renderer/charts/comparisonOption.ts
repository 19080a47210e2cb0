import type { CustomSeriesOption, EChartsOption } from 'echarts';
import type { ReferencePicture } from '../../contract/index.js';
import { axisTitle } from './axis.js';
import { CHART_FONT, type ChartTheme } from './palette.js';

export interface ComparisonModel {
  pictures: readonly { picture: ReferencePicture; colour: string; name: string }[];
  theme: ChartTheme;
  /** Place of the line that is pointed at. */
  hovered: number | null;
}

/** Height of a row of sticks, as a share of the profiles'. */
const ROW = 0.16;

/** Calculated patterns over one another, each to its own maximum, and their lines in rows below. */
export function comparisonOption({ pictures, theme, hovered }: ComparisonModel): EChartsOption {
  const x = pictures[0]?.picture.x ?? new Float64Array(0);
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { color: theme.muted, fontFamily: CHART_FONT },
    grid: { left: 12, right: 12, top: 8, bottom: 36, containLabel: false },
    xAxis: {
      type: 'value',
      min: x[0] ?? 0,
      max: x[x.length - 1] ?? 1,
      name: axisTitle(pictures[0]?.picture.unit ?? 'twoTheta'),
      nameLocation: 'middle',
      nameGap: 22,
      nameTextStyle: { color: theme.muted, fontSize: 11 },
      axisLine: { onZero: false, lineStyle: { color: theme.faint } },
      axisTick: { lineStyle: { color: theme.faint } },
      axisLabel: { color: theme.muted, fontSize: 11 },
      splitLine: { show: false },
    },
    yAxis: { type: 'value', min: -ROW * pictures.length, max: 1.04, show: false },
    series: pictures.flatMap(({ picture, colour, name }, row) => [
      {
        type: 'line',
        name,
        data: profileOf(picture),
        showSymbol: false,
        lineStyle: { color: colour, width: 1.2, ...(row > 0 ? { opacity: 0.85 } : {}) },
        silent: true,
        z: 3 + row,
      },
      stickRow(picture, colour, theme, row, hovered),
    ]),
  };
}

function profileOf({ x, profile }: ReferencePicture): [number, number][] {
  const top = profile.reduce((most, value) => Math.max(most, value), 0) || 1;
  return Array.from(x, (at, i) => [at, (profile[i] ?? 0) / top]);
}

function stickRow(
  { sticks }: ReferencePicture,
  colour: string,
  theme: ChartTheme,
  row: number,
  hovered: number | null,
): CustomSeriesOption {
  const foot = -ROW * (row + 1);
  return {
    type: 'custom',
    silent: true,
    clip: true,
    encode: { x: 0, y: 1 },
    data: sticks.map(({ x, height }) => [x, height]),
    renderItem: (_params, api) => {
      const at = Number(api.value(0));
      const height = foot + (Math.max(Number(api.value(1)), 4) / 100) * ROW * 0.85;
      const marked = hovered !== null && Math.abs(at - hovered) < 0.006;
      const [x = 0, y1 = 0] = api.coord([at, foot]);
      const [, y2 = 0] = api.coord([at, height]);
      return {
        type: 'line',
        shape: { x1: x, y1, x2: x, y2 },
        style: { stroke: marked ? theme.accent : colour, lineWidth: marked ? 3 : 1.5 },
      };
    },
  };
}
