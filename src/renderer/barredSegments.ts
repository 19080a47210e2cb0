import type { Segment } from '../contract/index.js';
import { barredCharacters } from './charts/formatHkl.js';

/** Miller indices with combining bars as segments whose bars stand where they belong in every font. */
export function barredSegments(label: string): Segment[] {
  return barredCharacters(label).map(({ character, barred }) =>
    barred ? { text: character, style: 'overline' } : { text: character },
  );
}
