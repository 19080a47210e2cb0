import { LineChart, CustomChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Explanation, Overlay, Spectrum } from '../../../contract/index.js';
import { axisWords } from '../../../core/report/axisWords.js';
import { common, horizontalAxis, line, thin } from './chartParts.js';

use([LineChart, CustomChart, GridComponent, LegendComponent, SVGRenderer]);

/** Okabe and Ito's colours that hold on white paper, told apart by every common kind of colour vision. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00'];
const WIDTH = 960;
const HEIGHT = 520;

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

function xAxis(spectrum: Spectrum, gridIndex: number, labelled: boolean) {
  const { x, unit } = spectrum;
  return horizontalAxis(
    { min: x[0] ?? 0, max: x[x.length - 1] ?? 1, label: axisWords(unit).label },
    gridIndex,
    labelled,
  );
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
