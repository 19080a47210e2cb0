import { escapeHtml } from '../../../report/escapeHtml.js';
import { FONT, INK } from './palette.js';

/** A number for an attribute: two decimals are less than a screen shows. */
export function px(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}

export interface TextOptions {
  anchor?: 'start' | 'middle' | 'end';
  size?: number;
  colour?: string;
  bold?: boolean;
  /** Turned to read upwards. */
  upwards?: boolean;
}

export function text(x: number, y: number, words: string, options: TextOptions = {}): string {
  const { anchor = 'start', size = 12, colour = INK, bold = false, upwards = false } = options;
  const turn = upwards ? ` transform="rotate(-90 ${px(x)} ${px(y)})"` : '';
  return `<text x="${px(x)}" y="${px(y)}" text-anchor="${anchor}" font-size="${size}" fill="${colour}"${bold ? ' font-weight="600"' : ''}${turn}>${escapeHtml(words)}</text>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, colour: string, width = 1, dash = ''): string {
  return `<line x1="${px(x1)}" y1="${px(y1)}" x2="${px(x2)}" y2="${px(y2)}" stroke="${colour}" stroke-width="${width}"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>`;
}

export function rect(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${px(x)}" y="${px(y)}" width="${px(Math.max(0, width))}" height="${px(Math.max(0, height))}" fill="${fill}"/>`;
}

/** About how wide words are, for a font of this size. */
export function widthOf(words: string, size = 12): number {
  return words.length * size * 0.56;
}

/** The whole picture, on white, with its title for people who hear it instead. */
export function picture(width: number, height: number, title: string, content: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${px(width)} ${px(height)}" width="${px(width)}" height="${px(height)}" role="img" font-family="${FONT}"><title>${escapeHtml(title)}</title>${rect(0, 0, width, height, '#ffffff')}${content.join('')}</svg>`;
}

/** Names of series beside their marks, in as many rows as they need. */
export function legend(
  names: readonly string[],
  left: number,
  width: number,
  top: number,
  mark: (index: number, x: number, y: number) => string,
): { content: string[]; height: number } {
  const content: string[] = [];
  let x = 0;
  let y = top;
  names.forEach((name, i) => {
    const needed = 30 + widthOf(name) + 14;
    if (x > 0 && x + needed > width) {
      x = 0;
      y += 18;
    }
    content.push(mark(i, left + x, y), text(left + x + 30, y + 4, name));
    x += needed;
  });
  return { content, height: y + 14 - top };
}
