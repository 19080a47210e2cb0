import { XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { chartTheme } from '../palette.js';
import { plotLayout } from '../plotLayout.js';
import { patternOption } from '../patternOption.js';
import type { PlotModel, Trace } from '../plotModel.js';
import { drawSvg } from '../engine.js';

function trace(id: string, points = 500): Trace {
  const x = Float64Array.from({ length: points }, (_, i) => 10 + (80 * i) / (points - 1));
  return {
    id,
    name: id,
    colour: '#123456',
    width: 1,
    x,
    y: x.map((value) => 100 + 900 * Math.exp(-((value - 40) ** 2))),
  };
}

function model(change: Partial<PlotModel> = {}): PlotModel {
  return {
    layout: plotLayout(800, 600, 1, true),
    theme: chartTheme(false),
    unit: 'twoTheta',
    scale: 'sqrt',
    xRange: [10, 90],
    yRange: [0, 35],
    floor: 1,
    intensityTitle: 'Intensity',
    traces: [trace('observed')],
    lanes: [
      {
        id: 'mno',
        name: 'MnO',
        colour: '#0072B2',
        sticks: [
          { x: 40.5, height: 1, state: 'matched', label: '200', intensity: 1000 },
          { x: 58.7, height: 0.6, state: 'missing', label: '220', intensity: 110 },
        ],
      },
    ],
    peaks: [],
    unexplained: [{ x: 70, y: 120 }],
    difference: { x: Float64Array.of(10, 50, 90), y: Float64Array.of(-5, 20, 3) },
    caption: 'Rwp 11.8 %',
    labels: true,
    ...change,
  };
}

interface Parts {
  grid: unknown[];
  xAxis: { min: number; max: number; inverse: boolean }[];
  series: { id: string; type: string; data: unknown[] }[];
}
const parts = (change?: Partial<PlotModel>): Parts => patternOption(model(change)) as unknown as Parts;

test('pattern, sticks and difference stand on the same x axis', () => {
  const option = parts({ xRange: [20, 60] });
  expect(option.grid).toHaveLength(3);
  for (const axis of option.xAxis) expect([axis.min, axis.max]).toEqual([20, 60]);
});

test('without candidates there is the pattern alone', () => {
  const option = parts({ lanes: [], difference: null, unexplained: [], layout: plotLayout(800, 600, 0, false) });
  expect(option.grid).toHaveLength(1);
  expect(option.series.map((series) => series.id)).toEqual(['trace:observed']);
});

test('d runs from large to small, as the angle grows', () => {
  expect(parts({ unit: 'dSpacing', xRange: [1, 9] }).xAxis.every((axis) => axis.inverse)).toBe(true);
});

test('many curves become one series of lines', () => {
  const many = Array.from({ length: 100 }, (_, i) => trace(`m${i}`));
  const option = parts({ traces: many });
  const drawn = option.series.filter((series) => series.id.startsWith('trace'));
  expect(drawn).toHaveLength(1);
  expect(drawn[0]?.data).toHaveLength(100);
});

test('drawn as SVG it shows indices of found lines, intensities on the axis and a mark on the unexplained peak', () => {
  const svg = drawSvg(patternOption(model()), 800, 600);
  expect(svg).toContain('>200<');
  expect(svg).not.toContain('>220<');
  expect(svg).toContain('>?<');
  expect(svg).toContain('>MnO<');
  expect(svg).toContain('2θ / °');
  expect(svg).toMatch(/>1k</);
  expect(XMLValidator.validate(svg)).toBe(true);
});
