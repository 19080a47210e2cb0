import type { EChartsCoreOption } from 'echarts/core';
import type { LayerMaps } from '../../contract/index.js';
import { explainBase, explainFrame, type ExplainPicture } from './featureMapsFrame.js';
import { channelValues, largest } from './featureMapsOption.js';
import { inkOf, seriesColour } from './palette.js';

/** Lines above each other that can still be read. */
export const MOST_LINES = 12;

export interface LinesPicture extends ExplainPicture {
  maps: LayerMaps;
  chosen: readonly number[];
}

/** The channels with the largest values, in their order; the empty ones come last. */
export function liveliest(maps: LayerMaps, count: number): number[] {
  const tops = Array.from({ length: maps.channels }, (_, channel) => ({
    channel,
    top: largest(channelValues(maps, channel)),
  }));
  return tops
    .sort((a, b) => b.top - a.top || a.channel - b.channel)
    .slice(0, count)
    .map(({ channel }) => channel)
    .sort((a, b) => a - b);
}

/** The chosen channels as lines above each other, each filling its lane; its largest value is written beside it. */
export function featureMapsLines(picture: LinesPicture): EChartsCoreOption {
  const { maps, axis, theme } = picture;
  const frame = explainFrame(picture.width, picture.height);
  const lanes = picture.chosen.filter((channel) => channel < maps.channels).slice(0, MOST_LINES);
  const count = Math.max(1, lanes.length);
  const colour = (lane: number): string => seriesColour(lane, theme.dark);
  const curves = lanes.map((channel, lane) => laneCurve(maps, channel, count - 1 - lane, (i) => axis.valueAt(i)));
  return {
    ...explainBase(picture, frame),
    yAxis: [
      {
        type: 'value',
        min: 0,
        max: count,
        axisLine: { show: false },
        axisTick: { show: false, customValues: [] },
        splitLine: { show: false },
        axisLabel: {
          customValues: lanes.map((_, lane) => count - 1 - lane + 0.5),
          color: theme.muted,
          fontSize: 11,
          lineHeight: 14,
          align: 'right',
          formatter: (value: number) => {
            const lane = count - 1 - Math.floor(value);
            const top = curves[lane]?.top ?? 0;
            return `{lane${lane}|filter ${(lanes[lane] ?? 0) + 1}}\n${top > 0 ? `max ${top.toPrecision(2)}` : 'empty'}`;
          },
          rich: Object.fromEntries(
            lanes.map((_, lane) => [`lane${lane}`, { color: inkOf(colour(lane)), fontSize: 11, fontWeight: 600 }]),
          ),
        },
      },
    ],
    series: curves.map(({ points }, lane) => ({
      type: 'line',
      data: points,
      showSymbol: false,
      silent: true,
      animation: false,
      clip: true,
      z: 3,
      lineStyle: { color: colour(lane), width: 1.2, join: 'round' },
    })),
  };
}

function laneCurve(
  maps: LayerMaps,
  channel: number,
  foot: number,
  valueAt: (index: number) => number,
): { points: [number, number][]; top: number } {
  const values = channelValues(maps, channel);
  let low = 0;
  let high = 0;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const span = high - low || 1;
  const points: [number, number][] = [];
  values.forEach((value, i) => {
    const x = valueAt(maps.start + i * maps.step);
    if (Number.isFinite(x)) points.push([x, foot + 0.08 + (0.84 * (value - low)) / span]);
  });
  return { points, top: Math.max(high, -low) };
}
