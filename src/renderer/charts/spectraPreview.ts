import type { EChartsOption, LineSeriesOption } from 'echarts';
import type { DatasetAxis, DatasetPart } from '../../contract/index.js';
import { axisTitle } from './axis.js';
import { classColour } from './classColour.js';
import type { ChartTheme } from './palette.js';
import { plainAxis, plainChart } from './plainAxis.js';

export interface SpectraPreviewModel {
  part: Pick<DatasetPart, 'x' | 'labels' | 'meta'>;
  /** Numbers of the classes that are switched off. */
  hidden: ReadonlySet<number>;
  /** One strip for each class instead of all upon each other. */
  lanes: boolean;
  theme: ChartTheme;
}

/** Room of one strip that its spectra fill. */
const FILL = 0.88;

/** The axis of a dataset as it stands under a plot. */
export function datasetAxisTitle({ unit }: DatasetAxis): string {
  return unit === 'point' ? 'Point' : axisTitle(unit);
}

/** What a dataset's axis covers: `401 points, Raman shift 100 to 900 cm⁻¹`. */
export function datasetAxisRange({ unit, from, step }: DatasetAxis, length: number): string {
  const end = Number((from + (length - 1) * step).toPrecision(6));
  if (unit === 'point') return `${length} points`;
  const [name = '', symbol = ''] = axisTitle(unit).split(' / ');
  return `${length} points, ${name} ${from} to ${end}${symbol === '°' ? '' : ' '}${symbol}`;
}

/** Spectra in the colours of their classes. Long spectra are thinned by their extremes when drawn. */
export function spectraPreviewOption({ part, hidden, lanes, theme }: SpectraPreviewModel): EChartsOption {
  const { meta, x, labels } = part;
  const { axis, length, classNames } = meta;
  const shown = classNames.map((_, i) => i).filter((i) => !hidden.has(i) && labels.includes(i));
  const ofClass = new Map(shown.map((number) => [number, 0]));
  for (const label of labels) if (ofClass.has(label)) ofClass.set(label, (ofClass.get(label) ?? 0) + 1);
  const [low, high] = extremes(part, hidden);
  const span = high > low ? high - low : 1;
  const series: LineSeriesOption[] = [];
  labels.forEach((label, row) => {
    if (hidden.has(label)) return;
    const lane = shown.length - 1 - shown.indexOf(label);
    const data: [number, number][] = [];
    for (let i = 0; i < length; i += 1) {
      const y = x[row * length + i] ?? 0;
      data.push([axis.from + i * axis.step, lanes ? lane + ((y - low) / span) * FILL : y]);
    }
    series.push({
      type: 'line',
      name: classNames[label] ?? '',
      data,
      sampling: 'minmax',
      showSymbol: false,
      silent: true,
      lineStyle: {
        color: classColour(label, classNames.length, theme.dark),
        width: 1,
        opacity: (ofClass.get(label) ?? 1) > 4 ? 0.55 : 0.85,
      },
      // The first class stays on top of those that come after it.
      z: 3 + (classNames.length - label) / classNames.length,
    });
  });
  const y = lanes
    ? { ...plainAxis(theme, { name: '', min: 0, max: Math.max(1, shown.length) }), axisLabel: { show: false } }
    : plainAxis(theme, { name: 'Signal', gap: 40, grid: true });
  return {
    ...plainChart(theme),
    grid: { left: lanes ? 16 : 58, right: 14, top: 10, bottom: 40, containLabel: false },
    xAxis: plainAxis(theme, {
      name: datasetAxisTitle(axis),
      min: axis.from,
      max: axis.from + (length - 1) * axis.step,
    }),
    yAxis: lanes ? { ...y, axisTick: { show: false } } : { ...y, scale: true },
    series,
  };
}

function extremes({ x, labels, meta }: SpectraPreviewModel['part'], hidden: ReadonlySet<number>): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  labels.forEach((label, row) => {
    if (hidden.has(label)) return;
    for (let i = row * meta.length; i < (row + 1) * meta.length; i += 1) {
      const value = x[i] ?? 0;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  });
  return [low, high];
}
