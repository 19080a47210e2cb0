import type { Input, Library } from '../../../contract/index.js';
import { call } from '../../lab.js';
import { saveFile } from '../../save.js';

/** What a library holds, or what failed in its import, saved as CSV. @returns the name of the file, null when cancelled */
export async function saveLibraryCsv(
  { id, name }: Pick<Library, 'id' | 'name'>,
  what: Input<'libraries.csv'>['what'],
): Promise<string | null> {
  const parts: string[] = [];
  for (let offset: number | null = 0; offset !== null;) {
    const part: { text: string; next: number | null } = await call('libraries.csv', { id, what, offset });
    parts.push(part.text);
    offset = part.next;
  }
  const stem = name.replace(/[^\p{L}\p{N} ._-]+/gu, ' ').trim() || 'library';
  return saveFile({
    fileName: `${stem}${what === 'failures' ? ', failures' : ''}.csv`,
    mime: 'text/csv',
    // Spreadsheets take UTF-8 for what it is by its mark.
    bytes: new TextEncoder().encode(`\ufeff${parts.join('')}`),
  });
}
