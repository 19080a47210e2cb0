/** One spelling for search: letter case and compatibility forms (TiO₂ and TiO2) do not matter, in any language. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** What a row can be found by. The parts stay apart, so that no word is found across two of them. */
export function searchText(parts: readonly (string | undefined)[]): string {
  return folded(parts.filter((part) => part !== undefined && part !== '').join('\n'));
}

/** The words of a query, each of which must occur. */
export function searchWords(query: string | undefined): string[] {
  return folded(query ?? '')
    .split(/\s+/u)
    .filter((word) => word !== '');
}
