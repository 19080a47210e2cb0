import type { CustomSeriesOption, EChartsOption } from 'echarts';
import type { ExperimentFigure } from '../../contract/index.js';
import { numberFormat, writeAlone, writeInterval, writeTick } from './experimentFigureFormat.js';
import { figureColour, figureLegend, legendHeight, textWidth } from './experimentFigureFrame.js';
import type { ChartTheme } from './palette.js';
import { plainAxis, plainChart, plainTooltip } from './plainAxis.js';

type BarsFigure = Extract<ExperimentFigure, { kind: 'bars' }>;

const LOWEST_BAR = 9;
const HIGHEST_BAR = 20;
/** Between the bars of one category and the next, px. */
const GAP = 12;
/** Room for the axis and its name below. */
const BELOW = 42;
const WIDEST_NAME = 230;
const CAP = 4;

/** Height at which every bar can be seen. */
export function barsHeight(figure: BarsFigure, width: number): number {
  const bars = figure.categories.length * figure.series.length;
  const bar = bars > 24 ? LOWEST_BAR + 2 : HIGHEST_BAR - 4;
  const rows = figure.categories.length * (figure.series.length * bar + GAP);
  return legendHeight(namesOf(figure), width) + 10 + Math.max(60, rows) + BELOW;
}

/**
 * Bars from left to right, so that their names can be read, with whiskers for the intervals. Where the axis does not begin at zero the
 * length of a bar would say nothing true: points are drawn instead.
 */
export function barsOption(figure: BarsFigure, theme: ChartTheme, width: number): EChartsOption {
  const { categories, series, y } = figure;
  const format = numberFormat(
    y.label,
    series.flatMap(({ values }) => values),
  );
  const names = namesOf(figure);
  const left = Math.min(WIDEST_NAME, width * 0.4, 14 + Math.max(...categories.map(textWidth)));
  return {
    ...plainChart(theme),
    legend: figureLegend(names, theme),
    grid: { left, right: 22, top: legendHeight(names, width) + 6, bottom: BELOW, containLabel: false },
    tooltip: {
      ...plainTooltip(theme),
      trigger: 'item',
      formatter: (hit) => {
        const { seriesName, dataIndex } = Array.isArray(hit) ? (hit[0] ?? { dataIndex: 0 }) : hit;
        const of = series.find((each) => each.name === seriesName);
        const value = of?.values[dataIndex];
        if (!of || value === undefined) return '';
        const [low, high] = [of.low?.[dataIndex], of.high?.[dataIndex]];
        const text =
          low === undefined || high === undefined ? writeAlone(value, format) : writeInterval(value, low, high, format);
        return `${categories[dataIndex] ?? ''}\n${series.length > 1 ? `${of.name}: ` : ''}${text}`;
      },
    },
    xAxis: {
      ...plainAxis(theme, {
        name: y.label,
        gap: 24,
        grid: true,
        format: (value) => writeTick(value, format),
        ...(y.from !== undefined && { min: y.from }),
        ...(y.to !== undefined && { max: y.to }),
      }),
      scale: !startsAtZero(figure),
    },
    yAxis: {
      type: 'category',
      data: [...categories],
      inverse: true,
      axisLine: { show: true, onZero: false, lineStyle: { color: theme.faint } },
      axisTick: { show: false },
      axisLabel: {
        color: theme.text,
        fontSize: 11,
        interval: 0,
        width: left - 12,
        overflow: 'break',
        lineHeight: 12,
      },
      splitLine: { show: true, lineStyle: { color: theme.grid } },
    },
    series: series.map((_, i) => bars(figure, i, figureColour(i, series.length, theme))),
  };
}

/** Whether lengths may be compared. */
export function startsAtZero({ y }: BarsFigure): boolean {
  return (y.from ?? 0) <= 0 && (y.to ?? 0) >= 0;
}

/** Whether the axis reaches over everything that is drawn. */
function fits({ y: { from = -Infinity, to = Infinity }, series }: BarsFigure): boolean {
  return series.every(({ values, low = [], high = [] }) =>
    [...values, ...low, ...high].every((value) => !(value < from) && !(value > to)),
  );
}

function bars(figure: BarsFigure, number: number, colour: string): CustomSeriesOption {
  const { series, categories } = figure;
  const of = series[number];
  const asBars = startsAtZero(figure);
  return {
    type: 'custom',
    name: of?.name ?? '',
    // A mark at the end of the axis is seen whole.
    clip: !fits(figure),
    itemStyle: { color: colour },
    encode: { x: [0, 2, 3], y: 1 },
    data: categories.map((_, i) => {
      const value = of?.values[i] ?? NaN;
      return [value, i, of?.low?.[i] ?? value, of?.high?.[i] ?? value];
    }),
    renderItem: (_params, api) => {
      const [value = NaN, category = 0, low = NaN, high = NaN] = [0, 1, 2, 3].map((at) => Number(api.value(at)));
      if (!Number.isFinite(value)) return null;
      const [, middle = 0] = api.coord([value, category]);
      const size = api.size?.([0, 1]);
      const band = Array.isArray(size) ? (size[1] ?? 0) : 0;
      const bar = Math.min(HIGHEST_BAR, Math.max(1, (band - Math.min(GAP, band / 3)) / series.length));
      const y = middle - (bar * series.length) / 2 + bar * number;
      const at = (amount: number) => api.coord([amount, category])[0] ?? 0;
      const [x, from, to] = [at(value), at(low), at(high)];
      const centre = y + bar / 2;
      const body = asBars
        ? {
            type: 'rect' as const,
            shape: {
              x: Math.min(x, at(0)),
              y: y + 1,
              width: Math.max(1, Math.abs(x - at(0))),
              height: Math.max(1, bar - 2),
            },
            style: { fill: colour, opacity: 0.45 },
          }
        : { type: 'circle' as const, shape: { cx: x, cy: centre, r: Math.min(5, bar / 2.4) }, style: { fill: colour } };
      const whisker = (x1: number, y1: number, x2: number, y2: number) => ({
        type: 'line' as const,
        shape: { x1, y1, x2, y2 },
        // Of the series' own colour: a bar of length zero is known by its whisker.
        style: { stroke: colour, lineWidth: 2 },
      });
      const cap = Math.min(CAP, bar / 3);
      const ends =
        high > low
          ? [
              whisker(from, centre, to, centre),
              whisker(from, centre - cap, from, centre + cap),
              whisker(to, centre - cap, to, centre + cap),
            ]
          : [];
      return { type: 'group', children: [body, ...ends] };
    },
  };
}

function namesOf({ series }: BarsFigure): string[] {
  return series.map((each) => each.name);
}
