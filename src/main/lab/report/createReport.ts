import type { ExportedFile } from '../../../contract/index.js';
import { composeReport } from '../../../core/report/composeReport.js';
import type { ReportContext } from '../../../core/report/reportContext.js';
import { renderCsv } from '../../../core/report/renderCsv.js';
import { renderHtml } from '../../../core/report/renderHtml.js';
import { renderJson } from '../../../core/report/renderJson.js';
import { safeFileName } from './safeFileName.js';

export type ReportFormat = 'html' | 'pdf' | 'csv' | 'json';

/** Writes one report into memory. */
export async function createReport(context: ReportContext, format: ReportFormat): Promise<ExportedFile> {
  const fileName = `${safeFileName(context.measurement.name)}-report.${format}`;
  const text = (content: string, mime: string): ExportedFile => ({
    fileName,
    mime,
    bytes: new TextEncoder().encode(content),
  });
  switch (format) {
    case 'csv':
      return text(renderCsv(context), 'text/csv;charset=utf-8');
    case 'json':
      return text(renderJson(context), 'application/json');
    case 'html':
      return text(
        renderHtml(composeReport(context), await figureOf(context), await evidenceFigures(context)),
        'text/html;charset=utf-8',
      );
    case 'pdf': {
      const { pdfDefinition } = await import('./pdfDefinition.js');
      const { renderPdf } = await import('./renderPdf.js');
      const bytes = await renderPdf(
        pdfDefinition(composeReport(context), await figureOf(context), await evidenceFigures(context)),
      );
      return { fileName, mime: 'application/pdf', bytes };
    }
  }
}

async function figureOf({ measurement, explanation }: ReportContext): Promise<string> {
  // Charts are a large library that only reports need: loaded when one is written.
  const { patternFigure } = await import('./patternFigure.js');
  const names = (explanation?.overlays ?? []).map(
    (overlay) =>
      measurement.identification?.candidates.find((c) => c.reference.id === overlay.referenceId)?.reference.name ??
      overlay.referenceId,
  );
  return patternFigure(measurement.spectrum, explanation, names);
}

async function evidenceFigures({ evidence = [] }: ReportContext): Promise<string[]> {
  if (evidence.length === 0) return [];
  const { evidenceFigure } = await import('./evidenceFigure.js');
  return evidence.map((one) => (one.state === 'shown' ? evidenceFigure(one) : ''));
}
