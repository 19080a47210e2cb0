import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LayerMaps } from '../../../contract/index.js';
import { columnEdges, explainAxis } from '../featureMapsAxis.js';
import { explainFrame } from '../featureMapsFrame.js';
import { featureMapsLines, liveliest } from '../featureMapsLines.js';
import { channelAt, featureMapsOption, mapsHeight } from '../featureMapsOption.js';
import { columnValues, paintRows, type Raster } from '../featureMapsRaster.js';
import { featureMapsUnits } from '../featureMapsUnits.js';
import { chartTheme } from '../palette.js';

const AXIS = { unit: 'twoTheta', from: 15, step: 0.05 } as const;
const CU = { wavelength: 1.5406 };
const theme = chartTheme(false);

function maps(change: Partial<LayerMaps> = {}): LayerMaps {
  // Three channels of four points, each two points of the spectrum wide; the second is empty.
  const values = Float32Array.from([0, 2, 0, 1, 0, 0, 0, 0, 4, 0, 0, 0]);
  return {
    ...{ layer: 'pool1', view: 'spectrum', length: 4, channels: 3, values, start: 0.5, step: 2 },
    ...{ emptyHere: [false, true, false], emptyAlways: [false, true, false] },
    ...change,
  };
}

test('points of the axis come back from display values, in every unit', () => {
  const unit = fc.constantFrom('twoTheta' as const, 'dSpacing' as const, 'q' as const);
  fc.assert(
    fc.property(unit, fc.double({ min: 0, max: 1299, noNaN: true }), (wanted, index) => {
      const axis = explainAxis(AXIS, 1300, wanted, CU);
      expect(axis.unit).toBe(wanted);
      expect(axis.indexAt(axis.valueAt(index))).toBeCloseTo(index, 6);
    }),
  );
});

test('without a wavelength, or of points, the axis stays what it is', () => {
  const points = { unit: 'point', from: 0, step: 1 } as const;
  expect(explainAxis(points, 10, 'dSpacing', CU)).toMatchObject({ unit: 'point', title: 'Point', full: [0, 9] });
  expect(explainAxis(AXIS, 1300, 'twoTheta', {}).full[0]).toBe(15);
});

test('a spacing axis that begins at an angle of zero begins where it is a number', () => {
  const axis = explainAxis({ unit: 'twoTheta', from: 0, step: 1 }, 90, 'dSpacing', CU);
  expect(axis.backwards).toBe(true);
  expect(axis.full.every(Number.isFinite)).toBe(true);
  expect(axis.full[1]).toBeCloseTo(axis.valueAt(1), 9);
});

test('the columns of a picture cover the visible points from left to right', () => {
  const rising = columnEdges(explainAxis(AXIS, 1300, 'twoTheta', {}), [15, 79.95], 100);
  expect(rising[0]).toBeCloseTo(0, 6);
  expect(rising[100]).toBeCloseTo(1299, 6);
  const axis = explainAxis(AXIS, 1300, 'dSpacing', CU);
  const falling = columnEdges(axis, axis.full, 100);
  // Large spacings stand left, so the points still rise.
  expect(falling[0]).toBeCloseTo(0, 4);
  expect(falling[100]).toBeCloseTo(1299, 4);
});

test('no value of a map is lost between the columns, however few there are', () => {
  const value = fc.float({ min: -10, max: 10, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (list, columns) => {
      const values = Float32Array.from(list);
      const edges = Float64Array.from({ length: columns + 1 }, (_, i) => -0.5 + (i / columns) * values.length);
      const largest = (all: Float32Array) => all.reduce((top, each) => Math.max(top, Math.abs(each)), 0);
      expect(largest(columnValues({ values, start: 0, step: 1 }, edges))).toBe(largest(values));
    }),
  );
});

test('a pooled map stands where its points look, and nothing stands where it does not reach', () => {
  // Point i covers the spectrum points 2i and 2i + 1: from −0.5 to 1.5, and so on.
  const edges = Float64Array.from({ length: 11 }, (_, i) => i - 0.5);
  const row = columnValues({ values: Float32Array.from([1, 2, 3, 4]), start: 0.5, step: 2 }, edges);
  expect([...row]).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 0, 0]);
});

