import type { ExperimentFigure } from '../../../../contract/index.js';
import { legend, line, picture, rect, text, widthOf } from './elements.js';
import { GRID, INK, MUTED, seriesColour } from './palette.js';
import { ticks } from './ticks.js';

const WIDTH = 760;
const RIGHT = 24;
const BAR = 13;
const GAP = 9;

/** Bars lie on their side: names of categories are sentences here. */
export function barsSvg(figure: Extract<ExperimentFigure, { kind: 'bars' }>): string {
  const { categories, series, y } = figure;
  const left = Math.min(330, 20 + Math.max(0, ...categories.map((name) => widthOf(name))));
  const all = series.flatMap((one) => [...one.values, ...(one.low ?? []), ...(one.high ?? [])]).filter(Number.isFinite);
  const from = y.from ?? Math.min(0, ...all);
  const highest = y.to ?? Math.max(...all);
  const to = highest > from ? highest : from + 1;
  const several = series.length > 1;
  const words = several
    ? legend(
        series.map(({ name }) => name),
        10,
        WIDTH - RIGHT - 10,
        14,
        (i, x, at) => rect(x + 10, at - 6, 14, 11, seriesColour(i)),
      )
    : { content: [], height: 0 };
  const top = 12 + words.height;
  const block = series.length * BAR + GAP;
  const height = categories.length * block + GAP;
  const toX = (value: number) =>
    left + ((Math.min(to, Math.max(from, value)) - from) / (to - from)) * (WIDTH - RIGHT - left);
  const content = [...words.content];
  for (const { value, text: label } of ticks(from, to, 6)) {
    content.push(line(toX(value), top, toX(value), top + height, GRID));
    content.push(text(toX(value), top + height + 16, label, { anchor: 'middle', colour: MUTED, size: 11 }));
  }
  categories.forEach((name, row) => {
    const first = top + GAP + row * block;
    content.push(text(left - 8, first + (series.length * BAR) / 2 + 4, name, { anchor: 'end' }));
    series.forEach((one, i) => {
      const value = one.values[row] ?? NaN;
      if (!Number.isFinite(value)) return;
      const middle = first + i * BAR + BAR / 2;
      const [start, end] = [toX(Math.max(from, Math.min(0, value))), toX(Math.max(from, Math.max(0, value)))];
      content.push(rect(start, middle - BAR / 2 + 1, end - start, BAR - 2, seriesColour(i)));
      const [low, high] = [one.low?.[row], one.high?.[row]];
      if (low === undefined || high === undefined || !Number.isFinite(low) || !Number.isFinite(high)) return;
      content.push(line(toX(low), middle, toX(high), middle, INK, 1.4));
      for (const bound of [low, high]) content.push(line(toX(bound), middle - 3, toX(bound), middle + 3, INK, 1.4));
    });
  });
  content.push(line(left, top, left, top + height, INK), line(left, top + height, WIDTH - RIGHT, top + height, INK));
  content.push(text((left + WIDTH - RIGHT) / 2, top + height + 35, y.label, { anchor: 'middle' }));
  return picture(WIDTH, top + height + 44, figure.title, content);
}
