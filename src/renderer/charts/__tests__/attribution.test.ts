import { expect, test } from 'vitest';
import type { ExplainedSpectrum } from '../../../contract/index.js';
import { attributionOption } from '../attributionOption.js';
import { explainAxis } from '../featureMapsAxis.js';
import { signColours, type Raster } from '../featureMapsRaster.js';
import { chartTheme } from '../palette.js';

const spectrum: ExplainedSpectrum = {
  ...{ title: 'test', axis: { unit: 'twoTheta', from: 10, step: 1 }, y: Float32Array.from([0, 1, 5, 1, 0, 0, 2, 0]) },
  prediction: [{ className: 'a', probability: 1 }],
  peaks: [{ position: 12, fwhm: 1, height: 5, label: 'a 101' }],
  ...{ methods: ['gradient'], notes: [] },
};

function draw(attribution: Float32Array | null) {
  const axis = explainAxis(spectrum.axis, 8, 'twoTheta', {});
  const painted: Raster[] = [];
  const option = attributionOption({
    ...{ width: 78 + 70, height: 120, theme: chartTheme(false), axis, range: axis.full, pixelRatio: 1 },
    ...{ spectrum, attribution, hoveredPeak: 0, paint: (raster: Raster) => painted.push(raster) },
  });
  return { option, raster: painted[0] };
}

test('what speaks for the class is shaded in one colour, what speaks against it in another, the rest not at all', () => {
  const { raster } = draw(Float32Array.from([0, 0, 1, 0, 0, 0, -1, 0]));
  const colours = signColours(false);
  // 70 columns show the seven steps from point 0 to point 7.
  const pixel = (point: number) => [...(raster?.pixels.subarray(40 * point, 40 * point + 4) ?? [])];
  expect(pixel(2).slice(0, 3)).toEqual([...colours.positive]);
  expect(pixel(6).slice(0, 3)).toEqual([...colours.negative]);
  expect(pixel(4)[3]).toBe(0);
});

test('the curve and the peak stand at their angles', () => {
  const { option } = draw(null);
  const [line, peaks] = option['series'] as { data: unknown[] }[];
  expect(line?.data[2]).toEqual([12, 5]);
  expect(peaks?.data[0]).toMatchObject({ value: [12, 5], symbolSize: 11 });
});

test('nothing is shaded where nothing speaks', () => {
  expect(draw(new Float32Array(8)).raster).toBeUndefined();
});
