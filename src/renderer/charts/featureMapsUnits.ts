import type { EChartsCoreOption } from 'echarts/core';
import type { LayerMaps } from '../../contract/index.js';
import { largest } from './featureMapsOption.js';
import { CHART_FONT, type ChartTheme } from './palette.js';
import { signColours } from './featureMapsRaster.js';

/** Names below the bars, where they have room. */
const NAMED = 14;

export interface UnitsPicture {
  width: number;
  height: number;
  theme: ChartTheme;
  maps: LayerMaps;
  /** One for each unit, for the last layer. */
  names: readonly string[] | null;
}

/** A layer without points: its units as bars side by side. */
export function featureMapsUnits({ width, height, theme, maps, names }: UnitsPicture): EChartsCoreOption {
  const frame = { left: 62, top: 24, width: Math.max(20, width - 78), height: Math.max(20, height - 64) };
  const values = maps.values;
  const top = largest(values) || 1;
  const signed = values.some((value) => value < 0);
  const zero = frame.top + frame.height * (signed ? 0.5 : 1);
  const reach = frame.height * (signed ? 0.5 : 1);
  const slot = frame.width / Math.max(1, values.length);
  const bar = Math.max(1, Math.min(60, slot * 0.8));
  const colours = signColours(theme.dark);
  const rgb = (value: number): string => `rgb(${(value < 0 ? colours.negative : colours.positive).join(',')})`;
  const text = (x: number, y: number, words: string, change: Record<string, unknown> = {}) => ({
    type: 'text',
    style: {
      x,
      y,
      text: words,
      fill: theme.muted,
      font: `11px ${CHART_FONT}`,
      align: 'center',
      verticalAlign: 'middle',
      ...change,
    },
  });
  return {
    animation: false,
    backgroundColor: theme.background,
    textStyle: { fontFamily: CHART_FONT },
    grid: [{ ...frame, outerBoundsMode: 'none' }],
    xAxis: [{ type: 'value', min: 0, max: 1, show: false }],
    yAxis: [{ type: 'value', min: 0, max: 1, show: false }],
    series: [
      {
        type: 'custom',
        silent: true,
        animation: false,
        clip: false,
        data: [[0, 0]],
        encode: { x: -1, y: -1 },
        renderItem: () => ({
          type: 'group',
          children: [
            ...Array.from(values, (value, unit) => ({
              type: 'rect',
              shape: {
                x: frame.left + (unit + 0.5) * slot - bar / 2,
                y: value < 0 ? zero : zero - (value / top) * reach,
                width: bar,
                height: (Math.abs(value) / top) * reach,
              },
              style: { fill: rgb(value) },
            })),
            {
              type: 'line',
              shape: { x1: frame.left, y1: zero, x2: frame.left + frame.width, y2: zero },
              style: { stroke: theme.faint, lineWidth: 1 },
            },
            text(frame.left - 8, zero - reach, top.toPrecision(3), { align: 'right' }),
            text(frame.left - 8, zero, '0', { align: 'right' }),
            ...(values.length <= NAMED
              ? Array.from(values, (_, unit) =>
                  text(
                    frame.left + (unit + 0.5) * slot,
                    frame.top + frame.height + 14,
                    names?.[unit] ?? `${unit + 1}`,
                    {
                      width: slot - 6,
                      overflow: 'truncate',
                    },
                  ),
                )
              : [text(frame.left + frame.width / 2, frame.top + frame.height + 14, `units 1 to ${values.length}`)]),
          ],
        }),
      },
    ],
  };
}
