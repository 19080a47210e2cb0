import type { EChartsCoreOption } from 'echarts/core';
import type { LayerKernels } from '../../contract/index.js';
import { largest } from './featureMapsOption.js';
import { paintRows, signColours, type Painter, type Raster, type SignColours } from './featureMapsRaster.js';
import { CHART_FONT, type ChartTheme } from './palette.js';
import type { Frame } from './plotLayout.js';

const MARGIN = 14;
const GAP = 12;
const LABEL = 15;
const MOST_COLUMNS = 8;
const TILE = { width: 108, height: 60 };

export interface KernelsPicture {
  width: number;
  kernels: LayerKernels;
  chosen: readonly number[];
  theme: ChartTheme;
  pixelRatio: number;
  paint: Painter;
}

/** Where the tile of each filter stands, and how high all of them are. */
export function kernelTiles(width: number, filters: number): { tiles: Frame[]; height: number } {
  const inner = Math.max(TILE.width, width - 2 * MARGIN);
  const columns = Math.max(1, Math.min(filters, MOST_COLUMNS, Math.floor((inner + GAP) / (TILE.width + GAP))));
  const tile = Math.min(180, (inner - (columns - 1) * GAP) / columns);
  const tiles = Array.from({ length: filters }, (_, filter) => ({
    left: MARGIN + (filter % columns) * (tile + GAP),
    top: MARGIN + LABEL + Math.floor(filter / columns) * (TILE.height + LABEL + GAP),
    width: tile,
    height: TILE.height,
  }));
  return { tiles, height: MARGIN * 2 + Math.ceil(filters / columns) * (TILE.height + LABEL + GAP) };
}

/** Number of the filter whose tile is at a place, or null. */
export function filterAt(width: number, filters: number, x: number, y: number): number | null {
  const found = kernelTiles(width, filters).tiles.findIndex(
    (tile) => x >= tile.left && x <= tile.left + tile.width && y >= tile.top - LABEL && y <= tile.top + tile.height,
  );
  return found >= 0 ? found : null;
}

/** Weights of one filter, inputs × kernel points. */
export function filterWeights({ kernel, inputs, filters, values }: LayerKernels, filter: number): Float32Array[] {
  return Array.from({ length: inputs }, (_, input) =>
    Float32Array.from({ length: kernel }, (_, tap) => values[(tap * inputs + input) * filters + filter] ?? 0),
  );
}

/** A tile per filter: a curve where the layer has one input channel, otherwise a row of colour for each. One scale for all. */
export function kernelsOption(picture: KernelsPicture): EChartsCoreOption {
  const { width, kernels, theme } = picture;
  const { tiles, height } = kernelTiles(width, kernels.filters);
  const top = largest(kernels.values) || 1;
  const colours = signColours(theme.dark);
  return {
    animation: false,
    backgroundColor: theme.background,
    textStyle: { fontFamily: CHART_FONT },
    grid: [{ left: 0, top: 0, width, height, outerBoundsMode: 'none' }],
    xAxis: [{ type: 'value', min: 0, max: 1, show: false }],
    yAxis: [{ type: 'value', min: 0, max: 1, show: false }],
    series: [
      {
        type: 'custom',
        silent: true,
        animation: false,
        clip: false,
        data: tiles.map(() => [0, 0]),
        encode: { x: -1, y: -1 },
        renderItem: ({ dataIndex }: { dataIndex: number }) => {
          const tile = tiles[dataIndex];
          if (!tile) return null;
          const chosen = picture.chosen.includes(dataIndex);
          const rows = filterWeights(kernels, dataIndex);
          return {
            type: 'group',
            children: [
              {
                type: 'text',
                style: {
                  x: tile.left,
                  y: tile.top - 3,
                  text: `filter ${dataIndex + 1}`,
                  fill: chosen ? theme.accent : theme.muted,
                  font: `${chosen ? 700 : 400} 11px ${CHART_FONT}`,
                  verticalAlign: 'bottom',
                },
              },
              ...(kernels.inputs === 1
                ? curve(rows[0] ?? new Float32Array(), tile, top, theme)
                : [tileImage(picture, rows, tile, top, colours)]),
              {
                type: 'rect',
                shape: { x: tile.left, y: tile.top, width: tile.width, height: tile.height },
                style: { fill: 'none', stroke: chosen ? theme.accent : theme.grid, lineWidth: 1 },
              },
            ],
          };
        },
      },
    ],
  };
}

function curve(weights: Float32Array, tile: Frame, top: number, theme: ChartTheme): Record<string, unknown>[] {
  const middle = tile.top + tile.height / 2;
  const slot = tile.width / Math.max(1, weights.length);
  const points = Array.from(weights, (value, tap) => [
    tile.left + (tap + 0.5) * slot,
    middle - (value / top) * (tile.height / 2 - 3),
  ]);
  return [
    {
      type: 'line',
      shape: { x1: tile.left, y1: middle, x2: tile.left + tile.width, y2: middle },
      style: { stroke: theme.faint, lineWidth: 1 },
    },
    { type: 'polyline', shape: { points }, style: { stroke: theme.accent, lineWidth: 1.5, fill: 'none' } },
    ...(weights.length <= 31
      ? points.map(([cx, cy]) => ({ type: 'circle', shape: { cx, cy, r: 1.8 }, style: { fill: theme.accent } }))
      : []),
  ];
}

function tileImage(
  { pixelRatio, paint }: KernelsPicture,
  rows: Float32Array[],
  tile: Frame,
  top: number,
  colours: SignColours,
): Record<string, unknown> {
  const width = Math.max(1, Math.round(tile.width * pixelRatio));
  const height = Math.max(1, Math.round(tile.height * pixelRatio));
  return {
    type: 'image',
    style: {
      image: paint(stretched(rows, width, height, top, colours)),
      x: tile.left,
      y: tile.top,
      width: tile.width,
      height: tile.height,
    },
  };
}

/** Every cell as an even rectangle: drawn at the size of the tile, because a browser would blur it. */
function stretched(rows: Float32Array[], width: number, height: number, top: number, colours: SignColours): Raster {
  const lines = Array.from({ length: height }, (_, y) => {
    const row = rows[Math.floor((y / height) * rows.length)] ?? new Float32Array();
    return Float32Array.from({ length: width }, (_, x) => row[Math.floor((x / width) * row.length)] ?? 0);
  });
  return paintRows(lines, { rowHeight: 1, gap: 0, top, colours });
}
