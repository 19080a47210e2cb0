import type { ExperimentFigure } from '../../../../contract/index.js';
import { legend, line, picture, px, text } from './elements.js';
import { GRID, INK, MUTED, seriesColour, seriesDash } from './palette.js';
import { logTicks, ticks } from './ticks.js';

const WIDTH = 760;
const LEFT = 64;
const RIGHT = 14;
const PLOT = 260;

/** Curves with bands or, where points are asked for, with error bars. */
export function linesSvg(figure: Extract<ExperimentFigure, { kind: 'lines' }>): string {
  const { series, x, y } = figure;
  const xs = series.flatMap((one) => one.x).filter((value) => Number.isFinite(value) && (!x.log || value > 0));
  const ys = series.flatMap((one) => [...one.y, ...(one.low ?? []), ...(one.high ?? [])]).filter(Number.isFinite);
  const [x0, x1] = [Math.min(...xs), Math.max(...xs)];
  const lowest = y.from ?? Math.min(...ys);
  const highest = y.to ?? Math.max(...ys);
  const y0 = lowest;
  const y1 = highest > lowest ? highest : lowest + 1;
  const names = series.map(({ name, group }) => group ?? name);
  const groups = [...new Set(names)];
  const words = legend(groups, LEFT, WIDTH - LEFT - RIGHT, 12, (i, at, height) =>
    line(at, height, at + 24, height, seriesColour(i), 2, seriesDash(i)),
  );
  const top = 12 + words.height;
  const scale = (value: number) => (x.log ? Math.log(value) : value);
  const span = scale(x1) - scale(x0) || 1;
  const toX = (value: number) => LEFT + ((scale(value) - scale(x0)) / span) * (WIDTH - LEFT - RIGHT);
  const toY = (value: number) => top + PLOT - ((Math.min(y1, Math.max(y0, value)) - y0) / (y1 - y0)) * PLOT;
  const content = [...words.content];
  for (const { value, text: label } of ticks(y0, y1, 5)) {
    content.push(line(LEFT, toY(value), WIDTH - RIGHT, toY(value), GRID));
    content.push(text(LEFT - 8, toY(value) + 4, label, { anchor: 'end', colour: MUTED, size: 11 }));
  }
  for (const { value, text: label } of x.log ? logTicks(x0, x1) : ticks(x0, x1, 8)) {
    content.push(line(toX(value), top + PLOT, toX(value), top + PLOT + 4, INK));
    content.push(text(toX(value), top + PLOT + 17, label, { anchor: 'middle', colour: MUTED, size: 11 }));
  }
  content.push(line(LEFT, top + PLOT, WIDTH - RIGHT, top + PLOT, INK), line(LEFT, top, LEFT, top + PLOT, INK));
  series.forEach((one, i) =>
    content.push(
      ...curve(one, groups.indexOf(names[i] ?? ''), toX, toY, {
        log: x.log ?? false,
        aside: (i - (series.length - 1) / 2) * 3,
      }),
    ),
  );
  content.push(text((LEFT + WIDTH - RIGHT) / 2, top + PLOT + 36, x.label, { anchor: 'middle' }));
  content.push(text(16, top + PLOT / 2, y.label, { anchor: 'middle', upwards: true }));
  return picture(WIDTH, top + PLOT + 46, figure.title, content);
}

function curve(
  { x, y, low, high, points }: Extract<ExperimentFigure, { kind: 'lines' }>['series'][number],
  index: number,
  toX: (value: number) => number,
  toY: (value: number) => number,
  /** Error bars at the same place stand beside each other, `aside` pixels from it. */
  { log, aside }: { log: boolean; aside: number },
): string[] {
  const colour = seriesColour(index);
  const content: string[] = [];
  const known = [...x.keys()].filter((i) => Number.isFinite(y[i]) && (!log || (x[i] ?? 0) > 0));
  const at = (i: number, value: number) =>
    `${px(toX(x[i] ?? 0) + (points && low && high ? aside : 0))} ${px(toY(value))}`;
  if (low && high && !points && known.length > 1) {
    const up = known.map((i) => at(i, high[i] ?? y[i] ?? 0));
    const down = known.map((i) => at(i, low[i] ?? y[i] ?? 0)).reverse();
    content.push(`<path d="M${[...up, ...down].join('L')}Z" fill="${colour}" fill-opacity="0.15"/>`);
  }
  const path = known.map((i) => at(i, y[i] ?? 0)).join('L');
  if (known.length > 1)
    content.push(
      `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="1.8"${seriesDash(index) === '' ? '' : ` stroke-dasharray="${seriesDash(index)}"`}/>`,
    );
  if (!points && known.length > 1) return content;
  for (const i of known) {
    const place = toX(x[i] ?? 0) + (low && high ? aside : 0);
    if (low && high) content.push(line(place, toY(low[i] ?? 0), place, toY(high[i] ?? 0), colour, 1.2));
    content.push(`<circle cx="${px(place)}" cy="${px(toY(y[i] ?? 0))}" r="3" fill="${colour}"/>`);
  }
  return content;
}
