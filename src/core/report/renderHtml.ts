import type { Segment } from '../../contract/index.js';
import { escapeHtml } from './escapeHtml.js';
import { formatNumber } from './formatNumber.js';
import type { ReportBlock, ReportCell, ReportDocument, ReportTable } from './reportDocument.js';

const STYLE = `
body{font:14px/1.5 system-ui,-apple-system,'Segoe UI','DejaVu Sans',sans-serif;color:#1a2233;max-width:1000px;margin:32px auto;padding:0 24px}
h1{font-size:24px;margin:0}h2{font-size:16px;margin:28px 0 8px;border-bottom:1px solid #d5dae3;padding-bottom:4px}
.subtitle,footer,.footnote,figcaption{color:#56617a;font-size:12px}
.verdict{border-left:4px solid #2a7d4f;background:#edf6f1;padding:10px 14px;margin:12px 0}.verdict.none{border-color:#b06000;background:#fbf3e6}
.verdict strong{display:block}table{border-collapse:collapse;width:100%;font-size:12px;margin:8px 0}
th,td{padding:4px 8px;border-bottom:1px solid #e4e8ef;text-align:left;vertical-align:top}th{font-weight:600}
.right{text-align:right;font-variant-numeric:tabular-nums}figure{margin:12px 0}figure svg{width:100%;height:auto}
dl{display:grid;grid-template-columns:max-content 1fr;column-gap:16px;font-size:12px}dt{color:#56617a}dd{margin:0;overflow-wrap:anywhere}
.bar{text-decoration:overline}footer{margin-top:32px}@media print{body{margin:0}}`;

/**
 * One self-contained page: no script, nothing remote, everything that came from a file or a person escaped.
 * @param figureSvg trusted SVG markup drawn by the program itself
 * @param evidenceSvgs the same for the explanations, by number
 */
export function renderHtml(document: ReportDocument, figureSvg: string, evidenceSvgs: readonly string[] = []): string {
  const sections = document.sections
    .map(
      (section) =>
        `<section><h2>${escapeHtml(section.title)}</h2>${section.blocks.map((block) => renderBlock(block, figureSvg, evidenceSvgs)).join('\n')}</section>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escapeHtml(document.title)} · Phaselens report</title><style>${STYLE}</style></head>
<body><header><h1>${escapeHtml(document.title)}</h1><p class="subtitle">${escapeHtml(document.subtitle)}</p></header>
${sections}
<footer>${escapeHtml(document.footer)}</footer></body></html>
`;
}

function renderBlock(block: ReportBlock, figureSvg: string, evidenceSvgs: readonly string[]): string {
  switch (block.kind) {
    case 'verdict':
      return `<div class="verdict ${block.tone}"><strong>${escapeHtml(block.title)}</strong>${escapeHtml(block.text)}</div>`;
    case 'paragraph':
      return `<p>${escapeHtml(block.text)}</p>`;
    case 'list':
      return `<ol>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ol>`;
    case 'figure':
      return `<figure>${block.evidence === undefined ? figureSvg : (evidenceSvgs[block.evidence] ?? '')}<figcaption>${escapeHtml(block.caption)}</figcaption></figure>`;
    case 'facts':
      return `<dl>${block.facts.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${renderCell(value)}</dd>`).join('')}</dl>`;
    case 'table':
      return renderTable(block.table);
  }
}

function renderTable({ columns, rows, footnote }: ReportTable): string {
  const alignment = (index: number) => (columns[index]?.align === 'right' ? ' class="right"' : '');
  const head = columns.map((column, i) => `<th${alignment(i)}>${escapeHtml(column.title)}</th>`).join('');
  const body = rows
    .map((row) => `<tr>${row.map((cell, i) => `<td${alignment(i)}>${renderCell(cell)}</td>`).join('')}</tr>`)
    .join('');
  const note = footnote ? `<p class="footnote">${escapeHtml(footnote)}</p>` : '';
  return `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>${note}`;
}

function renderCell(cell: ReportCell): string {
  if (typeof cell === 'string') return escapeHtml(cell);
  if (Array.isArray(cell)) return cell.map(renderSegment).join('');
  return formatNumber(cell.value, cell.digits);
}

function renderSegment({ text, style }: Segment): string {
  const safe = escapeHtml(text);
  if (style === undefined) return safe;
  const tags = {
    sub: ['<sub>', '</sub>'],
    super: ['<sup>', '</sup>'],
    italic: ['<i>', '</i>'],
    overline: ['<span class="bar">', '</span>'],
  } as const;
  return `${tags[style][0]}${safe}${tags[style][1]}`;
}
