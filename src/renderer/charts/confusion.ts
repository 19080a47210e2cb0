import type { CustomSeriesOption, EChartsOption } from 'echarts';
import type { ChartTheme } from './palette.js';
import { CHART_FONT } from './palette.js';
import { plainChart, plainTooltip } from './plainAxis.js';

export interface ConfusionModel {
  classNames: readonly string[];
  /** classes × classes counts, the true class in rows. */
  confusion: ArrayLike<number>;
  theme: ChartTheme;
}

export interface ConfusionCell {
  truth: number;
  said: number;
  count: number;
  /** Of the spectra of the true class. */
  share: number;
}

/** Counts are written into the cells, and names beside them, up to so many classes. */
const WRITTEN = 12;
const NAMED = 40;
/** Least opacity of a cell; small cells need more to be seen at all. */
const FAINTEST = 0.12;
const FAINTEST_SMALL = 0.45;

/** The cells that hold something: of a matrix of 500 classes most are empty. */
export function confusionCells(confusion: ArrayLike<number>, classes: number): ConfusionCell[] {
  const cells: ConfusionCell[] = [];
  for (let truth = 0; truth < classes; truth += 1) {
    let support = 0;
    for (let said = 0; said < classes; said += 1) support += confusion[truth * classes + said] ?? 0;
    for (let said = 0; said < classes; said += 1) {
      const count = confusion[truth * classes + said] ?? 0;
      if (count > 0) cells.push({ truth, said, count, share: count / support });
    }
  }
  return cells;
}

/** Right answers in the colour of the program along the diagonal, mistakes in orange beside it; stronger is a larger share. */
export function confusionOption({ classNames, confusion, theme }: ConfusionModel): EChartsOption {
  const count = classNames.length;
  const cells = confusionCells(confusion, count);
  const wrong = theme.dark ? '#F0803C' : '#D55E00';
  const named = count <= NAMED;
  const axis = {
    type: 'category' as const,
    data: [...classNames],
    axisLine: { lineStyle: { color: theme.faint } },
    axisTick: { show: false },
    axisLabel: { show: named, color: theme.muted, fontSize: 11, width: 110, overflow: 'truncate' as const },
    splitLine: { show: false },
    nameLocation: 'middle' as const,
    nameTextStyle: { color: theme.muted, fontSize: 11 },
  };
  const series: CustomSeriesOption = {
    type: 'custom',
    encode: { x: 0, y: 1 },
    data: cells.map(({ said, truth, count: number, share }) => [said, truth, number, share]),
    clip: true,
    renderItem: (_params, api) => {
      const [said, truth, number, share] = [0, 1, 2, 3].map((i) => Number(api.value(i)));
      const [x = 0, y = 0] = api.coord([said ?? 0, truth ?? 0]);
      const size = api.size?.([1, 1]);
      const [width = 1, height = 1] = Array.isArray(size) ? size : [1, 1];
      const faintest = count > WRITTEN ? FAINTEST_SMALL : FAINTEST;
      const opacity = faintest + (1 - faintest) * (share ?? 0);
      const rect = {
        type: 'rect' as const,
        shape: { x: x - width / 2, y: y - height / 2, width: Math.max(1, width), height: Math.max(1, height) },
        style: { fill: said === truth ? theme.accent : wrong, opacity },
      };
      if (count > WRITTEN) return rect;
      const onColour = theme.dark ? '#10151b' : '#ffffff';
      return {
        type: 'group' as const,
        children: [
          rect,
          {
            type: 'text' as const,
            silent: true,
            style: {
              text: String(number),
              ...{ x, y, align: 'center' as const, verticalAlign: 'middle' as const },
              fill: opacity > 0.55 ? onColour : theme.text,
              font: `12px ${CHART_FONT}`,
            },
          },
        ],
      };
    },
  };
  const longest = named ? Math.max(...classNames.map((name) => name.length)) : 0;
  return {
    ...plainChart(theme),
    tooltip: {
      ...plainTooltip(theme),
      trigger: 'item',
      formatter: (params) => {
        const value = Array.isArray(params) ? [] : (params.value as number[]);
        return cellInWords(classNames, value);
      },
    },
    grid: {
      left: named ? Math.min(126, 28 + longest * 6.5) : 34,
      right: 14,
      top: 10,
      bottom: named ? (count > WRITTEN ? 90 : 46) : 34,
      containLabel: false,
    },
    xAxis: {
      ...axis,
      name: 'Predicted class',
      nameGap: named ? (count > WRITTEN ? 74 : 28) : 14,
      axisLabel: { ...axis.axisLabel, rotate: count > WRITTEN ? 60 : 0 },
    },
    yAxis: { ...axis, inverse: true, name: 'True class', nameGap: named ? Math.min(108, 10 + longest * 6.5) : 14 },
    series: [series],
  };
}

function cellInWords(classNames: readonly string[], [said = 0, truth = 0, count = 0, share = 0]: number[]): string {
  const name = (i: number): string => classNames[i] ?? '';
  const part = `${count} (${Number((100 * share).toFixed(1))} % of the class)`;
  return said === truth ? `${name(truth)}: ${part} right` : `${name(truth)} taken for ${name(said)}: ${part}`;
}
