import type { EChartsCoreOption } from 'echarts/core';

/** What all figures of reports share. Text is Roboto-safe. */
export function common(): EChartsCoreOption {
  return { animation: false, backgroundColor: '#ffffff', textStyle: { fontFamily: 'Roboto, DejaVu Sans, sans-serif' } };
}

export interface AxisRange {
  min: number;
  max: number;
  /** E.g. `2θ / °`. */
  label: string;
}

/** A horizontal axis; without `labelled` it is only a scale. */
export function horizontalAxis({ min, max, label }: AxisRange, gridIndex: number, labelled: boolean) {
  return {
    type: 'value',
    gridIndex,
    min,
    max,
    axisLabel: { show: labelled, formatter: (value: number) => String(Math.round(value * 1000) / 1000) },
    axisTick: { show: labelled },
    splitLine: { show: false },
    ...(labelled ? { name: label, nameLocation: 'middle', nameGap: 28 } : {}),
  };
}

/** A thin line without points. */
export function line(name: string, colour: string, data: [number, number][], axis: number) {
  return {
    type: 'line',
    name,
    data,
    xAxisIndex: axis,
    yAxisIndex: axis,
    symbol: 'none',
    silent: true,
    lineStyle: { width: 1, color: colour },
    itemStyle: { color: colour },
  };
}

/** More points than this cannot be seen on paper. */
const MAX_POINTS = 3000;

/** Keeps the minimum and maximum of each slice, so that no peak is lost on paper. */
export function thin(x: ArrayLike<number>, y: ArrayLike<number>): [number, number][] {
  const n = x.length;
  if (n <= MAX_POINTS) return Array.from(x, (value, i) => [value, y[i] ?? 0]);
  const slices = MAX_POINTS / 2;
  const points: [number, number][] = [];
  for (let s = 0; s < slices; s += 1) {
    const from = Math.floor((s * n) / slices);
    const to = Math.max(from + 1, Math.floor(((s + 1) * n) / slices));
    let low = from;
    let high = from;
    for (let i = from; i < to; i += 1) {
      if ((y[i] ?? 0) < (y[low] ?? 0)) low = i;
      if ((y[i] ?? 0) > (y[high] ?? 0)) high = i;
    }
    for (const i of low < high ? [low, high] : [high, low]) points.push([x[i] ?? 0, y[i] ?? 0]);
  }
  return points;
}
