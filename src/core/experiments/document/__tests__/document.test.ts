import { expect, test } from 'vitest';
import type { ExperimentFigure, ExperimentResult } from '../../../../contract/index.js';
import type { DocumentedExperiment } from '../documented.js';
import { experimentJson } from '../experimentJson.js';
import { experimentMarkdown } from '../experimentMarkdown.js';
import { experimentPage } from '../experimentPage.js';
import { numberWords } from '../numberWords.js';
import { figureSvg } from '../svg/figureSvg.js';
import { verdictWords } from '../verdictWords.js';
import { logTicks, ticks } from '../svg/ticks.js';

const head = (id: string) => ({ id, title: `Title <${id}>`, caption: 'What is | seen' });
const lines: ExperimentFigure = {
  ...head('lines'),
  kind: 'lines',
  x: { label: 'distance', log: true },
  y: { label: 'error', from: 0 },
  series: [
    { name: 'a & b', x: [0.5, 5, 50], y: [0.3, 0.1, 0], low: [0.2, 0, 0], high: [0.4, 0.2, 0.1] },
    { name: 'c', x: [0.5, 5, 50], y: [0.1, NaN, 0], points: true },
  ],
};
const bars: ExperimentFigure = {
  ...head('bars'),
  kind: 'bars',
  categories: ['one', 'a rather long name of a category'],
  y: { label: 'share', from: 0, to: 1 },
  series: [{ name: 's', values: [0.25, 0.5], low: [0.2, 0.4], high: [0.3, 2] }],
};
const heat: ExperimentFigure = {
  ...head('heat'),
  kind: 'heat',
  x: { label: 'point', from: 0, step: 2 },
  rows: ['full', 'empty'],
  values: [
    [0, 1, 2, 1, 0],
    [0, 0, 0, 0, 0],
  ],
  unit: 'of all',
};
const result: ExperimentResult = {
  ...{ id: 'r', experiment: 'e3', seeds: 10, seedList: [1], verdict: 'holds partly', seconds: 200 },
  results: [{ label: 'noise | <b>', metric: 'factor', mean: -0.5, low: -0.7, high: 0.12345, n: 10 }],
  because: 'Because *of* it.',
  method: ['This was run.'],
  limits: ['This is open.', 'And this.'],
  figures: [lines, bars, heat],
  ...{ startedAt: '2026-01-01T00:00:00Z', finishedAt: '2026-01-02T00:00:00Z', softwareVersion: '1', engine: 'tf' },
  ...{ platform: 'p', recipeSha256: 'abcdef0123456789' },
};
const items: DocumentedExperiment[] = [
  { id: 'e3', title: 'Maps', claim: 'A <claim>', question: 'Why?', result },
  { id: 'e4', title: 'Pools', claim: 'Another', question: 'How?', result: null },
];

test('Markdown names every figure that it has, and its text cannot break it', () => {
  const { text, figures } = experimentMarkdown(items, 'experiments');
  const named = [...text.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, path]) => path);
  expect(named).toEqual([...figures.keys()]);
  expect(named).toEqual(['experiments/e3-lines.svg', 'experiments/e3-bars.svg', 'experiments/e3-heat.svg']);
  expect(text).toContain('**Verdict: holds partly.** Because \\*of\\* it.');
  expect(text).toContain('| noise \\| \\<b\\> | factor | −0.500 | −0.700 to 0.123 | 10 |');
  expect(text).toContain('(#e3-maps)');
  expect(text).toContain('Not run yet.');
  expect(text).toContain('- E3: This is open.');
});

test('fewer than ten seeds point to a verdict and are none, in the text, the page and the list of both', () => {
  const few = items.map((item) => ({ ...item, result: item.result && { ...item.result, seeds: 2 } }));
  const points = 'points to: holds partly (2 seeds; a verdict needs 10)';
  const { text } = experimentMarkdown(few, 'experiments');
  expect(text).toContain(`| ${points} |`);
  expect(text).toContain(`**No verdict yet; ${points}.** Because`);
  expect(text).not.toMatch(/Verdict: holds|\*\*holds/);
  const page = experimentPage(few);
  expect(page).toContain(`<td>${points}</td>`);
  expect(page).toContain(`<strong>No verdict yet; ${points}</strong>`);
  expect(verdictWords({ experiment: 'e1', verdict: 'holds', seeds: 1 })).toBe(
    'points to: holds (1 seed; a verdict needs 10)',
  );
  expect(verdictWords({ experiment: 'e1', verdict: 'holds', seeds: 10 })).toBe('holds');
});

