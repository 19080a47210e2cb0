import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Segment } from '../../../contract/index.js';
import { formatNumber } from '../../../core/report/formatNumber.js';
import type { ReportBlock, ReportCell, ReportDocument, ReportTable } from '../../../core/report/reportDocument.js';

/** Outside the Latin, Greek and Cyrillic letters and signs of the Roboto fonts. */
const NOT_DRAWN = /[^\u0000-\u052f\u1e00-\u22ff]/;

const MUTED = '#56617a';

/** The same document as the HTML page, as pdfmake's description of A4 pages. */
export function pdfDefinition(
  document: ReportDocument,
  figureSvg: string,
  evidenceSvgs: readonly string[] = [],
): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageMargins: [40, 44, 40, 48],
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.25, color: '#1a2233' },
    info: { title: `${document.title} · Phaselens report`, creator: 'Phaselens' },
    footer: (page, pages) => ({
      margin: [40, 12, 40, 0],
      columns: [
        { text: document.footer, fontSize: 7, color: MUTED },
        { text: `${page} / ${pages}`, fontSize: 7, color: MUTED, alignment: 'right', width: 50 },
      ],
    }),
    content: [
      { text: document.title, fontSize: 18, bold: true },
      { text: document.subtitle, color: MUTED, margin: [0, 0, 0, 6] },
      ...(NOT_DRAWN.test(JSON.stringify(document))
        ? [
            {
              text: 'Some characters (boxes below) cannot be drawn in this PDF; the HTML report shows them.',
              fontSize: 8,
              color: MUTED,
            },
          ]
        : []),
      ...document.sections.flatMap((section): Content[] => [
        { text: section.title, fontSize: 12, bold: true, margin: [0, 12, 0, 4], headlineLevel: 1 },
        ...section.blocks.map((block) => drawBlock(block, figureSvg, evidenceSvgs)),
      ]),
    ],
    // A heading is never the last thing on a page.
    pageBreakBefore: (node, api) => node.headlineLevel === 1 && api.getFollowingNodesOnPage().length === 0,
  };
}

function drawBlock(block: ReportBlock, figureSvg: string, evidenceSvgs: readonly string[]): Content {
  switch (block.kind) {
    case 'verdict':
      return {
        table: {
          widths: ['*'],
          body: [[{ stack: [{ text: block.title, bold: true, fontSize: 11 }, block.text], margin: [6, 4, 6, 4] }]],
        },
        layout: {
          hLineWidth: () => 0,
          vLineWidth: (i) => (i === 0 ? 3 : 0),
          vLineColor: () => (block.tone === 'match' ? '#2a7d4f' : '#b06000'),
          fillColor: () => (block.tone === 'match' ? '#edf6f1' : '#fbf3e6'),
        },
        margin: [0, 2, 0, 8],
      };
    case 'paragraph':
      return { text: block.text, margin: [0, 2, 0, 4] };
    case 'list':
      // A copy: pdfmake turns the strings of its definition into nodes in place.
      return { ol: [...block.items], margin: [0, 2, 0, 4] };
    case 'figure':
      return {
        stack: [
          { svg: block.evidence === undefined ? figureSvg : (evidenceSvgs[block.evidence] ?? ''), width: 515 },
          { text: block.caption, fontSize: 8, color: MUTED },
        ],
        margin: [0, 2, 0, 8],
      };
    case 'facts':
      return {
        table: {
          widths: [120, '*'],
          body: block.facts.map(([label, value]): TableCell[] => [
            { text: label, color: MUTED },
            { text: drawCell(value) },
          ]),
        },
        layout: 'noBorders',
      };
    case 'table':
      return drawTable(block.table);
  }
}

function drawTable({ columns, rows, footnote }: ReportTable): Content {
  const alignment = (index: number) => columns[index]?.align ?? 'left';
  // The last column holds the long text (a source, a citation): it takes what the others leave.
  const widths = columns.map((_, i) => (i === columns.length - 1 ? '*' : 'auto'));
  return {
    stack: [
      {
        table: {
          headerRows: 1,
          widths,
          body: [
            columns.map((column, i): TableCell => ({
              text: column.title,
              bold: true,
              alignment: alignment(i),
              fontSize: 8,
            })),
            ...rows.map((row) =>
              row.map((cell, i): TableCell => ({ text: drawCell(cell), alignment: alignment(i), fontSize: 8 })),
            ),
          ],
        },
        layout: 'lightHorizontalLines',
      },
      ...(footnote ? [{ text: footnote, fontSize: 7, color: MUTED, margin: [0, 3, 0, 0] } satisfies Content] : []),
    ],
    margin: [0, 2, 0, 8],
  };
}

type Inline = { text: string; sub?: boolean; sup?: boolean; italics?: boolean; decoration?: 'overline' };

function drawCell(cell: ReportCell): string | Inline[] {
  if (typeof cell === 'string') return breakable(cell);
  if (Array.isArray(cell)) return cell.length > 0 ? cell.map(drawSegment) : '';
  return formatNumber(cell.value, cell.digits);
}

/** Long unbroken runs (a hash, JSON options) get places where a line may end. */
function breakable(text: string): string {
  return text.replace(/[^\s]{40}/g, '$&\u200b');
}

function drawSegment({ text, style }: Segment): Inline {
  if (style === undefined) return { text };
  switch (style) {
    case 'sub':
      return { text, sub: true };
    case 'super':
      return { text, sup: true };
    case 'italic':
      return { text, italics: true };
    case 'overline':
      return { text, decoration: 'overline' };
  }
}
