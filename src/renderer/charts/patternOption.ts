import type { EChartsCoreOption } from 'echarts/core';
import { axisTitle, runsBackwards } from './axis.js';
import { decimate } from './decimate.js';
import { intensityTicks, toScale } from './intensityScale.js';
import { niceTicks } from './niceTicks.js';
import { toPixel, type Frame } from './plotLayout.js';
import type { Lane, PlotModel } from './plotModel.js';
import { CHART_FONT, FAINT } from './palette.js';
import { labelSeries } from './labelSeries.js';
import { laneSeries } from './laneSeries.js';
import { MANY_TRACES, manyTraces } from './manyTraces.js';

const X_TICK_GAP = 56;
const Y_TICK_GAP = 62;

type Part = Record<string, unknown>;

/** The echarts option of a pattern with its sticks and difference; three frames, one x axis. */
export function patternOption(model: PlotModel): EChartsCoreOption {
  const { layout } = model;
  const frames = [layout.pattern, layout.sticks, layout.difference].filter((frame): frame is Frame => frame !== null);
  const sticksIndex = layout.sticks ? 1 : -1;
  const differenceIndex = layout.difference ? frames.length - 1 : -1;
  const series: Part[] = [...traceSeries(model), ...peakSeries(model), ...labelSeries(model)];
  if (sticksIndex > 0) series.push(...model.lanes.map((lane, i) => laneSeries(lane, i, sticksIndex, model)));
  const yAxis: Part[] = [intensityAxis(model)];
  if (sticksIndex > 0) yAxis.push(laneAxis(model.lanes, sticksIndex, model));
  if (differenceIndex > 0 && model.difference) {
    const { part, range } = differenceSeries(model.difference, differenceIndex, model);
    series.push(part);
    yAxis.push(differenceAxis(range, differenceIndex, model));
  }
  return {
    animation: false,
    backgroundColor: model.theme.background,
    textStyle: { color: model.theme.muted, fontFamily: CHART_FONT },
    grid: frames.map(({ left, top, width, height }) => ({ left, top, width, height, outerBoundsMode: 'none' })),
    xAxis: frames.map((frame, i) => xAxis(frame, i, model)),
    yAxis,
    series,
  };
}

function xAxis(frame: Frame, index: number, model: PlotModel): Part {
  const { theme, xRange, unit } = model;
  const { values, decimals } = niceTicks(xRange[0], xRange[1], Math.max(2, frame.width / X_TICK_GAP));
  const first = index === 0;
  return {
    type: 'value',
    gridIndex: index,
    min: xRange[0],
    max: xRange[1],
    inverse: runsBackwards(unit),
    axisLine: { show: true, onZero: false, lineStyle: { color: first ? theme.faint : theme.grid } },
    axisTick: { show: first, customValues: values, lineStyle: { color: theme.faint } },
    axisLabel: {
      show: first,
      customValues: values,
      color: theme.muted,
      fontSize: 11,
      hideOverlap: true,
      formatter: (value: number) => value.toFixed(decimals),
    },
    splitLine: { show: true, lineStyle: { color: theme.grid, width: 1, opacity: first ? 0.55 : 0.8 } },
    ...(first && {
      name: axisTitle(unit),
      nameLocation: runsBackwards(unit) ? 'start' : 'end',
      nameGap: 0,
      nameTextStyle: { color: theme.text, fontSize: 11, align: 'right', verticalAlign: 'top', padding: [21, 0, 0, 0] },
    }),
  };
}

function intensityAxis(model: PlotModel): Part {
  const { theme, yRange, scale, layout } = model;
  const ticks = intensityTicks(
    yRange[0],
    yRange[1],
    scale,
    Math.max(2, Math.round(layout.pattern.height / Y_TICK_GAP)),
  );
  const labels = new Map(ticks.map((tick) => [tick.at, tick.label]));
  const values = ticks.map((tick) => tick.at);
  return {
    type: 'value',
    gridIndex: 0,
    min: yRange[0],
    max: yRange[1],
    name: model.intensityTitle,
    nameLocation: 'middle',
    nameGap: model.hideIntensities ? 16 : 50,
    nameTextStyle: { color: theme.text, fontSize: 11 },
    axisLine: { show: false },
    axisTick: { show: false, customValues: values },
    axisLabel: {
      show: !model.hideIntensities,
      customValues: values,
      color: theme.muted,
      fontSize: 11,
      formatter: (value: number) => labels.get(value) ?? '',
    },
    splitLine: { show: true, lineStyle: { color: theme.grid } },
  };
}

/** Names stand where the lanes are; heights inside a lane run from its number to its number + 1. */
function laneAxis(lanes: readonly Lane[], index: number, model: PlotModel): Part {
  return {
    type: 'value',
    gridIndex: index,
    min: 0,
    max: lanes.length,
    axisLine: { show: false },
    axisTick: { show: false, customValues: lanes.map((_, i) => i + 0.5) },
    axisLabel: {
      customValues: lanes.map((_, i) => i + 0.5),
      fontSize: 11,
      width: model.layout.pattern.left - 12,
      overflow: 'truncate',
      formatter: (value: number) => {
        const at = lanes.length - 1 - Math.floor(value);
        return `{lane${at}|${lanes[at]?.name ?? ''}}`;
      },
      rich: Object.fromEntries(lanes.map((lane, i) => [`lane${i}`, { color: lane.colour, fontSize: 11 }])),
    },
    splitLine: { show: false },
  };
}

