import { LabError, type ReferenceSummary } from '../../../contract/index.js';
import { csvRow } from '../../../core/report/csvCell.js';
import type { LabContext } from '../labContext.js';

/** Rows of a part: some megabytes of text. */
const PART = 20_000;
/** Rows that the store reads at a time. */
const PAGE = 1000;

export interface CsvPart {
  text: string;
  next: number | null;
}

/** Rows `offset` and on of what a library holds, by name; the first part has the head. @throws LabError `not-found` */
export function libraryCsv(lab: LabContext, id: string, offset: number): CsvPart {
  const { technique } = lab.shelf.get(id);
  const rows: ReferenceSummary[] = [];
  for (let page: ReferenceSummary[]; rows.length < PART; rows.push(...page)) {
    page = pageOf(lab, id, technique, offset + rows.length);
    if (page.length === 0) break;
  }
  const head =
    offset === 0
      ? csvRow(['name', 'formula', 'elements', 'space group', 'density g/cm3', 'class', 'source', 'notes', 'id'])
      : '';
  const body = rows.map(({ name, formula, elements, spaceGroup, density, category, source, notes, id: own }) =>
    csvRow([name, formula, elements.join(' '), spaceGroup, density, category, source, notes, own]),
  );
  return { text: head + body.join(''), next: rows.length < PART ? null : offset + rows.length };
}

/** Files that gave nothing in the import of a library. @throws LabError `not-found` */
export function failuresCsv(lab: LabContext, id: string, offset: number): CsvPart {
  const collection = lab.collections.get(id);
  if (!collection) throw new LabError('not-found', 'This imported library is not there any more.');
  const rows = collection.failures(offset, PART);
  const head = offset === 0 ? csvRow(['file', 'reason']) : '';
  const body = rows.map(({ item, message }) => csvRow([item, message]));
  return { text: head + body.join(''), next: rows.length < PART ? null : offset + rows.length };
}

function pageOf(lab: LabContext, id: string, technique: 'xrd' | 'raman', offset: number): ReferenceSummary[] {
  const collection = lab.collections.get(id);
  if (collection) return collection.summaries(offset, PAGE);
  const stored = lab.store.references.list({ libraryId: id, offset, limit: PAGE }).items;
  if (stored.length > 0 || offset > 0) return stored;
  return [...lab.shelf.builtInEntries(technique).values()]
    .map(({ summary }) => summary)
    .filter(({ libraryId }) => libraryId === id);
}
