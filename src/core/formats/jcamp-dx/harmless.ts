import { LabError } from '../../../contract/data/errors.js';
import { limits } from '../limits.js';

/**
 * Prepare a JCAMP-DX text for the converter, which trusts what it reads: a duplicate count (`S`-`Z`, `s` and digits: the
 * last value so many times) may ask for billions of values, and long private records or runs of blanks cost time for nothing.
 * @throws LabError `too-large`
 */
export function harmless(text: string, label: string): string {
  let repeats = 0;
  for (const match of text.matchAll(/([S-Zs])(\d{1,15})/g)) {
    const lead = match[1] === 's' ? 9 : (match[1] ?? 'S').charCodeAt(0) - 82;
    const count = Number(`${lead}${match[2] ?? ''}`);
    // Words hold such letters too (`D8 S12`), so only counts no row would need are added up.
    if (count >= 1000) repeats += count;
    if (repeats > limits.points) {
      throw new LabError(
        'too-large',
        `${label} asks for more than 2,000,000 repeated values, which no measurement does; check where it comes from.`,
      );
    }
  }
  return text.replace(/^##\$.{4000,}$/gm, '').replace(/[ \t]{20,}/g, ' ');
}
