import type { ExperimentFigure, ExperimentRow } from '../../../contract/index.js';
import type { FeatureMaps } from '../experimentLab.js';
import { measures, type Measure } from './stageFactors.js';

const titles: Record<Measure, string> = {
  noise: 'Noise',
  background: 'Background',
  width: 'Width (shape)',
  position: 'Position',
};

/** Each measure through the layers, of a trained and of an untrained network. */
export function throughLayers(
  stages: readonly string[],
  levels: Record<'trained' | 'untrained', Record<Measure, ExperimentRow[]>>,
): ExperimentFigure[] {
  return measures.map((measure) => ({
    kind: 'bars',
    id: `through-${measure}`,
    title: `${titles[measure]} through the layers`,
    caption: `Relative to the input (1): ${meaning[measure]} Mean over the seeds with its 95 % interval.`,
    categories: [...stages],
    y: { label: 'relative to the input', from: 0 },
    series: (['trained', 'untrained'] as const).map((name) => ({
      name,
      values: levels[name][measure].map(({ mean }) => mean),
      low: levels[name][measure].map(({ low }) => low),
      high: levels[name][measure].map(({ high }) => high),
    })),
  }));
}

const meaning: Record<Measure, string> = {
  noise: 'root mean square of what the noise changes, over the height of the peak.',
  background: 'span of what the background adds, over the height of the peak.',
  width: 'coefficient of variation of the full width at half maximum.',
  position: 'standard deviation of the position of the maximum, in points of the layer.',
};

export function spectrumFigure(spectrum: Float32Array): ExperimentFigure {
  return {
    kind: 'lines',
    id: 'spectrum',
    title: 'One spectrum',
    caption: 'The first test spectrum of the first seed, as the network gets it.',
    x: { label: 'point of the spectrum' },
    y: { label: 'intensity' },
    series: [
      {
        name: 'spectrum',
        x: [...spectrum.keys()],
        y: Array.from(spectrum, (value) => Math.round(1e4 * value) / 1e4),
      },
    ],
  };
}

/** The channels of one spectrum, each value over the highest of the layer. */
export function mapFigure(maps: FeatureMaps, title: string, caption: string): ExperimentFigure {
  const { length, channels, values, start, step } = maps;
  let highest = 0;
  for (let i = 0; i < length * channels; i++) highest = Math.max(highest, Math.abs(values[i] ?? 0));
  const row = (channel: number) =>
    Array.from(
      { length },
      (_, i) => Math.round((1e4 * (values[i * channels + channel] ?? 0)) / (highest || 1)) / 1e4 + 0,
    );
  return {
    kind: 'heat',
    id: `maps-${maps.layer}`,
    title,
    caption,
    x: { label: 'point of the spectrum', from: start, step },
    rows: Array.from({ length: channels }, (_, channel) => `filter ${channel + 1}`),
    values: Array.from({ length: channels }, (_, channel) => row(channel)),
    unit: 'of the highest value',
  };
}
