import type { ExperimentFigure } from '../../../../contract/index.js';
import { line, picture, px, rect, text, widthOf } from './elements.js';
import { diverging, INK, MUTED, sequential } from './palette.js';
import { shortNumber, ticks } from './ticks.js';

const WIDTH = 760;
const RIGHT = 84;
/** More columns cannot be told apart; of those that fall together the one of largest magnitude stays. */
const COLUMNS = 250;
const LEVELS = 40;

/** Rows of values as colours; zero is white, so that empty rows are seen at once. */
export function heatSvg(figure: Extract<ExperimentFigure, { kind: 'heat' }>): string {
  const { rows, values, x, unit } = figure;
  const left = 16 + Math.max(0, ...rows.map((name) => widthOf(name, 11)));
  const tall = Math.min(120, Math.max(12, Math.round(220 / Math.max(1, rows.length))));
  const height = rows.length * tall;
  const top = 10;
  const width = WIDTH - RIGHT - left;
  const length = Math.max(1, ...values.map((row) => row.length));
  const columns = Math.min(COLUMNS, length);
  const flat = values.flat().filter(Number.isFinite);
  const most = Math.max(1e-300, ...flat.map(Math.abs));
  const signed = flat.some((value) => value < 0);
  const colour = (level: number) => (signed ? diverging(level / LEVELS) : sequential(level / LEVELS));

  const paths = new Map<number, string>();
  values.forEach((row, r) => {
    const levels = Array.from({ length: columns }, (_, column) => {
      const slice = row.slice(Math.floor((column * length) / columns), Math.floor(((column + 1) * length) / columns));
      const extreme = slice.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
      return Math.round((LEVELS * extreme) / most);
    });
    for (let from = 0; from < columns;) {
      let to = from;
      while (to < columns && levels[to] === levels[from]) to++;
      const level = levels[from] ?? 0;
      if (level !== 0) {
        const [x0, x1] = [left + (from * width) / columns, left + (to * width) / columns];
        const box = `M${px(x0)} ${px(top + r * tall)}H${px(x1)}v${tall}H${px(x0)}z`;
        paths.set(level, (paths.get(level) ?? '') + box);
      }
      from = to;
    }
  });
  const content = [...paths].map(([level, d]) => `<path d="${d}" fill="${colour(level)}"/>`);
  const every = Math.ceil(12 / tall);
  rows.forEach((name, r) => {
    if (r % every === 0) content.push(text(left - 6, top + (r + 0.5) * tall + 4, name, { anchor: 'end', size: 11 }));
    content.push(line(left, top + (r + 1) * tall, left + width, top + (r + 1) * tall, '#eceff3', 0.5));
  });
  content.push(
    `<rect x="${px(left)}" y="${top}" width="${px(width)}" height="${height}" fill="none" stroke="${INK}"/>`,
  );
  // Points stand in the middle of their columns.
  const toX = (value: number) => left + (((value - x.from) / x.step + 0.5) / length) * width;
  for (const { value, text: label } of ticks(x.from, x.from + (length - 1) * x.step, 8)) {
    content.push(line(toX(value), top + height, toX(value), top + height + 4, INK));
    content.push(text(toX(value), top + height + 17, label, { anchor: 'middle', colour: MUTED, size: 11 }));
  }
  content.push(text(left + width / 2, top + height + 36, x.label, { anchor: 'middle' }));
  const bar = left + width + 16;
  const steps = 20;
  for (let i = 0; i < steps; i++) {
    const share = 1 - (i + 0.5) / steps;
    const level = LEVELS * (signed ? 2 * share - 1 : share);
    content.push(rect(bar, top + (i * height) / steps, 12, height / steps + 0.5, colour(level)));
  }
  content.push(text(bar + 18, top + 9, shortNumber(most), { size: 11, colour: MUTED }));
  content.push(text(bar + 18, top + height, shortNumber(signed ? -most : 0), { size: 11, colour: MUTED }));
  content.push(text(WIDTH - 8, top + height / 2, unit, { anchor: 'middle', size: 11, colour: MUTED, upwards: true }));
  return picture(WIDTH, top + height + 46, figure.title, content);
}
