import type { EChartsCoreOption } from 'echarts/core';
import { runsBackwards } from './axis.js';
import { decimate } from './decimate.js';
import { toScale } from './intensityScale.js';
import { differenceAxis, intensityAxis, laneAxis, xAxis, type Part } from './plotAxes.js';
import { toPixel, type Frame } from './plotLayout.js';
import type { PlotModel } from './plotModel.js';
import { CHART_FONT, FAINT } from './palette.js';
import { labelSeries } from './labelSeries.js';
import { laneSeries } from './laneSeries.js';
import { MANY_TRACES, manyTraces } from './manyTraces.js';

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
