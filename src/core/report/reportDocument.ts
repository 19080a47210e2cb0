import type { Segment } from '../../contract/index.js';

/** A cell: plain text, typeset segments, or a number with the digits to show. */
export type ReportCell = string | Segment[] | { value: number; digits: number };

export interface ReportTable {
  columns: { title: string; align: 'left' | 'right' }[];
  rows: ReportCell[][];
  /** What the columns mean; stands below the table. */
  footnote?: string;
}

export type ReportBlock =
  | { kind: 'verdict'; tone: 'match' | 'none'; title: string; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  /** The measurement, or with `evidence` what the model of that number looked at. */
  | { kind: 'figure'; caption: string; evidence?: number }
  | { kind: 'facts'; facts: [label: string, value: ReportCell][] }
  | { kind: 'table'; table: ReportTable };

export interface ReportSection {
  title: string;
  blocks: ReportBlock[];
}

/** A report as data: HTML and PDF are two ways to draw the same document. */
export interface ReportDocument {
  title: string;
  subtitle: string;
  sections: ReportSection[];
  footer: string;
}
