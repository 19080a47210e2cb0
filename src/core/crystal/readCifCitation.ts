import type { CifBlock } from './readCifBlocks.js';

/** Authors, journal, volume (year), pages and DOI as far as the file gives them; else empty. */
export function readCifCitation(block: CifBlock): string {
  const list = (tag: string): string[] =>
    (block.values.get(tag) ?? []).filter((v) => v !== undefined).map((v) => v.replace(/\s+/g, ' ').trim());
  const first = (...tags: string[]): string => tags.map((tag) => list(tag)[0] ?? '').find((v) => v !== '') ?? '';
  const authors = list('_publ_author_name').length > 0 ? list('_publ_author_name') : list('_citation_author_name');
  const names = authors.length > 3 ? `${authors[0] ?? ''} et al.` : authors.join('; ');
  const year = first('_journal_year', '_citation_year');
  const pages = [
    first('_journal_page_first', '_citation_page_first'),
    first('_journal_page_last', '_citation_page_last'),
  ]
    .filter((v) => v !== '')
    .join('-');
  const journal = [
    first('_journal_name_full', '_citation_journal_full', '_citation_journal_abbrev'),
    first('_journal_volume', '_citation_journal_volume'),
  ]
    .filter((v) => v !== '')
    .join(' ');
  const doi = first('_journal_paper_doi', '_citation_doi');
  return [
    names,
    journal === '' ? '' : `${journal}${year === '' ? '' : ` (${year})`}`,
    pages,
    doi === '' ? '' : `doi ${doi}`,
  ]
    .filter((v) => v !== '')
    .join(', ');
}
