/** Letters and digits of a word in lower case: what names are compared by. */
export function plain(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether a person who says `word` means this reference: its id (with or without the library before the colon), its name, a name in brackets behind it, its formula. */
export function answersTo({ id, name, formula }: { id: string; name: string; formula: string }, word: string): boolean {
  const key = plain(word);
  if (key === '') return false;
  const bracket = /^(.*)\((.*)\)\s*$/.exec(name);
  return [id, id.replace(/^.*:/, ''), name, bracket?.[1] ?? '', bracket?.[2] ?? '', formula].some(
    (own) => plain(own) === key,
  );
}
