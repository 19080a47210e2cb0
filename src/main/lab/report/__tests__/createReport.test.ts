import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportFixture } from '../../../../core/report/__tests__/reportFixture.js';
import { composeReport } from '../../../../core/report/composeReport.js';
import { createReport } from '../createReport.js';
import { pdfDefinition } from '../pdfDefinition.js';
import { safeFileName } from '../safeFileName.js';

test('the PDF is a real PDF with several kilobytes of content', async () => {
  const { bytes, mime, fileName } = await createReport(reportFixture(), 'pdf');
  expect(mime).toBe('application/pdf');
  expect(fileName).toBe('rutile, run 7-report.pdf');
  expect(new TextDecoder('latin1').decode(bytes.subarray(0, 5))).toBe('%PDF-');
  expect(bytes.length).toBeGreaterThan(10_000);
});

test('the HTML page carries its figure inside and asks for nothing from outside', async () => {
  const { bytes } = await createReport(reportFixture(), 'html');
  const html = new TextDecoder().decode(bytes);
  expect(html).toContain('<svg');
  expect(html).not.toMatch(/(src|href)="?https?:/);
});

test('a measurement that was never identified still gives all four reports', async () => {
  const context = reportFixture();
  const bare = {
    ...context,
    explanation: null,
    measurement: { ...context.measurement, identification: null, peaks: null },
  };
  for (const format of ['html', 'pdf', 'csv', 'json'] as const) {
    expect((await createReport(bare, format)).bytes.length).toBeGreaterThan(100);
  }
});

test('every name becomes one that any file system takes', () => {
  expect(safeFileName('../../etc/passwd')).toBe('_.._etc_passwd');
  expect(safeFileName('CON')).toBe('measurement-CON');
  expect(safeFileName('')).toBe('measurement');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const safe = safeFileName(name);
      expect(safe).not.toMatch(/[/\\:*?"<>|\u0000-\u001f]/);
      expect(safe.length).toBeGreaterThan(0);
    }),
  );
});

test('a PDF that cannot draw some letters says so', () => {
  const context = reportFixture();
  const noteOf = (notes: string) =>
    JSON.stringify(pdfDefinition(composeReport({ ...context, measurement: { ...context.measurement, notes } }), ''));
  expect(noteOf('試料 3')).toContain('cannot be drawn in this PDF');
  expect(noteOf('Probe aus Köln, 5 Å, образец, θ')).not.toContain('cannot be drawn in this PDF');
});
