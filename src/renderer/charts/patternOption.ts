import type { EChartsCoreOption } from 'echarts/core';
import { axisTitle, runsBackwards } from './axis.js';
import { decimate } from './decimate.js';
import { intensityTicks, toScale } from './intensityScale.js';
import { niceTicks } from './niceTicks.js';
import { placeLabels, type LabelWish } from './placeLabels.js';
import { toPixel, type Frame } from './plotLayout.js';
import type { Lane, PlotModel, Trace } from './plotModel.js';
import { laneSeries } from './laneSeries.js';

const DIGIT_WIDTH = 6.6;
const X_TICK_GAP = 90;
const Y_TICK_GAP = 62;
/** Lines weaker than this share of the strongest get no label on the pattern; hovering shows it. */
const LABEL_LIMIT = 0.08;

type Part = Record<string, unknown>;

/** The echarts option of a pattern with its sticks and difference; three frames, one x axis. */
export function patternOption(model: PlotModel): EChartsCoreOption {
  const { layout } = model;
  const frames = [layout.pattern, layout.sticks, layout.difference].filter((frame): frame is Frame => frame !== null);
  const sticksIndex = layout.sticks ? 1 : -1;
  const differenceIndex = layout.difference ? frames.length - 1 : -1;
  const series: Part[] = [
    ...model.traces.map((trace) => traceSeries(trace, model)),
    ...peakSeries(model),
    ...labelSeries(model),
    ...unexplainedSeries(model),
  ];
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
    textStyle: { color: model.theme.muted, fontFamily: 'system-ui, "Noto Sans", "DejaVu Sans", sans-serif' },
    grid: frames.map(({ left, top, width, height }) => ({ left, top, width, height, containLabel: false })),
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
      nameLocation: 'end',
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
    nameGap: 50,
    nameTextStyle: { color: theme.text, fontSize: 11 },
    axisLine: { show: false },
    axisTick: { show: false, customValues: values },
    axisLabel: {
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
    max: range,
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

/** Visible part of a curve as echarts takes it fastest: one flat array. */
function points(x: Float64Array, y: Float64Array, model: PlotModel, height: (value: number) => number): number[][] {
  const heights = y.map(height);
  const pixels = model.exact ? Infinity : model.layout.pattern.width * (model.traces.length > 12 ? 0.5 : 1);
  const flat = decimate(x, heights, model.xRange[0], model.xRange[1], pixels);
  const out: number[][] = new Array<number[]>(flat.length / 2);
  for (let i = 0; i < out.length; i += 1) out[i] = [flat[2 * i] ?? NaN, flat[2 * i + 1] ?? NaN];
  return out;
}

const QUIET = { silent: true, animation: false, symbol: 'none', sampling: 'minmax', clip: true } as const;

function traceSeries(trace: Trace, model: PlotModel): Part {
  return {
    ...QUIET,
    type: 'line',
    id: `trace:${trace.id}`,
    name: trace.name,
    xAxisIndex: 0,
    yAxisIndex: 0,
    data: points(trace.x, trace.y, model, (value) => toScale(value, model.scale, model.floor)),
    lineStyle: { color: trace.colour, width: trace.width, join: 'round', ...(trace.dashed && { type: [5, 4] }) },
    itemStyle: { color: trace.colour },
    ...(trace.fill && { areaStyle: { color: trace.colour, opacity: trace.fill, origin: 'start' } }),
  };
}

function peakSeries(model: PlotModel): Part[] {
  if (model.peaks.length === 0) return [];
  return [
    {
      type: 'scatter',
      id: 'peaks',
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

function labelSeries(model: PlotModel): Part[] {
  if (!model.labels) return [];
  const { pattern } = model.layout;
  const raise = model.peaks.length > 0 ? 14 : 5;
  const all = model.lanes.flatMap((lane) =>
    lane.sticks
      .filter(
        (stick) =>
          stick.label !== '' &&
          stick.state === 'matched' &&
          stick.height > LABEL_LIMIT &&
          stick.x >= model.xRange[0] &&
          stick.x <= model.xRange[1],
      )
      .map((stick) => ({ stick, colour: lane.colour })),
  );
  const wishes = all.map(({ stick }): LabelWish => {
    const height = toScale(stick.intensity, model.scale, model.floor);
    return {
      x: toPixel(stick.x, model.xRange, pattern, runsBackwards(model.unit)),
      y: pattern.top + pattern.height * (1 - (height - model.yRange[0]) / (model.yRange[1] - model.yRange[0])),
      // A bar over a digit takes no room of its own.
      width: stick.label.replace(/\u0305/g, '').length * DIGIT_WIDTH,
      weight: stick.intensity,
    };
  });
  const data = placeLabels(wishes).flatMap((index) => {
    const found = all[index];
    if (!found) return [];
    const { stick, colour } = found;
    return [
      {
        value: [stick.x, toScale(stick.intensity, model.scale, model.floor)],
        label: { color: colour, formatter: () => stick.label },
      },
    ];
  });
  return [
    {
      type: 'scatter',
      id: 'labels',
      silent: true,
      animation: false,
      xAxisIndex: 0,
      yAxisIndex: 0,
      symbolSize: 0.01,
      clip: false,
      label: { show: true, position: 'top', distance: raise, fontSize: 11 },
      data,
    },
  ];
}

function unexplainedSeries(model: PlotModel): Part[] {
  if (model.unexplained.length === 0) return [];
  return [
    {
      type: 'scatter',
      id: 'unexplained',
      silent: true,
      animation: false,
      xAxisIndex: 0,
      yAxisIndex: 0,
      symbolSize: 0.01,
      label: {
        show: true,
        position: 'top',
        distance: model.peaks.length > 0 ? 14 : 5,
        fontSize: 12,
        fontWeight: 'bold',
        color: model.theme.backgroundCurve,
        formatter: () => '?',
      },
      data: model.unexplained.map(({ x, y }) => [x, toScale(y, model.scale, model.floor)]),
    },
  ];
}

function differenceSeries(
  difference: { x: Float64Array; y: Float64Array },
  index: number,
  model: PlotModel,
): { part: Part; range: number } {
  const data = points(difference.x, difference.y, model, (value) => value);
  const largest = data.reduce((top, point) => Math.max(top, Math.abs(point[1] ?? 0) || 0), 0) || 1;
  return {
    range: largest * 1.15,
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
