import { LabError } from '../../contract/data/errors.js';
import { CifTokens } from './cifTokens.js';

/** A data block: every tag (lower case, dots as underscores) with its values; a loop's columns have the same length. */
export interface CifBlock {
  name: string;
  /** `undefined` stands for `?` and `.`. */
  values: Map<string, (string | undefined)[]>;
}

const underscore = 95;
const keyword = /^(data_|loop_|save_|global_|stop_)/i;
const keywordStarts = new Set([...'dDlLsSgG'].map((letter) => letter.charCodeAt(0)));

const isTag = (tokens: CifTokens): boolean => tokens.more && !tokens.quoted && tokens.text.charCodeAt(0) === underscore;
const keywordOf = (tokens: CifTokens): string =>
  tokens.quoted || !keywordStarts.has(tokens.text.charCodeAt(0))
    ? ''
    : (keyword.exec(tokens.text)?.[0].toLowerCase() ?? '');
const isValue = (tokens: CifTokens): boolean => tokens.more && !isTag(tokens) && keywordOf(tokens) === '';
const valueOf = ({ text, quoted }: CifTokens): string | undefined =>
  !quoted && (text === '?' || text === '.') ? undefined : text;
const tagOf = ({ text }: CifTokens): string => text.toLowerCase().replaceAll('.', '_');

/**
 * Reads the data blocks of a CIF.
 * @throws LabError `damaged-file` for values without a tag or a loop whose values do not fill its last row.
 */
export function readCifBlocks(text: string, fileName: string): CifBlock[] {
  const tokens = new CifTokens(text, fileName);
  const blocks: CifBlock[] = [];
  let block: CifBlock = { name: '', values: new Map() };
  while (tokens.more) {
    const word = keywordOf(tokens);
    if (word === 'data_') {
      block = { name: tokens.text.slice(5), values: new Map() };
      blocks.push(block);
      tokens.advance();
    } else if (word === 'loop_') readLoop(tokens, block, fileName);
    else if (word !== '') tokens.advance();
    else if (isTag(tokens)) {
      const tag = tagOf(tokens);
      tokens.advance();
      if (!isValue(tokens)) continue;
      if (!block.values.has(tag)) block.values.set(tag, [valueOf(tokens)]);
      tokens.advance();
    } else {
      const value = tokens.text.slice(0, 30);
      throw new LabError(
        'damaged-file',
        blocks.length === 0
          ? `${fileName} is not a CIF: line ${tokens.line} has "${value}" before any data block.`
          : `${fileName}: the value "${value}" on line ${tokens.line} belongs to no tag.`,
      );
    }
  }
  return blocks;
}

function readLoop(tokens: CifTokens, block: CifBlock, fileName: string): void {
  const { line } = tokens;
  const tags: string[] = [];
  for (tokens.advance(); isTag(tokens); tokens.advance()) tags.push(tagOf(tokens));
  if (tags.length === 0) throw new LabError('damaged-file', `${fileName}: the loop on line ${line} names no columns.`);
  const columns = tags.map((): (string | undefined)[] => []);
  let count = 0;
  for (; isValue(tokens); tokens.advance()) columns[count++ % tags.length]!.push(valueOf(tokens));
  if (count % tags.length !== 0)
    throw new LabError(
      'damaged-file',
      `${fileName}: the loop of ${tags[0] ?? ''} on line ${line} has ${count} values, which do not fill rows of ${tags.length}; the file may be cut off.`,
    );
  for (const [j, tag] of tags.entries()) block.values.set(tag, columns[j] ?? []);
}
