import type { ExperimentFigure, ExperimentRow } from '../../../contract/index.js';

export interface E6Rows {
  /** One series per activation, one row per initialiser. */
  grid: { activation: string; rows: ExperimentRow[] }[];
  initialisers: string[];
  /** Empty before training, variant by variant. */
  variants: ExperimentRow[];
  firstEmpty: ExperimentRow[];
  accuracies: ExperimentRow[];
}

export function e6Figures({ grid, initialisers, variants, firstEmpty, accuracies }: E6Rows): ExperimentFigure[] {
  const bars = (rows: readonly ExperimentRow[]) => ({
    values: rows.map(({ mean }) => mean),
    low: rows.map(({ low }) => low),
    high: rows.map(({ high }) => high),
  });
  const share = { label: 'share of seeds', from: 0, to: 1 };
  return [
    {
      kind: 'bars',
      id: 'empty-grid',
      title: 'Empty before training: initialiser and activation',
      caption: 'Share of networks with one filter per layer of which a convolution passes nothing of a clean peak.',
      categories: initialisers,
      y: share,
      series: grid.map(({ activation, rows }) => ({ name: activation, ...bars(rows) })),
    },
    {
      kind: 'bars',
      id: 'empty-variants',
      title: 'Empty before training: kernels, signs, filters',
      caption: 'The same for other kernel lengths, first weights, activations and numbers of filters.',
      categories: variants.map(({ label }) => label),
      y: share,
      series: [{ name: 'empty', ...bars(variants) }],
    },
    {
      kind: 'bars',
      id: 'first-empty',
      title: 'Which layer is the first that passes nothing',
      caption: 'One filter, ReLU: share of all seeds.',
      categories: firstEmpty.map((_, i) => `convolution ${i + 1}`),
      y: { label: 'share of seeds', from: 0 },
      series: [{ name: 'first empty layer', ...bars(firstEmpty) }],
    },
    {
      kind: 'bars',
      id: 'accuracy',
      title: 'After training',
      caption: 'Test accuracy, mean over the seeds with its 95 % interval; 0.5 is chance.',
      categories: accuracies.map(({ label }) => label),
      y: { label: 'test accuracy', from: 0.4, to: 1 },
      series: [{ name: 'accuracy', ...bars(accuracies) }],
    },
  ];
}
