import { CHART_FONT, type ChartTheme } from './palette.js';

interface PlainAxis {
  name: string;
  min?: number;
  max?: number;
  /** Room between the numbers and the name, px. */
  gap?: number;
  grid?: boolean;
  format?: (value: number) => string;
}

/** A number axis with its name beside it, in the quiet style of all small charts. */
export function plainAxis(theme: ChartTheme, { name, min, max, gap = 24, grid = false, format }: PlainAxis) {
  return {
    type: 'value' as const,
    name,
    nameLocation: 'middle' as const,
    nameGap: gap,
    nameTextStyle: { color: theme.muted, fontSize: 11 },
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    axisLine: { show: true, onZero: false, lineStyle: { color: theme.faint } },
    axisTick: { show: true, lineStyle: { color: theme.faint } },
    axisLabel: { color: theme.muted, fontSize: 11, hideOverlap: true, ...(format && { formatter: format }) },
    splitLine: { show: grid, lineStyle: { color: theme.grid } },
  };
}

/** What every small chart has in common. */
export function plainChart(theme: ChartTheme) {
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { color: theme.muted, fontFamily: CHART_FONT },
  };
}

/** A reading at the pointer, drawn on the canvas: the content policy needs no exception for it. */
export function plainTooltip(theme: ChartTheme) {
  return {
    renderMode: 'richText' as const,
    confine: true,
    backgroundColor: theme.background,
    borderColor: theme.faint,
    borderWidth: 1,
    padding: [4, 8],
    textStyle: { color: theme.text, fontSize: 12, fontFamily: CHART_FONT },
  };
}
