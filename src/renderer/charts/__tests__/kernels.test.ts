import { expect, test } from 'vitest';
import type { LayerKernels } from '../../../contract/index.js';
import { filterAt, filterWeights, kernelsOption, kernelTiles } from '../kernelsOption.js';
import { chartTheme } from '../palette.js';

/** Keras's order: points, channels in, filters. */
const kernels: LayerKernels = {
  ...{ layer: 'conv2', kernel: 3, inputs: 2, filters: 2 },
  values: Float32Array.from([1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6]),
};

test('the weights of a filter are read in the order of Keras', () => {
  expect(filterWeights(kernels, 0).map((row) => [...row])).toEqual([
    [1, 3, 5],
    [2, 4, 6],
  ]);
});

test('tiles stand beside and below each other inside the width, and a click finds its tile', () => {
  const { tiles, height } = kernelTiles(500, 7);
  for (const [filter, tile] of tiles.entries()) {
    expect(tile.left + tile.width).toBeLessThanOrEqual(500);
    expect(tile.top + tile.height).toBeLessThanOrEqual(height);
    expect(filterAt(500, 7, tile.left + 5, tile.top + 5)).toBe(filter);
  }
  expect(filterAt(500, 7, 1, 1)).toBeNull();
});

test('one input is a curve, several are a picture of their own for each filter', () => {
  const picture = { width: 400, chosen: [1], theme: chartTheme(true), pixelRatio: 1 };
  const types = (of: LayerKernels) => {
    const option = kernelsOption({ ...picture, kernels: of, paint: () => 'image' });
    const [series] = option['series'] as {
      renderItem: (item: { dataIndex: number }) => { children: { type: string }[] };
    }[];
    return series?.renderItem({ dataIndex: 1 }).children.map(({ type }) => type);
  };
  expect(types(kernels)).toEqual(['text', 'image', 'rect']);
  const single = { ...kernels, inputs: 1, values: kernels.values.slice(0, 6) };
  expect(types(single)).toEqual(['text', 'line', 'polyline', 'circle', 'circle', 'circle', 'rect']);
});
