import type { EChartsCoreOption } from 'echarts/core';
import type { ExplainedSpectrum } from '../../contract/index.js';
import { columnEdges } from './featureMapsAxis.js';
import { explainBase, explainFrame, imageSeries, type ExplainPicture } from './featureMapsFrame.js';
import { columnValues, paintRows, signColours, type Painter } from './featureMapsRaster.js';

/** Strongest shade behind the curve: the curve stays readable. */
const STRENGTH = 0.62;

export interface AttributionPicture extends ExplainPicture {
  spectrum: ExplainedSpectrum;
  /** One number per point; null while unknown. */
  attribution: Float32Array | null;
  /** Index of the peak that is pointed at. */
  hoveredPeak: number | null;
  paint: Painter;
}

/** The spectrum as the model gets it; behind it, what speaks for the class in the accent colour and what speaks against it in orange. */
export function attributionOption(picture: AttributionPicture): EChartsCoreOption {
  const { spectrum, axis, range, theme } = picture;
  const frame = explainFrame(picture.width, picture.height);
  const points: [number, number][] = [];
  let low = Infinity;
  let high = -Infinity;
  const margin = (range[1] - range[0]) / 50;
  spectrum.y.forEach((value, index) => {
    const x = axis.valueAt(index);
    if (!(x >= range[0] - margin && x <= range[1] + margin)) return;
    points.push([x, value]);
    low = Math.min(low, value);
    high = Math.max(high, value);
  });
  if (!(high >= low)) [low, high] = [0, 1];
  const room = (high - low || 1) * 0.08;
  const shade = picture.attribution
    ? shading(picture, picture.attribution, Math.round(frame.width * picture.pixelRatio))
    : [];
  return {
    ...explainBase(picture, frame),
    yAxis: [
      {
        type: 'value',
        min: low - room / 2,
        max: high + room * 1.5,
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { show: false },
        splitLine: { show: false },
      },
    ],
    series: [
      ...shade.map((image) => imageSeries(image, frame)),
      {
        type: 'line',
        data: points,
        showSymbol: false,
        silent: true,
        animation: false,
        clip: true,
        z: 3,
        lineStyle: { color: theme.observed, width: 1, join: 'round' },
      },
      peakMarks(picture),
    ],
  };
}

function shading(picture: AttributionPicture, attribution: Float32Array, columns: number): unknown[] {
  const top = attribution.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (!(top > 0)) return [];
  const row = columnValues(
    { values: attribution, start: 0, step: 1 },
    columnEdges(picture.axis, picture.range, Math.max(1, columns)),
  );
  const colours = signColours(picture.theme.dark);
  return [picture.paint(paintRows([row], { rowHeight: 1, gap: 0, top, colours, strength: STRENGTH }))];
}

function peakMarks({ spectrum, axis, theme, hoveredPeak }: AttributionPicture): Record<string, unknown> {
  const { from, step } = spectrum.axis;
  return {
    type: 'scatter',
    silent: true,
    animation: false,
    clip: true,
    z: 4,
    symbol: 'triangle',
    symbolRotate: 180,
    symbolOffset: [0, -8],
    data: spectrum.peaks.map((peak, number) => {
      const index = (peak.position - from) / step;
      const near = Math.min(spectrum.y.length - 1, Math.max(0, Math.round(index)));
      const hovered = number === hoveredPeak;
      return {
        value: [axis.valueAt(index), spectrum.y[near] ?? 0],
        symbolSize: hovered ? 11 : 6,
        itemStyle: { color: hovered ? theme.accent : theme.muted },
      };
    }),
  };
}
