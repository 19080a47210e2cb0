import type { LineSeriesOption } from 'echarts';
import { expect, test } from 'vitest';
import { calibrationOption } from '../calibration.js';
import { classColour } from '../classColour.js';
import { confusionCells, confusionOption } from '../confusion.js';
import { learningCurveOption } from '../learningCurve.js';
import { chartTheme } from '../palette.js';
import { spectraPreviewOption } from '../spectraPreview.js';

const theme = chartTheme(false);

function lines(option: { series?: unknown }): LineSeriesOption[] {
  return option.series as LineSeriesOption[];
}

const part = {
  x: Float32Array.from([0, 1, 0, 0, 2, 0, 4, 0, 0]),
  labels: Int32Array.from([0, 1, 0]),
  meta: { classNames: ['a', 'b'], length: 3, axis: { unit: 'ramanShift' as const, from: 100, step: 2 } },
};

test('spectra stand at the positions of their axis, in the colour of their class', () => {
  const [first, second] = lines(spectraPreviewOption({ part, hidden: new Set(), lanes: false, theme }));
  expect(first?.data).toEqual([
    [100, 0],
    [102, 1],
    [104, 0],
  ]);
  expect(first?.lineStyle?.color).toBe(classColour(0, 2, false));
  expect(second?.lineStyle?.color).toBe(classColour(1, 2, false));
});

test('a class that is switched off is not drawn, and its heights do not stretch the strips of the others', () => {
  const series = lines(spectraPreviewOption({ part, hidden: new Set([0]), lanes: true, theme }));
  expect(series.map((each) => each.name)).toEqual(['b']);
  expect(series[0]?.data?.[1]).toEqual([102, 0.88]);
});

test('strips follow the order of the classes from top to bottom', () => {
  const series = lines(spectraPreviewOption({ part, hidden: new Set(), lanes: true, theme }));
  expect(series[0]?.data?.[0]).toEqual([100, 1]);
  expect(series[1]?.data?.[0]).toEqual([100, 0]);
});

const history = [
  { epoch: 0, loss: 0.7, accuracy: 0.5, valLoss: 0.8, valAccuracy: 0.4, learningRate: 1e-3, seconds: 1 },
  { epoch: 1, loss: 0.5, accuracy: 0.75, learningRate: 1e-3, seconds: 1 },
];

test('curves count epochs from 1 and leave out what was not measured', () => {
  const curves = [{ name: '', colour: '#000', history }];
  const [training, validation] = lines(learningCurveOption({ metric: 'accuracy', curves, epochs: 10, theme }));
  expect(training?.data).toEqual([
    [1, 0.5],
    [2, 0.75],
  ]);
  expect(validation?.data).toEqual([[1, 0.4]]);
  expect(training?.name).toBe('training');
});

test('an axis of epochs has room for the training that goes on, and grows beyond', () => {
  const max = (epochs: number) =>
    (
      learningCurveOption({ metric: 'loss', curves: [{ name: '', colour: '#000', history }], epochs, theme }).xAxis as {
        max: number;
      }
    ).max;
  expect(max(30)).toBe(30);
  expect(max(1)).toBe(2);
});

test('a loss that is no number any more ends the curve instead of breaking it', () => {
  const broken = [{ ...history[1], epoch: 2, loss: NaN, learningRate: 1, seconds: 1 }];
  const option = learningCurveOption({
    metric: 'loss',
    curves: [{ name: '', colour: '#000', history: broken }],
    epochs: 3,
    theme,
  });
  expect(lines(option)).toEqual([]);
});

test('only cells that hold something are drawn, with their share of the true class', () => {
  expect(confusionCells([3, 1, 0, 4], 2)).toEqual([
    { truth: 0, said: 0, count: 3, share: 0.75 },
    { truth: 0, said: 1, count: 1, share: 0.25 },
    { truth: 1, said: 1, count: 4, share: 1 },
  ]);
});

test('a matrix of five hundred classes draws as many cells as are filled', () => {
  const classes = 500;
  const confusion = new Int32Array(classes * classes);
  for (let i = 0; i < classes; i += 1) confusion[i * classes + i] = 5;
  confusion[7] = 2;
  const classNames = Array.from({ length: classes }, (_, i) => String(i));
  const [series] = confusionOption({ classNames, confusion, theme }).series as { data: unknown[] }[];
  expect(series?.data).toHaveLength(501);
});

test('empty bins of a calibration have no point', () => {
  const bins = [
    { from: 0, to: 0.5, count: 0, confidence: null, accuracy: null },
    { from: 0.5, to: 1, count: 4, confidence: 0.9, accuracy: 0.75 },
  ];
  const [, points] = lines(calibrationOption({ bins, theme }));
  expect(points?.data).toEqual([{ value: [0.9, 0.75, 4] }]);
});
