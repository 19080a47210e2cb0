import type { EChartsCoreOption } from 'echarts/core';
import type { LayerMaps } from '../../contract/index.js';
import { columnEdges } from './featureMapsAxis.js';
import { AXIS_ROOM, explainBase, explainFrame, imageSeries, type ExplainPicture } from './featureMapsFrame.js';
import { columnValues, paintRows, signColours, type Painter } from './featureMapsRaster.js';
import { CHART_FONT } from './palette.js';
import type { Frame } from './plotLayout.js';

/** A row lower than this cannot be told from its neighbour. */
const LOWEST_ROW = 4;
const HIGHEST_ROW = 22;
/** Room of a row's number. */
const LABEL = 13;

export interface MapsPicture extends ExplainPicture {
  maps: LayerMaps;
  /** Numbers of the channels that are marked. */
  chosen: readonly number[];
  /** Words for rows that are zero everywhere. */
  emptyWords: string;
  paint: Painter;
}

/** Height at which every row can be seen; more than `available` where there are many channels. */
export function mapsHeight(channels: number, available: number): number {
  const wanted = Math.min(Math.max(available - AXIS_ROOM, channels * LOWEST_ROW), channels * HIGHEST_ROW);
  return Math.floor(wanted) + AXIS_ROOM;
}

/** Number of the channel at a height of the picture, or null beside the rows. */
export function channelAt(maps: LayerMaps, width: number, height: number, y: number): number | null {
  const frame = explainFrame(width, height);
  const channel = Math.floor(((y - frame.top) / frame.height) * maps.channels);
  return channel >= 0 && channel < maps.channels ? channel : null;
}

/** Values of one channel. */
export function channelValues(maps: LayerMaps, channel: number): Float32Array {
  return maps.values.subarray(channel * maps.length, (channel + 1) * maps.length);
}

/** The largest magnitude of a map. */
export function largest(values: Float32Array): number {
  return values.reduce((top, value) => Math.max(top, Math.abs(value)), 0);
}

/** One row of colour for each channel, under the axis of the spectrum. All rows share one scale; the colour rises with the square root. */
export function featureMapsOption(picture: MapsPicture): EChartsCoreOption {
  const { maps, theme, pixelRatio } = picture;
  const frame = explainFrame(picture.width, picture.height);
  const row = frame.height / maps.channels;
  const edges = columnEdges(picture.axis, picture.range, Math.max(1, Math.round(frame.width * pixelRatio)));
  const rows = Array.from({ length: maps.channels }, (_, channel) =>
    columnValues({ values: channelValues(maps, channel), start: maps.start, step: maps.step }, edges),
  );
  const rowHeight = Math.max(1, Math.round(row * pixelRatio));
  const image = picture.paint(
    paintRows(rows, {
      rowHeight,
      gap: rowHeight >= 6 ? Math.round(pixelRatio) : 0,
      top: largest(maps.values),
      colours: signColours(theme.dark),
      root: true,
    }),
  );
  return {
    ...explainBase(picture, frame),
    yAxis: [rowAxis(picture, row)],
    series: [imageSeries(image, frame), rowMarks(picture, frame, row)],
  };
}

function rowAxis({ maps, theme, chosen }: MapsPicture, row: number): Record<string, unknown> {
  const every = [1, 2, 4, 8, 16, 32, 64, 128].find((count) => count * row >= LABEL) ?? 256;
  const shown = Array.from({ length: maps.channels }, (_, channel) => channel).filter(
    (channel) => channel % every === 0 || chosen.includes(channel),
  );
  return {
    type: 'value',
    min: 0,
    max: maps.channels,
    inverse: true,
    axisLine: { show: false },
    axisTick: { show: false, customValues: shown.map((channel) => channel + 0.5) },
    splitLine: { show: false },
    axisLabel: {
      customValues: shown.map((channel) => channel + 0.5),
      color: theme.muted,
      fontSize: 11,
      formatter: (value: number) => {
        const channel = Math.floor(value);
        return chosen.includes(channel) ? `{chosen|${channel + 1}}` : String(channel + 1);
      },
      rich: { chosen: { color: theme.accent, fontWeight: 700, fontSize: 11 } },
    },
  };
}

/** Frames of the chosen rows, and a mark with words in the empty ones. */
function rowMarks(
  { maps, theme, chosen, emptyWords }: MapsPicture,
  frame: Frame,
  row: number,
): Record<string, unknown> {
  const marked = Array.from({ length: maps.channels }, (_, channel) => channel).filter(
    (channel) => maps.emptyHere[channel] || chosen.includes(channel),
  );
  return {
    type: 'custom',
    silent: true,
    animation: false,
    clip: false,
    z: 4,
    data: marked.map(() => [0, 0]),
    encode: { x: -1, y: -1 },
    renderItem: ({ dataIndex }: { dataIndex: number }) => {
      const channel = marked[dataIndex] ?? 0;
      const y = frame.top + channel * row;
      const children: Record<string, unknown>[] = [];
      if (maps.emptyHere[channel]) {
        children.push({
          type: 'rect',
          shape: { x: frame.left - 4, y: y + 0.5, width: 3, height: Math.max(1, row - 1) },
          style: { fill: theme.backgroundCurve },
        });
        if (row >= 9) {
          children.push({
            type: 'text',
            style: {
              x: frame.left + frame.width / 2,
              y: y + row / 2,
              text: maps.emptyAlways[channel] ? `${emptyWords}, for every spectrum` : emptyWords,
              fill: theme.dark ? theme.backgroundCurve : '#8f5d00',
              font: `${Math.min(11, row)}px ${CHART_FONT}`,
              align: 'center',
              verticalAlign: 'middle',
            },
          });
        }
      }
      if (chosen.includes(channel)) {
        children.push({
          type: 'rect',
          shape: { x: frame.left, y, width: frame.width, height: Math.max(2, row - 0.5) },
          style: { fill: 'none', stroke: theme.accent, lineWidth: 1 },
        });
      }
      return { type: 'group', children };
    },
  };
}
