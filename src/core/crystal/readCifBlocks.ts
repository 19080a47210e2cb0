import { LabError } from '../../contract/data/errors.js';
import { tokenizeCif } from './tokenizeCif.js';

/** A data block: every tag (lower case, dots as underscores) with its values; a loop's columns have the same length. */
export interface CifBlock {
  name: string;
  /** `undefined` stands for `?` and `.`. */
  values: Map<string, (string | undefined)[]>;
}

/**
 * Reads the data blocks of a CIF.
 * @throws LabError `damaged-file` for values without a tag or a loop whose values do not fill its last row.
 */
export function readCifBlocks(text: string, fileName: string): CifBlock[] {
  const tokens = tokenizeCif(text, fileName);
  const blocks: CifBlock[] = [];
  let block: CifBlock = { name: '', values: new Map() };
  const isTag = (i: number): boolean => tokens[i]?.quoted === false && tokens[i].text.startsWith('_');
  const keyword = (i: number): string => {
    const token = tokens[i];
    return token === undefined || token.quoted
      ? ''
      : (/^(data_|loop_|save_|global_|stop_)/i.exec(token.text)?.[0].toLowerCase() ?? '');
  };
  const isValue = (i: number): boolean => i < tokens.length && !isTag(i) && keyword(i) === '';
  const valueOf = (i: number): string | undefined => {
    const token = tokens[i];
    return token === undefined || (!token.quoted && (token.text === '?' || token.text === '.'))
      ? undefined
      : token.text;
  };
  const tagOf = (i: number): string => (tokens[i]?.text ?? '').toLowerCase().replaceAll('.', '_');

  for (let i = 0; i < tokens.length;) {
    const line = tokens[i]?.line ?? 0;
    switch (keyword(i)) {
      case 'data_':
        block = { name: tokens[i]?.text.slice(5) ?? '', values: new Map() };
        blocks.push(block);
        i++;
        continue;
      case 'loop_': {
        const tags: string[] = [];
        for (i++; isTag(i); i++) tags.push(tagOf(i));
        if (tags.length === 0)
          throw new LabError('damaged-file', `${fileName}: the loop on line ${line} names no columns.`);
        const columns = tags.map((): (string | undefined)[] => []);
        let count = 0;
        for (; isValue(i); i++) columns[count++ % tags.length]?.push(valueOf(i));
        if (count % tags.length !== 0)
          throw new LabError(
            'damaged-file',
            `${fileName}: the loop of ${tags[0] ?? ''} on line ${line} has ${count} values, which do not fill rows of ${tags.length}; the file may be cut off.`,
          );
        for (const [j, tag] of tags.entries()) block.values.set(tag, columns[j] ?? []);
        continue;
      }
      case '':
        break;
      default:
        i++;
        continue;
    }
    if (isTag(i)) {
      if (isValue(i + 1)) {
        if (!block.values.has(tagOf(i))) block.values.set(tagOf(i), [valueOf(i + 1)]);
        i += 2;
      } else i++;
      continue;
    }
    if (blocks.length === 0)
      throw new LabError(
        'damaged-file',
        `${fileName} is not a CIF: line ${line} has "${(tokens[i]?.text ?? '').slice(0, 30)}" before any data block.`,
      );
    throw new LabError(
      'damaged-file',
      `${fileName}: the value "${(tokens[i]?.text ?? '').slice(0, 30)}" on line ${line} belongs to no tag.`,
    );
  }
  return blocks;
}
