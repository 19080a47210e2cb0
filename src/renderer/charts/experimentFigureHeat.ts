import type { CustomSeriesOption, EChartsOption } from 'echarts';
import type { ExperimentFigure } from '../../contract/index.js';
import { numberFormat, writeAlone, writeTick, type NumberFormat } from './experimentFigureFormat.js';
import { textWidth } from './experimentFigureFrame.js';
import { CHART_FONT, type ChartTheme } from './palette.js';
import { plainAxis, plainChart, plainTooltip } from './plainAxis.js';
import { viridis } from './sequential.js';

type HeatFigure = Extract<ExperimentFigure, { kind: 'heat' }>;

/** More columns than the eye tells apart only cost time; the largest magnitude stands for its neighbours. */
const MOST_COLUMNS = 360;
const WIDEST_NAME = 200;
/** Room of the colour scale on the right. */
const SCALE_ROOM = 66;
const SCALE_STEPS = 48;
/** Numbers are written into the cells of small tables. */
const MOST_WRITTEN = 80;
const BELOW = 42;

export function heatHeight(figure: HeatFigure): number {
  const rows = Math.max(1, figure.rows.length);
  return 10 + Math.min(460, Math.max(110, rows * (rows > 20 ? 11 : 22))) + BELOW;
}

/** One row of cells: its number, where it begins and ends on the axis, and its value. */
export type HeatCell = [row: number, from: number, to: number, value: number];

/** The cells of all rows; long rows give the largest magnitude of neighbours. */
export function heatCells({ rows, values, x }: HeatFigure): HeatCell[] {
  return rows.flatMap((_, row) => {
    const own = values[row] ?? [];
    const each = Math.max(1, Math.ceil(own.length / MOST_COLUMNS));
    return Array.from({ length: Math.ceil(own.length / each) }, (_unused, column): HeatCell => {
      const first = column * each;
      const last = Math.min(own.length, first + each);
      let largest = NaN;
      for (let i = first; i < last; i += 1) {
        const value = own[i] ?? NaN;
        if (Number.isFinite(value) && !(Math.abs(value) <= Math.abs(largest))) largest = value;
      }
      return [row, x.from + (first - 0.5) * x.step, x.from + (last - 0.5) * x.step, largest];
    });
  });
}

/** Rows of colour over a common axis, with the scale of the colours beside them. Signed values spread to both sides of the paper's colour. */
export function heatOption(figure: HeatFigure, theme: ChartTheme, width: number): EChartsOption {
  const { rows, x, unit } = figure;
  const cells = heatCells(figure);
  const finite = cells.map((cell) => cell[3]).filter(Number.isFinite);
  const least = Math.min(...finite, 0);
  const most = Math.max(...finite, 0);
  const reach = Math.max(-least, most);
  const ends: [number, number] = least < 0 ? [-reach, reach] : [0, most || 1];
  const colour = (value: number) => heatColour(value, ends, theme);
  const format = numberFormat(unit, finite);
  const written = cells.length <= MOST_WRITTEN;
  const left = Math.min(WIDEST_NAME, width * 0.35, 14 + Math.max(20, ...rows.map(textWidth)));
  const columns = cells.filter(([row]) => row === 0);
  return {
    ...plainChart(theme),
    grid: { left, right: SCALE_ROOM + 14, top: 10, bottom: BELOW, containLabel: false },
    tooltip: {
      ...plainTooltip(theme),
      trigger: 'item',
      formatter: (hit) => {
        const one = Array.isArray(hit) ? hit[0] : hit;
        const cell = cells[one?.dataIndex ?? 0];
        if (!cell) return '';
        const at = writeTick((cell[1] + cell[2]) / 2, numberFormat(x.label, []));
        return `${rows[cell[0]] ?? ''}, ${x.label} ${at}\n${writeAlone(cell[3], format)}${format.unit === '' ? ` ${unit}` : ''}`;
      },
    },
    xAxis: {
      ...plainAxis(theme, {
        name: x.label,
        gap: 24,
        min: columns[0]?.[1] ?? 0,
        max: columns[columns.length - 1]?.[2] ?? 1,
        format: (value) => writeTick(value, numberFormat(x.label, [])),
      }),
    },
    yAxis: {
      type: 'category',
      data: [...rows],
      inverse: true,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: theme.text, fontSize: 11, width: left - 12, overflow: 'truncate', hideOverlap: true },
      splitLine: { show: false },
    },
    series: [cellSeries(cells, colour, written ? format : null), scaleSeries(ends, colour, unit, format, theme)],
  };
}

