import type { EChartsOption } from 'echarts';
import type { ReliabilityPoint } from '../../contract/index.js';
import type { ChartTheme } from './palette.js';
import { plainAxis, plainChart, plainTooltip } from './plainAxis.js';

export interface CalibrationModel {
  bins: readonly ReliabilityPoint[];
  theme: ChartTheme;
}

const SMALLEST = 5;
const LARGEST = 16;

/** How often predictions of a stated probability are right. On the dashed line probability and share agree. */
export function calibrationOption({ bins, theme }: CalibrationModel): EChartsOption {
  const points = bins.flatMap(({ confidence, accuracy, count }) =>
    confidence === null || accuracy === null ? [] : [{ value: [confidence, accuracy, count] }],
  );
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const percent = (value: number): string => `${Math.round(100 * value)} %`;
  return {
    ...plainChart(theme),
    tooltip: {
      ...plainTooltip(theme),
      trigger: 'item',
      formatter: (params) => {
        const [confidence = 0, accuracy = 0, count = 0] = Array.isArray(params) ? [] : (params.value as number[]);
        return `${count} predictions of about ${percent(confidence)}:\n${percent(accuracy)} of them right`;
      },
    },
    grid: { left: 54, right: 16, top: 10, bottom: 38, containLabel: false },
    xAxis: plainAxis(theme, { name: 'Stated probability', min: 0, max: 1, gap: 22, format: percent }),
    yAxis: plainAxis(theme, { name: 'Share that is right', min: 0, max: 1, gap: 40, grid: true, format: percent }),
    series: [
      {
        type: 'line',
        data: [
          [0, 0],
          [1, 1],
        ],
        showSymbol: false,
        silent: true,
        lineStyle: { color: theme.muted, width: 1, type: 'dashed' },
      },
      {
        type: 'line',
        data: points,
        symbol: 'circle',
        symbolSize: (value: number[]) => SMALLEST + (LARGEST - SMALLEST) * Math.sqrt((value[2] ?? 0) / most),
        lineStyle: { color: theme.accent, width: 1.5 },
        itemStyle: { color: theme.accent },
      },
    ],
  };
}
