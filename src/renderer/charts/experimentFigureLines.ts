import type { CustomSeriesOption, EChartsOption, LineSeriesOption } from 'echarts';
import type { ExperimentFigure } from '../../contract/index.js';
import { numberFormat, writeAlone, writeInterval, writeTick, type NumberFormat } from './experimentFigureFormat.js';
import { figureColour, figureLegend, legendHeight, orGap, textWidth } from './experimentFigureFrame.js';
import type { ChartTheme } from './palette.js';
import { plainAxis, plainChart, plainTooltip } from './plainAxis.js';

type LinesFigure = Extract<ExperimentFigure, { kind: 'lines' }>;
type Series = LinesFigure['series'][number];

/** Curves of so few points get marks, so that the eye sees what was measured. */
const MARKED = 24;
/** Curves with more points are drawn thinner. */
const DENSE = 200;

/** Curves over a common axis, each with the band of its interval where it has one. */
export function linesOption(figure: LinesFigure, theme: ChartTheme, width: number): EChartsOption {
  const { x, y, series } = figure;
  const ofSeries = series.map(({ name, group }) => group ?? name);
  const names = [...new Set(ofSeries)];
  const all = series.flatMap((each) => [...each.y, ...(each.low ?? []), ...(each.high ?? [])]);
  const format = numberFormat(
    y.label,
    series.flatMap((each) => each.y),
  );
  const xFormat = numberFormat(x.label, []);
  const top = legendHeight(names, width) + 10;
  const left = 34 + Math.max(...[y.from, y.to, ...all.slice(0, 50)].map((value) => tickWidth(value, format)));
  return {
    ...plainChart(theme),
    legend: figureLegend(names, theme),
    grid: { left, right: 16, top, bottom: 40, containLabel: false },
    tooltip: {
      ...plainTooltip(theme),
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: theme.faint } },
      formatter: (hits) => reading(figure, format, xFormat, Array.isArray(hits) ? hits : [hits]),
    },
    xAxis: {
      ...plainAxis(theme, { name: x.label, gap: 24, format: (value) => writeTick(value, xFormat) }),
      min: 'dataMin',
      max: 'dataMax',
      ...(x.log && { type: 'log' as const, logBase: doublings(series) ? 2 : 10 }),
    },
    yAxis: {
      ...plainAxis(theme, {
        name: y.label,
        gap: left - 18,
        grid: true,
        format: (value) => writeTick(value, format),
        ...(y.from !== undefined && { min: y.from }),
        ...(y.to !== undefined && { max: y.to }),
      }),
      scale: true,
    },
    series: series.flatMap((each, i) => {
      const name = ofSeries[i] ?? each.name;
      const colour = figureColour(names.indexOf(name), names.length, theme);
      return [...band({ ...each, name }, colour), { ...line({ ...each, name }, colour), id: String(i) }];
    }),
  };
}

/** Whether every point stands at a power of two. */
function doublings(series: readonly Series[]): boolean {
  return series.every(({ x }) => x.every((value) => Number.isInteger(Math.log2(value))));
}

function line(series: Series, colour: string): LineSeriesOption {
  const marks = series.points === true || series.x.length <= MARKED;
  return {
    type: 'line',
    name: series.name,
    data: series.x.map((x, i) => [x, orGap(series.y[i])]),
    showSymbol: marks,
    symbol: 'circle',
    symbolSize: series.points ? 6 : 5,
    itemStyle: { color: colour },
    lineStyle: { color: colour, width: series.points ? 1.4 : series.x.length > DENSE ? 1.2 : 2 },
    emphasis: { disabled: true },
    z: 3,
  };
}

/** One polygon from the lower ends to the upper ones and back; it belongs to the curve of the same name in the legend. */
function band({ name, x, low, high }: Series, colour: string): CustomSeriesOption[] {
  if (!low || !high) return [];
  const ends = x.flatMap((at, i): [number, number, number][] => {
    const [a, b] = [low[i], high[i]];
    return Number.isFinite(a) && Number.isFinite(b) ? [[at, a ?? 0, b ?? 0]] : [];
  });
  return [
    {
      type: 'custom',
      name,
      silent: true,
      clip: true,
      z: 2,
      itemStyle: { color: colour },
      tooltip: { show: false },
      encode: { x: 0, y: [1, 2], tooltip: [] },
      data: ends,
      renderItem: ({ dataIndex }, api) => {
        if (dataIndex !== 0) return null;
        const up = ends.map(([at, , b]) => api.coord([at, b]));
        const down = ends.map(([at, a]) => api.coord([at, a])).reverse();
        return { type: 'polygon', shape: { points: [...up, ...down] }, style: { fill: colour, opacity: 0.18 } };
      },
    },
  ];
}

/** What stands at the pointer: every curve that has a point there. */
function reading(
  { series, x }: LinesFigure,
  format: NumberFormat,
  xFormat: NumberFormat,
  hits: readonly { seriesType?: string; seriesId?: string; dataIndex: number; axisValue?: unknown }[],
): string {
  const lines = hits.flatMap((hit) => {
    if (hit.seriesType !== 'line') return [];
    const of = series[Number(hit.seriesId)];
    const value = of?.y[hit.dataIndex];
    if (!of || value === undefined || !Number.isFinite(value)) return [];
    const [low, high] = [of.low?.[hit.dataIndex], of.high?.[hit.dataIndex]];
    const text =
      low === undefined || high === undefined ? writeAlone(value, format) : writeInterval(value, low, high, format);
    return [`${of.name}: ${text}`];
  });
  const [first] = hits;
  const at = Number(first?.axisValue);
  return [`${x.label} ${Number.isFinite(at) ? writeTick(at, xFormat) : ''}`, ...lines].join('\n');
}

function tickWidth(value: number | undefined, format: NumberFormat): number {
  if (value === undefined || !Number.isFinite(value)) return 0;
  const rounded = Number(value.toPrecision(2));
  return Math.min(52, textWidth(writeTick(rounded, format)));
}
