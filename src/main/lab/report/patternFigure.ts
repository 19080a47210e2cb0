import { LineChart, CustomChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Explanation, Overlay, Spectrum } from '../../../contract/index.js';
import { axisWords } from '../../../core/report/axisWords.js';

use([LineChart, CustomChart, GridComponent, LegendComponent, SVGRenderer]);

/** Okabe and Ito's colours that hold on white paper, told apart by every common kind of colour vision. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00'];
const WIDTH = 960;
const HEIGHT = 520;
/** More points than this cannot be seen on paper; each slice keeps its minimum and maximum. */
const MAX_POINTS = 3000;

/** The pattern, the profiles and lines of the selected references, and the difference, as one SVG. Text is Roboto-safe. */
export function patternFigure(spectrum: Spectrum, explanation: Explanation | null, names: readonly string[]): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  chart.setOption(explanation ? matchOption(spectrum, explanation, names) : measuredOption(spectrum));
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

function measuredOption(spectrum: Spectrum): EChartsCoreOption {
  return {
    ...common(),
    grid: [{ left: 80, right: 20, top: 20, bottom: 50 }],
    xAxis: [xAxis(spectrum, 0, true)],
    yAxis: [
      {
        type: 'value',
        name: 'Intensity',
        nameLocation: 'middle',
        nameGap: 60,
        splitLine: { show: false },
        gridIndex: 0,
      },
    ],
    series: [line('measured', '#1a2233', thin(spectrum.x, spectrum.y), 0)],
  };
}

function matchOption(spectrum: Spectrum, explanation: Explanation, names: readonly string[]): EChartsCoreOption {
  const { x, observed, background, overlays, difference } = explanation;
  const lanes = Math.max(1, overlays.length);
  const laneHeight = 26;
  const sticksTop = 340 - lanes * laneHeight;
  return {
    ...common(),
    legend: { top: 0, right: 20, itemHeight: 8, textStyle: { fontSize: 11 }, data: ['measured', ...names] },
    grid: [
      { left: 80, right: 20, top: 30, height: sticksTop - 45 },
      { left: 80, right: 20, top: sticksTop, height: lanes * laneHeight },
      { left: 80, right: 20, top: 360, height: 100 },
    ],
    xAxis: [xAxis(spectrum, 0, false), xAxis(spectrum, 1, false), xAxis(spectrum, 2, true)],
    yAxis: [
      {
        type: 'value',
        name: 'Intensity',
        nameLocation: 'middle',
        nameGap: 60,
        gridIndex: 0,
        splitLine: { show: false },
      },
      { type: 'value', gridIndex: 1, show: false, min: 0, max: lanes },
      {
        type: 'value',
        name: 'Difference',
        nameLocation: 'middle',
        nameGap: 60,
        gridIndex: 2,
        splitLine: { show: false },
        splitNumber: 2,
      },
    ],
    series: [
      line('measured', '#1a2233', thin(x, observed), 0),
      {
        ...line('background', '#8a93a6', thin(x, background), 0),
        lineStyle: { width: 1, type: 'dashed', color: '#8a93a6' },
      },
      ...overlays.flatMap((overlay, i) => {
        const colour = COLOURS[i % COLOURS.length] ?? '#0072b2';
        const profile = overlay.profile.map((value, k) => value + (background[k] ?? 0));
        return [line(names[i] ?? overlay.referenceId, colour, thin(x, profile), 0), sticks(overlay, i, lanes, colour)];
      }),
      line('difference', '#56617a', thin(x, difference), 2),
    ],
  };
}

function common(): EChartsCoreOption {
  return { animation: false, backgroundColor: '#ffffff', textStyle: { fontFamily: 'Roboto, DejaVu Sans, sans-serif' } };
}

function xAxis(spectrum: Spectrum, gridIndex: number, labelled: boolean) {
  return {
    type: 'value',
    gridIndex,
    min: spectrum.x[0],
    max: spectrum.x[spectrum.x.length - 1],
    axisLabel: { show: labelled, formatter: (value: number) => String(Math.round(value * 1000) / 1000) },
    axisTick: { show: labelled },
    splitLine: { show: false },
    ...(labelled ? { name: axisWords(spectrum.unit).label, nameLocation: 'middle', nameGap: 28 } : {}),
  };
}

function line(name: string, colour: string, data: [number, number][], axis: number) {
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

/** One lane of sticks; heights are relative to the reference's own strongest line; missing lines are dashed. */
function sticks(overlay: Overlay, lane: number, lanes: number, colour: string) {
  const strongest = Math.max(...overlay.sticks.map((stick) => stick.height), 1e-12);
  const base = lanes - 1 - lane;
  return {
    type: 'custom',
    xAxisIndex: 1,
    yAxisIndex: 1,
    silent: true,
    data: overlay.sticks.map((stick) => [
      stick.x,
      base,
      base + 0.9 * (stick.height / strongest),
      stick.state === 'missing' ? 1 : 0,
    ]),
    renderItem: (_: unknown, api: { value(i: number): number; coord(p: [number, number]): number[] }) => {
      const [x1 = 0, y1 = 0] = api.coord([api.value(0), api.value(1)]);
      const [x2 = 0, y2 = 0] = api.coord([api.value(0), api.value(2)]);
      const style = { stroke: colour, lineWidth: 1.2, ...(api.value(3) === 1 ? { lineDash: [2, 2] } : {}) };
      return { type: 'line', shape: { x1, y1, x2, y2 }, style };
    },
  };
}

/** Keeps the minimum and maximum of each slice, so that no peak is lost on paper. */
function thin(x: Float64Array, y: Float64Array): [number, number][] {
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
