import fc from 'fast-check';
import { expect, test } from 'vitest';
import { syntheticRecipeSchema } from '../../../../contract/index.js';
import { planNetwork } from '../../../architectures/planNetwork.js';
import { ho2019 } from '../../../architectures/published/ho2019.js';
import { slidesCnn } from '../../../architectures/published/slidesCnn.js';
import { generate } from '../../../synthesis/generate.js';
import { layerVariation } from '../layerVariation.js';
import { mainPeaks } from '../mainPeaks.js';
import { mapVariation } from '../mapVariation.js';
import { meanVariation } from '../meanVariation.js';
import { paddingReach } from '../paddingReach.js';
import { twinRecipes } from '../twinRecipes.js';
import { difference, made, maxPool, movingAverage } from './made.js';

const shifted = Array.from({ length: 41 }, (_, n) => ({ position: 160 + 2 * n, sigma: 20 }));

test('a moving average of n points takes white noise down by the root of n', () => {
  const options = { noise: 0.03, length: 2000 };
  const before = made(shifted, options);
  const after = made(shifted, { ...options, channels: [movingAverage(9)] });
  const found = layerVariation(before.maps, after.maps, before.peaks, { within: [100, 1900] });
  expect(found.before.noise).toBeCloseTo(0.03, 3);
  // Less than a hundredth of the peak's height is lost by the average.
  expect((found.before.noise ?? 0) / (found.after.noise ?? 0)).toBeCloseTo(3, 1);
});

test('a max pool of k makes the spread of positions k times smaller in points, and leaves widths as they vary', () => {
  const wide = shifted.map((peak, n) => ({ ...peak, sigma: 20 + (n % 5) }));
  const { maps, peaks } = made(wide);
  const before = mapVariation(maps, peaks);
  expect(before.position).toBeCloseTo(2 * Math.sqrt((41 * 42) / 12), 6);
  for (const size of [2, 4]) {
    const pooled = made(wide, { channels: [maxPool(size)], step: size });
    const after = mapVariation(pooled.maps, pooled.peaks);
    expect((before.position ?? 0) / (after.position ?? 1) / size).toBeCloseTo(1, 1);
    expect((after.width ?? 0) / (before.width ?? 1)).toBeCloseTo(1, 0);
  }
});

test('widths vary by their standard deviation over their mean, whatever the base line and the sign', () => {
  const sigmas = [5, 10, 15, 10, 12];
  const mean = sigmas.reduce((a, b) => a + b) / 5;
  const cv = Math.sqrt(sigmas.reduce((sum, sigma) => sum + (sigma - mean) ** 2, 0) / 4) / mean;
  const turned = [(line: Float64Array) => line.map((value) => 3 - 2 * value)];
  const { maps, peaks } = made(
    sigmas.map((sigma, n) => ({ position: 180 + 7 * n, sigma })),
    { channels: turned },
  );
  expect(mapVariation(maps, peaks).width).toBeCloseTo(cv, 2);
});

test('the background is what it adds from its lowest to its highest point, over the height of the peak', () => {
  const slope = (i: number, n: number) => ((0.1 + 0.01 * n) * i) / 399;
  const spectra = [0, 1, 2].map(() => ({ position: 200, sigma: 10, height: 0.5 }));
  const { maps, peaks } = made(spectra, { background: slope });
  expect(mapVariation(maps, peaks).background).toBeCloseTo(0.11 / 0.5, 6);
  expect(mapVariation(maps, peaks, { within: [100, 299] }).background).toBeCloseTo((0.11 * 199) / 399 / 0.5, 6);
  const after = made(spectra, { background: slope, channels: [difference] });
  expect(mapVariation(after.maps, after.peaks, { within: [10, 390] }).background).toBeLessThan(1e-5);
});

test('factors and offsets of a map change nothing', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.boolean(),
      (factor, offset, down) => {
        const options = { noise: 0.02, background: (i: number, n: number) => 1e-4 * i * n, length: 200 };
        const spectra = [60, 80, 100, 120].map((position, n) => ({ position, sigma: 5 + n }));
        const plain = made(spectra, options);
        const sign = down ? -1 : 1;
        const other = made(spectra, {
          ...options,
          channels: [(line) => line.map((value) => sign * factor * (value + offset))],
        });
        const one = mapVariation(plain.maps, plain.peaks);
        const two = mapVariation(other.maps, other.peaks);
        for (const measure of ['noise', 'background', 'width', 'position'] as const)
          expect(Math.abs((two[measure] ?? NaN) / (one[measure] ?? NaN) - 1)).toBeLessThan(1e-3);
      },
    ),
    { numRuns: 40 },
  );
});