function differenceAxis(range: number, index: number, model: PlotModel): Part {
  return {
    type: 'value',
    gridIndex: index,
    min: -range,
    // Room for the caption.
    max: range * 1.5,
    name: model.caption,
    nameLocation: 'end',
    nameGap: 0,
    nameTextStyle: {
      color: model.theme.muted,
      fontSize: 11,
      align: 'left',
      verticalAlign: 'top',
      padding: [5, 0, 0, 8],
    },
    axisLine: { show: false },
    axisTick: { show: false, customValues: [0] },
    axisLabel: { customValues: [0], color: model.theme.muted, fontSize: 11, formatter: () => 'difference' },
    splitLine: { show: true, lineStyle: { color: model.theme.faint, type: [2, 3] } },
  };
}

/**
 * Visible part of a curve as flat x,y pairs, y as heights on the paper. Every scale rises with the intensity, so the extremes can be
 * chosen first and only they be put on the scale.
 */
function visible(x: Float64Array, y: Float64Array, model: PlotModel, height: (value: number) => number): Float64Array {
  const columns = model.layout.pattern.width / columnWidth(model.traces.length);
  const flat = decimate(x, y, model.xRange[0], model.xRange[1], model.exact ? Infinity : columns);
  for (let i = 1; i < flat.length; i += 2) flat[i] = height(flat[i] ?? NaN);
  return flat;
}

/** Pixels. Many curves hide each other's finest detail; the extremes stay at any width. */
function columnWidth(traces: number): number {
  if (traces >= 4 * MANY_TRACES) return 3;
  return traces >= MANY_TRACES ? 2 : 1;
}

function points(flat: Float64Array): number[][] {
  const out: number[][] = new Array<number[]>(flat.length / 2);
  for (let i = 0; i < out.length; i += 1) out[i] = [flat[2 * i] ?? NaN, flat[2 * i + 1] ?? NaN];
  return out;
}

const QUIET = { silent: true, animation: false, symbol: 'none', sampling: 'minmax', clip: true } as const;

function traceSeries(model: PlotModel): Part[] {
  const curves = model.traces.map((trace) => ({
    trace,
    flat: visible(trace.x, trace.y, model, (value) => toScale(value, model.scale, model.floor)),
  }));
  if (curves.length >= MANY_TRACES) {
    const { pattern } = model.layout;
    const [low, high] = model.yRange;
    return [
      manyTraces(
        curves,
        (value) => toPixel(value, model.xRange, pattern, runsBackwards(model.unit)),
        (height) => pattern.top + pattern.height * (1 - (height - low) / (high - low)),
        pattern,
      ),
    ];
  }
  return curves.map(({ trace, flat }, i) => ({
    ...QUIET,
    // Said, because echarts keeps the drawing order in which series first appeared.
    z: 2 + i / 100,
    type: 'line',
    id: `trace:${trace.id}`,
    name: trace.name,
    xAxisIndex: 0,
    yAxisIndex: 0,
    data: points(flat),
    lineStyle: {
      color: trace.colour,
      width: trace.width,
      join: 'round',
      opacity: trace.faint ? FAINT : 1,
      ...(trace.dashed && { type: [5, 4] }),
    },
    itemStyle: { color: trace.colour },
  }));
}

function peakSeries(model: PlotModel): Part[] {
  if (model.peaks.length === 0) return [];
  return [
    {
      type: 'scatter',
      id: 'peaks',
      z: 5,
      silent: true,
      animation: false,
      xAxisIndex: 0,
      yAxisIndex: 0,
      symbol: 'triangle',
      symbolRotate: 180,
      symbolOffset: [0, -7],
      clip: true,
      data: model.peaks.map((peak) => ({
        value: [peak.x, toScale(peak.y, model.scale, model.floor)],
        symbolSize: peak.emphasised ? 11 : 6,
        itemStyle: { color: peak.emphasised ? model.theme.accent : model.theme.muted, opacity: 1 },
      })),
    },
  ];
}

function differenceSeries(
  difference: { x: Float64Array; y: Float64Array },
  index: number,
  model: PlotModel,
): { part: Part; range: number } {
  const data = points(visible(difference.x, difference.y, model, (value) => value));
  const largest = data.reduce((top, point) => Math.max(top, Math.abs(point[1] ?? 0) || 0), 0) || 1;
  return {
    range: largest * 1.1,
    part: {
      ...QUIET,
      type: 'line',
      id: 'difference',
      xAxisIndex: index,
      yAxisIndex: index,
      data,
      lineStyle: { color: model.theme.muted, width: 1 },
    },
  };
}
