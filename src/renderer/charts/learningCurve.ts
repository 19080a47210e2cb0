import type { EChartsOption, LineSeriesOption } from 'echarts';
import type { EpochLog } from '../../contract/index.js';
import type { ChartTheme } from './palette.js';
import { plainAxis, plainChart, plainTooltip } from './plainAxis.js';

export interface LearningCurve {
  name: string;
  colour: string;
  history: readonly EpochLog[];
}

export interface LearningCurveModel {
  metric: 'loss' | 'accuracy';
  curves: readonly LearningCurve[];
  /** What the axis reaches to at least; the curves grow into it. */
  epochs: number;
  theme: ChartTheme;
}

/** Points of a curve that is shorter are marked, so that a single epoch can be seen. */
const MARKED = 40;

/** Training dashed, validation drawn through; epochs count from 1 for people. */
export function learningCurveOption({ metric, curves, epochs, theme }: LearningCurveModel): EChartsOption {
  const validation = metric === 'loss' ? 'valLoss' : 'valAccuracy';
  const many = curves.length > 1;
  const format = metric === 'accuracy' ? asPercent : asLoss;
  const series = curves.flatMap((curve) => [
    line(curve, metric, `${curve.name} training`, { type: 'dashed', width: 1, opacity: many ? 0.45 : 0.9 }),
    line(curve, validation, `${curve.name} validation`, { type: 'solid', width: 2, opacity: 1 }),
  ]);
  const drawn = series.filter((each) => (each.data?.length ?? 0) > 0);
  const longest = Math.max(epochs, 2, ...curves.map((curve) => (curve.history.at(-1)?.epoch ?? 0) + 1));
  return {
    ...plainChart(theme),
    tooltip: {
      ...plainTooltip(theme),
      // More lines than fit on the screen say nothing.
      show: curves.length <= 6,
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: theme.faint } },
      valueFormatter: (value) => format(Number(value)),
    },
    grid: { left: 54, right: 14, top: 10, bottom: 38, containLabel: false },
    xAxis: { ...plainAxis(theme, { name: 'Epoch', min: 1, max: longest, gap: 22 }), minInterval: 1 },
    yAxis: {
      ...plainAxis(theme, {
        name: metric === 'loss' ? 'Loss' : 'Accuracy',
        gap: 40,
        grid: true,
        format,
        ...(metric === 'accuracy' ? { max: 1 } : { min: 0 }),
      }),
      ...(metric === 'accuracy' && { scale: true }),
    },
    series: drawn,
  };
}

function line(
  { colour, history }: LearningCurve,
  key: 'loss' | 'accuracy' | 'valLoss' | 'valAccuracy',
  name: string,
  style: NonNullable<LineSeriesOption['lineStyle']>,
): LineSeriesOption {
  const data = history.flatMap((log): [number, number][] => {
    const value = log[key];
    return value === undefined || !Number.isFinite(value) ? [] : [[log.epoch + 1, value]];
  });
  return {
    type: 'line',
    name: name.trim(),
    data,
    showSymbol: data.length < MARKED && style.type === 'solid',
    symbol: 'circle',
    symbolSize: 4,
    itemStyle: { color: colour },
    lineStyle: { ...style, color: colour },
    emphasis: { disabled: true },
  };
}

function asPercent(value: number): string {
  return `${Number((100 * value).toFixed(1))} %`;
}

function asLoss(value: number): string {
  return value === 0 ? '0' : value < 0.001 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
}