test('a channel counts as much as it carries signal, an empty one not at all', () => {
  const options = { noise: 0.03, background: (i: number) => i / 4000 };
  const same = (line: Float64Array) => line;
  const empty = (line: Float64Array) => new Float64Array(line.length);
  const one = made(shifted, options);
  const two = made(shifted, { ...options, channels: [same, empty] });
  expect(mapVariation(two.maps, two.peaks)).toEqual(mapVariation(one.maps, one.peaks));
  const average = made(shifted, { ...options, channels: [movingAverage(9)] });
  const mixed = made(shifted, {
    ...options,
    channels: [same, (line) => movingAverage(9)(line).map((value) => 3 * value)],
  });
  const within = { within: [50, 350] } as const;
  const [a, b, both] = [one, average, mixed].map(({ maps, peaks }) => mapVariation(maps, peaks, within).noise ?? NaN);
  expect(both).toBeCloseTo(((a ?? 0) + 3 * (b ?? 0)) / 4, 3);
});

test('where no peak is left nothing can be measured, and of a vector neither', () => {
  const none = { noise: null, background: null, width: null, position: null };
  const dead = made(shifted, { noise: 0.1, channels: [(line) => new Float64Array(line.length)] });
  expect(mapVariation(dead.maps, dead.peaks)).toEqual(none);
  const vector = made(shifted, { noise: 0.1, channels: [(line) => [Math.max(...line)]], step: 400 });
  expect(mapVariation(vector.maps, vector.peaks)).toEqual(none);
  expect(meanVariation([none, { noise: 1, background: null, width: 2, position: 3 }])).toEqual({
    noise: 1,
    background: null,
    width: 2,
    position: 3,
  });
});

const recipe = syntheticRecipeSchema.parse({
  kind: 'synthetic',
  title: 'two peaks',
  seed: 5,
  length: 300,
  axis: { unit: 'twoTheta', from: 10, step: 0.1 },
  classes: {
    kind: 'listed',
    list: [
      {
        name: 'a',
        peaks: [
          { position: { kind: 'uniform', from: 14, to: 16 }, height: 0.5 },
          { position: 25, height: 1 },
          { position: 35, height: 0.7 },
        ],
      },
    ],
  },
  width: { measure: 'sigma', value: { kind: 'uniform', from: 0.3, to: 0.6 } },
  background: [{ kind: 'linear', first: 0.2, last: 0.1 }],
  noise: [{ kind: 'white', sd: 0.02 }],
  splits: {
    train: { kind: 'drawn', perClass: 4 },
    validation: { kind: 'drawn', perClass: 0 },
    test: { kind: 'drawn', perClass: 0 },
  },
});

test('twins have the same peaks; without noise they lie on the same background', () => {
  const twins = twinRecipes(recipe);
  const [full, withoutNoise, clean] = [twins.full, twins.withoutNoise, twins.clean].map((one) =>
    generate(one, 'train'),
  );
  expect(full?.meta.peaks).toEqual(clean?.meta.peaks);
  expect((withoutNoise?.x[0] ?? 0) - (clean?.x[0] ?? 0)).toBeCloseTo(0.2, 6);
  expect((withoutNoise?.x[299] ?? 0) - (clean?.x[299] ?? 0)).toBeCloseTo(0.1, 6);
  expect(full?.x).not.toEqual(withoutNoise?.x);
});

test('the highest peak is followed within the half way to its neighbours', () => {
  const { meta } = generate(recipe, 'train');
  const found = mainPeaks(meta, [2, 0]);
  expect(found).toHaveLength(2);
  const first = ((meta.peaks?.position[6] ?? NaN) - 10) / 0.1;
  expect(found[0]?.position).toBeCloseTo(150, 3);
  expect(found[0]?.from).toBeCloseTo((first + 150) / 2, 3);
  expect(found[0]?.to).toBeCloseTo(200, 3);
  const { peaks: _, ...measured } = meta;
  expect(() => mainPeaks(measured, [0])).toThrow('Only synthetic');
});

test('padding reaches as far as half the kernels before it, each in its own steps', () => {
  // Kernels 35, 25, 15 with steps 1, 2, 4; pools that take whole windows only add nothing.
  const small = paddingReach(planNetwork(slidesCnn({ inputLength: 500, outputs: 2 })));
  expect(small.slice(0, 6)).toEqual([17.5, 17.5, 42.5, 42.5, 72.5, 72.5]);
  const residual = paddingReach(planNetwork(ho2019({ inputLength: 400, outputs: 2, strides: [1, 2] })));
  // Stem 2.5; blocks 5, 5; a block whose first convolution has stride 2: 2.5 + 5; then 5 in steps of 2.
  expect(residual.slice(0, 7)).toEqual([2.5, 2.5, 2.5, 7.5, 12.5, 20, 30]);
});