test('the page is whole by itself and lets no text through as markup', () => {
  const page = experimentPage(items);
  expect(page.match(/<svg /g)).toHaveLength(3);
  expect(page).not.toMatch(/<script|src=|href="(?!#)/);
  expect(page).toContain('A &lt;claim&gt;');
  expect(page).toContain('noise | &lt;b&gt;');
  expect(page).not.toContain('Title <lines>');
});

test('data hold the results as they are', () => {
  expect(JSON.parse(experimentJson(items))).toEqual(JSON.parse(JSON.stringify({ experiments: items })));
});

test('bars end where their values are, and intervals stay on the axis', () => {
  const svg = figureSvg(bars);
  const widths = [...svg.matchAll(/<rect [^>]*width="([\d.]+)"[^>]*fill="#0072B2"/g)].map(([, width]) => Number(width));
  expect(widths).toHaveLength(2);
  expect((widths[1] ?? 0) / (widths[0] ?? 1)).toBeCloseTo(2, 2);
  const right = Math.max(...[...svg.matchAll(/x2="([\d.]+)"/g)].map(([, x]) => Number(x)));
  expect(right).toBeLessThanOrEqual(760);
});

test('a logarithmic axis puts ten times as far at the same step', () => {
  const svg = figureSvg(lines);
  const [d = ''] = [...svg.matchAll(/<path d="M([^"]+)" fill="none"/g)].map(([, path]) => path);
  const places = d.split('L').map((pair) => Number(pair.split(' ')[0]));
  expect((places[1] ?? 0) - (places[0] ?? 0)).toBeCloseTo((places[2] ?? 0) - (places[1] ?? 0), 1);
  expect(svg).toContain('a &amp; b');
  expect(svg).not.toContain('NaN');
});

test('curves of one group have one colour and one name', () => {
  const curve = (name: string, group?: string) => ({ name, ...(group && { group }), x: [1, 2, 3], y: [1, 2, 3] });
  const drawn = (grouped: boolean) =>
    figureSvg({
      ...{ kind: 'lines', id: 'g', title: 'G', caption: '', x: { label: 'x' }, y: { label: 'y' } },
      series: ['high', 'low'].flatMap((name) =>
        [1, 2, 3].map((i) => curve(`${name}, ${i}`, grouped ? name : undefined)),
      ),
    });
  const colours = (svg: string) =>
    new Set([...svg.matchAll(/fill="none" stroke="([^"]+)"/g)].map(([, colour]) => colour));
  expect(colours(drawn(true)).size).toBe(2);
  expect(colours(drawn(false)).size).toBe(6);
  expect(drawn(true)).not.toContain('high, 1');
});

test('empty rows of a heat map stay white', () => {
  const svg = figureSvg(heat);
  const rows = [...svg.matchAll(/M[\d.]+ ([\d.]+)H/g)].map(([, y]) => Number(y));
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows)).toEqual(new Set([10]));
});

test('ticks are round and numbers have three digits that count', () => {
  expect(ticks(0, 1, 5).map(({ text }) => text)).toEqual(['0.0', '0.2', '0.4', '0.6', '0.8', '1.0']);
  expect(ticks(-30, 30, 6).map(({ text }) => text)).toEqual(['−30', '−20', '−10', '0', '10', '20', '30']);
  expect(logTicks(0.5, 20).map(({ text }) => text)).toEqual(['0.5', '1', '2', '5', '10', '20']);
  expect([0.12345, 1.2345, 12.345, 1234.5, 0, -0.0000001, NaN].map(numberWords)).toEqual([
    ...['0.123', '1.23', '12.3', '1235', '0.000', '−1.0e−7', '–'],
  ]);
});
