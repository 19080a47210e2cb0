import { CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type ECharts, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';

use([
  LineChart,
  ScatterChart,
  CustomChart,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  CanvasRenderer,
  SVGRenderer,
]);

/** A chart on a canvas inside the element. */
export function openChart(element: HTMLElement): ECharts {
  return init(element, null, { renderer: 'canvas' });
}

/** The same picture as a drawing without an element; for exports. */
export function drawSvg(option: EChartsCoreOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

/** The same as a picture of twice as many pixels. */
export async function drawPng(option: EChartsCoreOption, width: number, height: number): Promise<Uint8Array> {
  const chart = init(document.createElement('div'), null, { renderer: 'canvas', width, height });
  try {
    chart.setOption(option);
    const canvas = chart.renderToCanvas({ pixelRatio: 2 });
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/png');
    });
    if (!blob) throw new Error('The picture could not be drawn.');
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    chart.dispose();
  }
}

export type { ECharts };
