import type { ReferenceSummary, Technique } from '../../../contract/index.js';

export interface SummaryFilter {
  libraryId?: string | undefined;
  technique?: Technique | undefined;
  /** Words that must all occur in name, formula, category, space group, source or specimen. */
  search?: string | undefined;
  /** All of these must be present. */
  elements?: readonly string[] | undefined;
}

/** The store's own filter, for references outside it. */
export function fitsReferenceFilter(
  summary: ReferenceSummary,
  { libraryId, technique, search, elements }: SummaryFilter,
): boolean {
  if (libraryId !== undefined && summary.libraryId !== libraryId) return false;
  if (technique !== undefined && summary.technique !== technique) return false;
  if (elements?.some((element) => !summary.elements.includes(element))) return false;
  const words = (search ?? '').toLocaleLowerCase('en').split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const { name, formula, category, spaceGroup, source, specimen } = summary;
  const text = [name, formula, category, spaceGroup, source, specimen].join(' ').toLocaleLowerCase('en');
  return words.every((word) => text.includes(word));
}
