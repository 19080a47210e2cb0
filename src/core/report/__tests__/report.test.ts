import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeReport } from '../composeReport.js';
import { csvCell } from '../csvCell.js';
import { dataCsv, dataXy } from '../dataTable.js';
import { escapeHtml } from '../escapeHtml.js';
import { formatNumber } from '../formatNumber.js';
import { renderCsv } from '../renderCsv.js';
import { renderHtml } from '../renderHtml.js';
import { renderJson } from '../renderJson.js';
import { reportFixture } from './reportFixture.js';

test('the page says the verdict, the file hash, the assumed wavelength and what the score means', () => {
  const html = renderHtml(composeReport(reportFixture()), '<svg></svg>');
  expect(html).toContain('Best match: rutile, run 7 (TiO2)');
  expect(html).toContain('ab'.repeat(32));
  expect(html).toContain('ASSUMED, not stated anywhere');
  expect(html).toContain('Score, 0 to 1');
  expect(html).toContain('<i>P</i>4<sub>2</sub>/');
});

test('markup in a name or formula is shown, never run', () => {
  const attack = '<img src=x onerror=alert(1)>"\'&<script>1</script>';
  const html = renderHtml(composeReport(reportFixture(attack, attack)), '<svg></svg>');
  expect(html).not.toContain('<img');
  expect(html).not.toContain('<script');
  expect(html).toContain('&lt;img src=x');
});

test('no text whatever leaves the escaping with a live character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/);
    }),
  );
});

test('a cell that a spreadsheet would run gets an apostrophe and a number stays a number', () => {
  expect(csvCell('=HYPERLINK("http://x")')).toBe('"\'=HYPERLINK(""http://x"")"');
  expect(csvCell('-1+2')).toBe('"\'-1+2"');
  expect(csvCell(' @SUM(A1)')).toBe('"\' @SUM(A1)"');
  expect(csvCell('a\n=1')).toBe('"a\n\'=1"');
  expect(csvCell(-1.5)).toBe('-1.5');
  expect(csvCell(Number.NaN)).toBe('');
});

test('no text cell can begin a formula, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const cell = csvCell(text);
      const content = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      for (const line of content.split(/[\r\n]/)) expect(line).not.toMatch(/^\s*[=+\-@\t]/);
    }),
  );
});

test('the same context gives the same report byte for byte', () => {
  expect(renderJson(reportFixture())).toBe(renderJson(reportFixture()));
  expect(renderCsv(reportFixture())).toBe(renderCsv(reportFixture()));
  expect(renderHtml(composeReport(reportFixture()), '')).toBe(renderHtml(composeReport(reportFixture()), ''));
});

test('the JSON report holds arrays as plain lists and names its shape', () => {
  const parsed = JSON.parse(renderJson(reportFixture())) as {
    schema: string;
    measurement: { spectrum: { x: number[] } };
  };
  expect(parsed.schema).toBe('phaselens-report-1');
  expect(parsed.measurement.spectrum.x).toHaveLength(200);
});

test('the data export has one row for each point and one column for each profile', () => {
  const { measurement, explanation } = reportFixture();
  const rows = dataCsv(measurement.spectrum, explanation, ['rutile']).trim().split('\r\n');
  expect(rows).toHaveLength(201);
  expect(rows[0]).toBe('2θ (°),observed,background,profile of rutile,difference');
  expect(dataXy(measurement.spectrum).trim().split('\n')).toHaveLength(200);
});

test('a value that rounds to zero carries no sign', () => {
  expect(formatNumber(-0.0001, 3)).toBe('0.000');
  expect(formatNumber(-0.5, 1)).toBe('\u22120.5');
  expect(formatNumber(undefined, 1)).toBe('');
});