/** Viridis for what begins at zero; blue above and orange below zero for signed values. */
export function heatColour(value: number, [from, to]: readonly [number, number], theme: ChartTheme): string {
  if (!Number.isFinite(value)) return theme.grid;
  if (from >= 0) return viridis((value - from) / (to - from || 1));
  const share = Math.min(1, Math.abs(value) / (to || 1));
  const ink = value >= 0 ? (theme.dark ? [79, 179, 221] : [11, 110, 153]) : theme.dark ? [240, 128, 60] : [213, 94, 0];
  const paper = theme.dark ? [36, 44, 54] : [243, 245, 247];
  const mixed = ink.map((channel, i) => Math.round((paper[i] ?? 0) + (channel - (paper[i] ?? 0)) * share));
  return `rgb(${mixed.join(',')})`;
}

function cellSeries(
  cells: readonly HeatCell[],
  colour: (value: number) => string,
  format: NumberFormat | null,
): CustomSeriesOption {
  return {
    type: 'custom',
    clip: true,
    encode: { x: [1, 2], y: 0 },
    data: cells.map((cell) => [...cell]),
    renderItem: ({ dataIndex }, api) => {
      const [row, from, to, value] = cells[dataIndex] ?? [0, 0, 0, NaN];
      const [x1 = 0, middle = 0] = api.coord([from, row]);
      const [x2 = 0] = api.coord([to, row]);
      const size = api.size?.([0, 1]);
      const height = Array.isArray(size) ? (size[1] ?? 0) : 0;
      const gap = height >= 6 ? 1 : 0;
      // Whole pixels: edges that are drawn half would show as stripes.
      const [left, right] = [Math.round(x1), Math.round(x2)];
      const fill = colour(value);
      const rect = {
        type: 'rect' as const,
        shape: { x: left, y: middle - height / 2, width: Math.max(1, right - left), height: Math.max(1, height - gap) },
        style: { fill },
      };
      if (!format || !Number.isFinite(value)) return rect;
      const words = {
        type: 'text' as const,
        style: {
          ...{ x: (x1 + x2) / 2, y: middle, text: writeAlone(value, format), fill: inkOn(fill) },
          ...{ fontSize: 11, fontFamily: CHART_FONT, align: 'center' as const, verticalAlign: 'middle' as const },
        },
      };
      return { type: 'group', children: [rect, words] };
    },
  };
}

/** The scale of the colours, right of the cells. */
function scaleSeries(
  [from, to]: readonly [number, number],
  colour: (value: number) => string,
  unit: string,
  format: NumberFormat,
  theme: ChartTheme,
): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    clip: false,
    tooltip: { show: false },
    encode: { x: -1, y: -1 },
    data: [[0, 0]],
    renderItem: ({ coordSys }) => {
      const grid = coordSys as unknown as { x: number; y: number; width: number; height: number };
      const x = grid.x + grid.width + 14;
      const step = grid.height / SCALE_STEPS;
      const pieces = Array.from({ length: SCALE_STEPS }, (_, i) => ({
        type: 'rect' as const,
        shape: { x, y: grid.y + i * step, width: 10, height: step + 0.5 },
        style: { fill: colour(to - ((i + 0.5) / SCALE_STEPS) * (to - from)) },
      }));
      const mark = (value: number) => ({
        type: 'text' as const,
        style: {
          ...{
            x: x + 14,
            y: grid.y + ((to - value) / (to - from)) * grid.height,
            text: writeTick(round(value), format),
          },
          ...{ fill: theme.muted, fontSize: 11, fontFamily: CHART_FONT, verticalAlign: 'middle' as const },
        },
      });
      const words = {
        type: 'text' as const,
        style: {
          ...{ x: x + 10 + SCALE_ROOM - 24, y: grid.y + grid.height + 24, text: unit, fill: theme.muted, fontSize: 11 },
          ...{ fontFamily: CHART_FONT, align: 'right' as const, verticalAlign: 'middle' as const },
        },
      };
      return { type: 'group', children: [...pieces, mark(from), mark((from + to) / 2), mark(to), words] };
    },
  };
}

function round(value: number): number {
  return Number(value.toPrecision(2));
}

/** Black or white, whichever can be read on the colour. */
function inkOn(colour: string): string {
  const [r = 0, g = 0, b = 0] = (colour.match(/\d+/g) ?? []).map(Number);
  return 0.299 * r + 0.587 * g + 0.114 * b > 140 ? '#10151c' : '#ffffff';
}
