import { CustomChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { datasetAxisWords } from '../../../core/explain/datasetAxisWords.js';
import type { ReportEvidence } from '../../../core/report/reportEvidence.js';
import { common, horizontalAxis, line, thin } from './chartParts.js';

use([LineChart, CustomChart, GridComponent, SVGRenderer]);

const WIDTH = 960;
const HEIGHT = 320;
/** Columns of shading; each has the strongest evidence of its points. */
const COLUMNS = 400;
const SEAM = 0.6;
/** Fainter columns are left white. */
const FAINTEST = 0.03;
const FOR: Colour = [0, 114, 178];
const AGAINST: Colour = [213, 94, 0];
/** The line has to be seen on the darkest column. */
const DARKEST = 0.75;

type Colour = readonly [number, number, number];

/** The spectrum as the model gets it, what speaks for the class behind it in blue and what speaks against it in orange. */
export function evidenceFigure({ axis, y, attribution }: Extract<ReportEvidence, { state: 'shown' }>): string {
  const x = Array.from(y, (_, i) => axis.from + i * axis.step);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  const words = datasetAxisWords(axis.unit);
  const range = { min: x[0] ?? 0, max: x[x.length - 1] ?? 1, label: words.label };
  chart.setOption({
    ...common(),
    grid: [{ left: 80, right: 20, top: 12, bottom: 50 }],
    xAxis: [horizontalAxis(range, 0, true)],
    yAxis: [
      {
        type: 'value',
        name: 'Model input',
        nameLocation: 'middle',
        nameGap: 60,
        splitLine: { show: false },
        scale: true,
      },
    ],
    series: [
      {
        type: 'custom',
        silent: true,
        data: columns(attribution.values).map(({ from, to }) => [
          axis.from + (from - 0.5) * axis.step,
          axis.from + (to - 0.5) * axis.step,
        ]),
        renderItem: drawColumn(columns(attribution.values).map(({ fill }) => fill)),
      },
      line('spectrum', '#1a2233', thin(x, y), 0),
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

interface DrawParams {
  dataIndex: number;
  coordSys: { x: number; y: number; width: number; height: number };
}

function drawColumn(fills: readonly string[]) {
  return (params: DrawParams, api: { value(i: number): number; coord(p: [number, number]): number[] }) => {
    const { x: left, y: top, width, height } = params.coordSys;
    const at = (i: number) => Math.min(left + width, Math.max(left, api.coord([api.value(i), 0])[0] ?? left));
    return {
      type: 'rect',
      // A little over its right neighbour's edge: no seams.
      shape: { x: at(0), y: top, width: Math.min(left + width, at(1) + SEAM) - at(0), height },
      style: { fill: fills[params.dataIndex] ?? '#ffffff' },
    };
  };
}

/** Slices of the points with the colour of their strongest evidence; without the faint ones. */
function columns(values: Float32Array): { from: number; to: number; fill: string }[] {
  const strongest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const count = Math.min(COLUMNS, values.length);
  return Array.from({ length: count }, (_, column) => {
    const from = Math.floor((column * values.length) / count);
    const to = Math.floor(((column + 1) * values.length) / count);
    let most = 0;
    for (let i = from; i < to; i += 1) if (Math.abs(values[i] ?? 0) > Math.abs(most)) most = values[i] ?? 0;
    const strength = strongest > 0 ? Math.abs(most) / strongest : 0;
    return { from, to, strength, fill: mixed(most < 0 ? AGAINST : FOR, DARKEST * strength) };
  }).filter(({ strength }) => strength > FAINTEST);
}

/** On white paper; no transparency, which not every PDF viewer draws alike. */
function mixed(colour: Colour, strength: number): string {
  const parts = colour.map((part) => Math.round(255 + (part - 255) * strength));
  return `rgb(${parts.join(',')})`;
}