test('colours rise with the square root and tell the sign; zero is transparent', () => {
  const colours = { positive: [0, 0, 255], negative: [255, 0, 0] } as const;
  const { width, height, pixels } = paintRows([Float32Array.from([0, 1, -4])], {
    ...{ rowHeight: 2, gap: 1, top: 4, colours, root: true },
  });
  expect([width, height]).toEqual([3, 2]);
  const pixel = (i: number) => [...pixels.subarray(4 * i, 4 * i + 4)];
  expect([pixel(0), pixel(1), pixel(2)]).toEqual([
    [0, 0, 0, 0],
    [0, 0, 255, 128],
    [255, 0, 0, 255],
  ]);
  expect([...pixels.subarray(12)].every((value) => value === 0)).toBe(true);
});

test('the picture of the maps has a row for each channel, on the axis of the spectrum, and words in empty rows', () => {
  const axis = explainAxis({ unit: 'point', from: 0, step: 1 }, 8, 'point', {});
  const painted: Raster[] = [];
  const paint = (raster: Raster) => painted.push(raster);
  const option = featureMapsOption({
    ...{ width: 400, height: 152, theme, axis, range: axis.full, pixelRatio: 2 },
    ...{ maps: maps(), chosen: [2], emptyWords: 'empty after ReLU', paint },
  });
  const frame = explainFrame(400, 152);
  expect(painted[0]?.width).toBe(frame.width * 2);
  expect(painted[0]?.height).toBe(frame.height * 2);
  expect((option['xAxis'] as { min: number; max: number }[])[0]).toMatchObject({ min: 0, max: 7 });
  const [, marks] = option['series'] as { data: unknown[]; renderItem: (item: { dataIndex: number }) => unknown }[];
  expect(marks?.data).toHaveLength(2);
  expect(JSON.stringify(marks?.renderItem({ dataIndex: 0 }))).toContain('empty after ReLU, for every spectrum');
  expect(JSON.stringify(marks?.renderItem({ dataIndex: 1 }))).not.toContain('empty');
});

test('a click finds the channel of its row', () => {
  const frame = explainFrame(400, 152);
  const at = (row: number) => frame.top + ((row + 0.5) * frame.height) / 3;
  expect([0, 1, 2].map((row) => channelAt(maps(), 400, 152, at(row)))).toEqual([0, 1, 2]);
  expect(channelAt(maps(), 400, 152, 151)).toBeNull();
});

test('few maps do not fill the room, many are scrolled', () => {
  expect(mapsHeight(2, 400)).toBeLessThan(100);
  expect(mapsHeight(16, 400)).toBeLessThanOrEqual(400);
  expect(mapsHeight(512, 400)).toBeGreaterThan(2000);
});

test('lines begin with the channels that say most and write how much', () => {
  expect(liveliest(maps(), 2)).toEqual([0, 2]);
  const axis = explainAxis({ unit: 'point', from: 0, step: 1 }, 8, 'point', {});
  const option = featureMapsLines({
    ...{ width: 400, height: 200, theme, axis, range: axis.full, pixelRatio: 1, maps: maps(), chosen: [1, 2] },
  });
  const series = option['series'] as { data: [number, number][] }[];
  expect(series).toHaveLength(2);
  expect(series[1]?.data.map(([x]) => x)).toEqual([0.5, 2.5, 4.5, 6.5]);
  const { axisLabel } = (option['yAxis'] as { axisLabel: { formatter: (value: number) => string } }[])[0] ?? {};
  expect([1.5, 0.5].map((value) => axisLabel?.formatter(value))).toEqual([
    '{lane0|filter 2}\nempty',
    '{lane1|filter 3}\nmax 4.0',
  ]);
});

test('a layer without points is drawn as bars, the last one with the names of the classes', () => {
  const values = Float32Array.from([0.9, 0.1]);
  const option = featureMapsUnits({
    ...{ width: 400, height: 200, theme, names: ['anatase', 'rutile'] },
    maps: maps({ layer: 'dense1', length: 1, channels: 2, values }),
  });
  const [series] = option['series'] as {
    renderItem: () => { children: { type: string; style: { text?: string } }[] };
  }[];
  const children = series?.renderItem().children ?? [];
  expect(children.filter(({ type }) => type === 'rect')).toHaveLength(2);
  expect(children.map(({ style }) => style.text)).toContain('rutile');
});
