import { expect, test } from 'vitest';
import type { ExperimentFigure } from '../../../contract/index.js';
import { inventedFigures } from '../../__tests__/mockExperiments.js';
import { drawSvg } from '../engine.js';
import { experimentFigureHeight, experimentFigureOption } from '../experimentFigure.js';
import { startsAtZero } from '../experimentFigureBars.js';
import { digitsFor, numberFormat, writeInterval, writeTick } from '../experimentFigureFormat.js';
import { heatCells, heatColour } from '../experimentFigureHeat.js';
import { experimentFigureTable, figureTableCsv } from '../experimentFigureTable.js';
import { chartTheme } from '../palette.js';

const theme = chartTheme(false);

function figure<Kind extends ExperimentFigure['kind']>(kind: Kind): Extract<ExperimentFigure, { kind: Kind }> {
  const found = inventedFigures().find((each) => each.kind === kind);
  if (!found) throw new Error(`No invented figure is of the kind ${kind}.`);
  return found as Extract<ExperimentFigure, { kind: Kind }>;
}

function draw(of: ExperimentFigure, width = 700): string {
  return drawSvg(experimentFigureOption(of, theme, width), width, experimentFigureHeight(of, width));
}

test.each(['lines', 'bars', 'heat'] as const)('a figure of %s is drawn, with its axes named', (kind) => {
  const of = figure(kind);
  const svg = draw(of);
  expect(svg).toContain(of.kind === 'bars' ? of.y.label : of.x.label);
  expect(svg).not.toContain('NaN');
  expect(svg.length).toBeGreaterThan(2000);
});

test('lines carry the band of their interval and their name', () => {
  const of = figure('lines');
  const svg = draw(of);
  for (const { name } of of.series) expect(svg).toContain(name);
  // Each band is one filled shape of its own opacity.
  expect(svg.match(/fill-opacity="0\.18"/g)).toHaveLength(of.series.length);
});

test('curves of one group have one colour and one name', () => {
  const of = figure('lines');
  const [first] = of.series;
  if (!first) throw new Error('The figure has no curve.');
  const grouped = { ...of, series: [1, 2, 3].map((i) => ({ ...first, name: `number ${i}`, group: 'all of them' })) };
  const option = experimentFigureOption(grouped, theme, 700);
  const series = option.series as { itemStyle: { color: string }; name: string }[];
  expect(new Set(series.map(({ itemStyle }) => itemStyle.color)).size).toBe(1);
  expect(new Set(series.map(({ name }) => name))).toEqual(new Set(['all of them']));
});

test('a gap in a curve stays a gap', () => {
  const of = figure('lines');
  const [first] = of.series;
  if (!first) throw new Error('The figure has no curve.');
  const broken = { ...of, series: [{ ...first, y: first.y.map((value, i) => (i === 4 ? NaN : value)) }] };
  expect(draw(broken)).not.toContain('NaN');
});

test('bars are drawn as lengths only where the axis begins at zero', () => {
  const of = figure('bars');
  expect(startsAtZero(of)).toBe(true);
  expect(startsAtZero({ ...of, y: { ...of.y, from: 0.8 } })).toBe(false);
  const bars = draw(of);
  const points = draw({ ...of, y: { label: of.y.label, from: 0.8 } });
  const count = (svg: string) => (svg.match(/opacity="0\.45"/g) ?? []).length;
  expect(count(bars)).toBe(of.categories.length * of.series.length);
  expect(count(points)).toBe(0);
});

test('more bars take more height', () => {
  const of = figure('bars');
  const many = { ...of, categories: Array.from({ length: 25 }, (_, i) => `category ${i}`) };
  expect(experimentFigureHeight(many, 700)).toBeGreaterThan(experimentFigureHeight(of, 700));
});

test('cells of a heat map stand around their points, and long rows keep their largest magnitude', () => {
  const of = figure('heat');
  const cells = heatCells({ ...of, rows: ['a'], values: [[1, 2, 3]] });
  expect(cells).toEqual([
    [0, 1899, 1901, 1],
    [0, 1901, 1903, 2],
    [0, 1903, 1905, 3],
  ]);
  const long = Array.from({ length: 4000 }, (_, i) => (i === 1234 ? -7 : 0.1));
  const coarse = heatCells({ ...of, rows: ['a'], values: [long] });
  expect(coarse.length).toBeLessThanOrEqual(360);
  expect(Math.min(...coarse.map((cell) => cell[3]))).toBe(-7);
  expect(coarse[coarse.length - 1]?.[2]).toBe(1900 + (4000 - 0.5) * 2);
});

test('signed heat has one colour for each side and none at zero', () => {
  const ends = [-2, 2] as const;
  expect(heatColour(0, ends, theme)).toBe('rgb(243,245,247)');
  expect(heatColour(2, ends, theme)).toBe('rgb(11,110,153)');
  expect(heatColour(-2, ends, theme)).toBe('rgb(213,94,0)');
  expect(heatColour(NaN, ends, theme)).toBe(theme.grid);
});

test('shares are written in percent, their differences in points, other numbers as they are', () => {
  const accuracy = numberFormat('test accuracy', [0.92, 0.94]);
  expect(writeInterval(0.9421, 0.9384, 0.9458, accuracy)).toBe('94.2 % (93.8 to 94.6)');
  expect(writeInterval(0.99421, 0.99384, 0.99458, accuracy)).toBe('99.42 % (99.38 to 99.46)');
  const difference = numberFormat('difference of test accuracy', [-0.02, 0.017]);
  expect(writeInterval(0.017, 0.005, 0.029, difference)).toBe('+1.7 points (+0.5 to +2.9)');
  expect(writeInterval(-0.017, -0.029, -0.005, difference)).toBe('\u22121.7 points (\u22122.9 to \u22120.5)');
  const width = numberFormat('FWHM in points', [12.4]);
  expect(writeInterval(12.43, 12.1, 12.76, width)).toBe('12.43 (12.10 to 12.76)');
  // More than a whole is no share.
  expect(numberFormat('learning rate', [20]).unit).toBe('');
  expect(digitsFor(0, 0, width)).toBe(2);
  expect(writeTick(0.95, accuracy)).toBe('95 %');
});

test('the numbers behind a figure are a table with every point, its interval, and as CSV', () => {
  const lines = figure('lines');
  const table = experimentFigureTable(lines);
  expect(table.columns).toEqual(['Series', lines.x.label, 'test accuracy', 'low', 'high']);
  expect(table.rows).toHaveLength(27);
  expect(table.rows[0]?.slice(0, 2)).toEqual(['Random forest', 1]);
  const bars = experimentFigureTable(figure('bars'));
  expect(bars.rows).toHaveLength(8);
  expect(bars.rows[1]).toEqual(['One number: the maximum', 'pooled', 0.93, 0.92, 0.94]);
  const heat = experimentFigureTable(figure('heat'));
  expect(heat.columns).toHaveLength(9);
  expect(heat.rows[0]?.[0]).toBe(1900);
  expect(figureTableCsv({ columns: ['a', 'b, "c"'], rows: [['x', null]] })).toBe('a,"b, ""c"""\nx,\n');
});
