import { inkOf } from './palette.js';
import { axisTitle, runsBackwards } from './axis.js';
import { intensityTicks } from './intensityScale.js';
import { niceTicks } from './niceTicks.js';
import type { Frame } from './plotLayout.js';
import type { Lane, PlotModel } from './plotModel.js';

const X_TICK_GAP = 56;
const Y_TICK_GAP = 62;
const LONG_TITLE = 150;

/** A piece of an echarts option. */
export type Part = Record<string, unknown>;

/** The x axis of one of the frames; only the first carries numbers. */
export function xAxis(frame: Frame, index: number, model: PlotModel): Part {
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

/** Ticks stand at round intensities, whatever the scale does to their distances. */
export function intensityAxis(model: PlotModel): Part {
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
    // The long title would be cut off beside a low pattern.
    name: layout.pattern.height < LONG_TITLE ? 'Intensity' : model.intensityTitle,
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
export function laneAxis(lanes: readonly Lane[], index: number, model: PlotModel): Part {
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
      rich: Object.fromEntries(lanes.map((lane, i) => [`lane${i}`, { color: inkOf(lane.colour), fontSize: 11 }])),
    },
    splitLine: { show: false },
  };
}

/** Only zero is marked; the caption says the rest. */
export function differenceAxis(range: number, index: number, model: PlotModel): Part {
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
