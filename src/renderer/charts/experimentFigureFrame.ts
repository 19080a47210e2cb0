import { CHART_FONT, type ChartTheme } from './palette.js';
import { classColour } from './classColour.js';

/** Mean width of a letter at 11 px. */
const LETTER = 6.2;
const LEGEND_ROW = 18;
const LEGEND_MARK = 30;

/** Width of a text at 11 px, estimated. */
export function textWidth(text: string): number {
  return text.length * LETTER;
}

/** Room of the legend above the drawing, px; none for a single series. */
export function legendHeight(names: readonly string[], width: number): number {
  if (names.length < 2) return 0;
  let rows = 1;
  let used = 0;
  for (const name of names) {
    const need = textWidth(name) + LEGEND_MARK;
    if (used > 0 && used + need > width) {
      rows += 1;
      used = 0;
    }
    used += need;
  }
  return rows * LEGEND_ROW + 6;
}

/** Names of the series above the drawing; a click hides and shows one. */
export function figureLegend(names: readonly string[], theme: ChartTheme) {
  return {
    show: names.length > 1,
    type: 'plain' as const,
    data: [...names],
    left: 0,
    top: 0,
    itemWidth: 14,
    itemHeight: 8,
    itemGap: 12,
    icon: 'roundRect',
    inactiveColor: theme.faint,
    textStyle: { color: theme.text, fontSize: 11, fontFamily: CHART_FONT },
  };
}

/** Colour of the n-th of the series of a figure. */
export function figureColour(index: number, count: number, theme: ChartTheme): string {
  return classColour(index, count, theme.dark);
}

/** Finite, or the sign for a gap. */
export function orGap(value: number | null | undefined): number | '-' {
  return typeof value === 'number' && Number.isFinite(value) ? value : '-';
}
