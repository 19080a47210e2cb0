import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DatasetAxis } from '../../../contract/data/dataset.js';
import { architectureSchema, type LayerInput } from '../../../contract/data/architecture.js';
import { planNetwork } from '../../architectures/planNetwork.js';
import { aboveEven } from '../aboveEven.js';
import { attributionCsv } from '../attributionCsv.js';
import { channelsFirst } from '../channelsFirst.js';
import { classShares } from '../classShares.js';
import { emptyChannels } from '../emptyChannels.js';
import { evenlySpread } from '../evenlySpread.js';
import { evidenceSentence } from '../evidenceSentence.js';
import { followedPeaks } from '../followedPeaks.js';
import { labelPeaks } from '../labelPeaks.js';
import { layerWords } from '../layerWords.js';
import { mapsCsv } from '../mapsCsv.js';
import { occlude } from '../occlude.js';
import { occlusionMap } from '../occlusionMap.js';
import { occlusionWidth } from '../occlusionWidth.js';
import { occlusionWindows } from '../occlusionWindows.js';
import { ontoModelPeaks } from '../ontoModelPeaks.js';
import { peakBases } from '../peakBases.js';
import { peakShares } from '../peakShares.js';
import { percentWords } from '../percentWords.js';
import { seenAround } from '../seenAround.js';

const points: DatasetAxis = { unit: 'point', from: 0, step: 1 };
const degrees: DatasetAxis = { unit: 'twoTheta', from: 10, step: 0.05 };
const gaussian = (length: number, peaks: { position: number; fwhm: number; height: number }[], level = 0) =>
  Float32Array.from(
    { length },
    (_, i) =>
      level + peaks.reduce((sum, p) => sum + p.height * Math.exp(-4 * Math.LN2 * ((i - p.position) / p.fwhm) ** 2), 0),
  );

/** Occlusion of a model that is one function of the spectrum. */
function occlusionOf(model: (y: Float32Array) => number, y: Float32Array, width: number): Float32Array {
  const windows = occlusionWindows(y.length, width);
  const spectra = occlude(y, windows);
  const whole = model(y);
  const losses = windows.map((_, row) => whole - model(spectra.subarray(row * y.length, (row + 1) * y.length)));
  return occlusionMap(losses, windows, y.length);
}

test('hidden stretches cover every point but the ends, each of the same width, the last one at the end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 400 }), fc.integer({ min: 2, max: 120 }), (length, wanted) => {
      const width = Math.min(wanted, length - 1);
      const windows = occlusionWindows(length, width);
      const hidden = new Set<number>();
      for (const { first, last } of windows) {
        expect(last - first).toBe(width);
        expect(first).toBeGreaterThanOrEqual(0);
        for (let i = first + 1; i < last; i += 1) hidden.add(i);
      }
      expect(windows.at(-1)?.last).toBe(length - 1);
      expect(new Set(windows.map(({ first }) => first)).size).toBe(windows.length);
      // Stretches of two or three points move by one, wider ones by a quarter: nothing is jumped over.
      expect(hidden.size).toBe(length - 2);
    }),
  );
});

test('a hidden stretch is the straight line between its ends, the rest is untouched', () => {
  const y = Float32Array.of(1, 5, 2, 8, 9, 4, 7);
  expect(Array.from(occlude(y, [{ first: 1, last: 5 }]))).toEqual([1, 5, 4.75, 4.5, 4.25, 4, 7]);
  fc.assert(
    fc.property(fc.float({ noNaN: true, min: -1000, max: 1000 }), fc.integer({ min: 2, max: 20 }), (level, width) => {
      const flat = new Float32Array(50).fill(level);
      const windows = occlusionWindows(50, width);
      expect(occlude(flat, windows).every((value) => value === flat[0])).toBe(true);
    }),
  );
});

test('losses stand at the middle of their stretches with straight lines between and level ends', () => {
  const windows = [
    { first: 0, last: 4 },
    { first: 4, last: 8 },
  ];
  expect(Array.from(occlusionMap([1, 3], windows, 9))).toEqual([1, 1, 1, 1.5, 2, 2.5, 3, 3, 3]);
  expect(Array.from(occlusionMap([2], [{ first: 0, last: 2 }], 3))).toEqual([2, 2, 2]);
});

test('hiding a flat stretch costs nothing, whatever the model is', () => {
  const peaks = [{ position: 300, fwhm: 20, height: 1 }];
  const y = gaussian(600, peaks, 0.25).map((value) => Math.round(value * 4096) / 4096);
  const weights = Float64Array.from({ length: 600 }, (_, i) => Math.sin(i * 7));
  const model = (spectrum: Float32Array) => spectrum.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0);
  const map = occlusionOf(model, y, 24);
  expect(map.subarray(0, 240).every((value) => value === 0)).toBe(true);
  expect(map.subarray(360).every((value) => value === 0)).toBe(true);
  expect(map.some((value) => value !== 0)).toBe(true);
});

test('a model that looks at one peak only gives that peak nearly all evidence', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3 }),
      fc.double({ min: 8, max: 30, noNaN: true }),
      fc.double({ min: -8, max: 8, noNaN: true }),
      (chosen, fwhm, shift) => {
        const peaks = [150, 300, 520, 800].map((position, i) => ({
          label: `${i}`,
          position: position + shift,
          fwhm,
          height: 1 - 0.15 * i,
        }));
        const y = gaussian(1000, peaks, 0.1);
        const at = Math.round(peaks[chosen]?.position ?? 0);
        const model = (spectrum: Float32Array) => 1 / (1 + Math.exp(-10 * ((spectrum[at] ?? 0) - 0.3)));
        const map = occlusionOf(model, y, occlusionWidth(points, 1000, peaks));
        const shares = peakShares(map, points, peaks);
        expect(shares.peaks[0]?.label).toBe(`${chosen}`);
        expect(shares.peaks[0]?.share).toBeGreaterThan(0.95);
      },
    ),
    { numRuns: 60 },
  );
});

test('a stretch is 2 % of the axis or two full widths of the median peak, and never a large part', () => {
  expect(occlusionWidth(degrees, 1000, [])).toBe(20);
  expect(occlusionWidth(degrees, 1000, [{ fwhm: 0.2 }])).toBe(20);
  expect(occlusionWidth(degrees, 1000, [{ fwhm: 0.2 }, { fwhm: 2 }, { fwhm: 40 }])).toBe(80);
  expect(occlusionWidth(degrees, 1000, [{ fwhm: 40 }])).toBe(250);
  expect(occlusionWidth(points, 8, [])).toBe(2);
});

const anyPeaks = fc.array(
  fc.record({
    label: fc.string(),
    position: fc.double({ min: -50, max: 250, noNaN: true }),
    fwhm: fc.double({ min: 0, max: 60, noNaN: true }),
  }),
  { maxLength: 12 },
);

test('shares of peaks and of the rest add up to 1, and no share is negative', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 200 }),
      anyPeaks,
      (values, peaks) => {
        const shares = peakShares(values, points, peaks);
        const nothing = values.every((value) => value === 0);
        expect(shares.onPeaks + shares.elsewhere).toBeCloseTo(nothing ? 0 : 1, 9);
        expect(shares.peaks.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(shares.onPeaks, 9);
        for (const { share } of shares.peaks) expect(share).toBeGreaterThanOrEqual(0);
        expect(shares.elsewhere).toBeGreaterThanOrEqual(-1e-9);
        expect(shares.covered).toBeLessThanOrEqual(1);
      },
    ),
  );
});

test('evidence spread evenly lies on the peaks as far as they cover the axis, in any order of the peaks', () => {
  fc.assert(
    fc.property(anyPeaks, (peaks) => {
      const even = new Float32Array(200).fill(0.5);
      const shares = peakShares(even, points, peaks);
      expect(shares.onPeaks).toBeCloseTo(shares.covered, 9);
      const total = (from: typeof peaks) => peakShares(even, points, from).onPeaks;
      expect(total([...peaks].reverse())).toBeCloseTo(shares.onPeaks, 9);
    }),
  );
});

test('a base reaches 1.5 full widths to both sides and ends half way to the neighbour', () => {
  const bases = peakBases(points, 100, [
    { position: 60, fwhm: 10 },
    { position: 40, fwhm: 10 },
    { position: 200, fwhm: 10 },
  ]);
  const of = (peak: number) => [bases.indexOf(peak), bases.lastIndexOf(peak)];
  expect(of(1)).toEqual([25, 49]);
  expect(of(0)).toEqual([50, 75]);
  expect(of(2)).toEqual([-1, -1]);
  // In units of the axis: 1.5 × 0.2° are 6 points of 0.05°.
  const angles = peakBases(degrees, 100, [{ position: 12, fwhm: 0.2 }]);
  expect([angles.indexOf(0), angles.lastIndexOf(0)]).toEqual([34, 46]);
  // A peak narrower than a step still has its nearest point.
  expect(Array.from(peakBases(points, 5, [{ position: 2.4, fwhm: 0 }]))).toEqual([-1, -1, 0, -1, -1]);
});

test('a base reaches as far beyond the peak as the method is coarse, and covers the axis accordingly', () => {
  const peaks = [{ label: 'a', position: 50, fwhm: 4 }];
  const reached = peakBases(points, 100, peaks, 20);
  expect([reached.indexOf(0), reached.lastIndexOf(0)]).toEqual([28, 72]);
  // A fine method leaves the base as it is.
  const fine = peakBases(points, 100, peaks, 2);
  expect([fine.indexOf(0), fine.lastIndexOf(0)]).toEqual([44, 56]);
  expect(peakShares(new Float32Array(100).fill(1), points, peaks, 20).covered).toBeCloseTo(0.45, 9);
});

test('evidence that hidden stretches smear beyond a narrow peak still counts as that peak’s', () => {
  const peaks = [200, 500, 800].map((position, i) => ({ label: `${i}`, position, fwhm: 3, height: 1 }));
  const y = gaussian(1000, peaks);
  const width = occlusionWidth(points, 1000, peaks);
  const map = occlusionOf((spectrum) => spectrum[500] ?? 0, y, width);
  expect(peakShares(map, points, peaks).onPeaks).toBeLessThan(0.65);
  expect(peakShares(map, points, peaks, width / 2).onPeaks).toBeGreaterThan(0.9);
});

test('a point of a layer sees half a kernel to both sides; kernels add up as the root of their squares', () => {
  const network = (layers: LayerInput[]) =>
    planNetwork(architectureSchema.parse({ id: 'n', title: 'n', inputLength: 400, layers }));
  const conv = (kernel: number, stride = 1) => ({ type: 'conv1d' as const, filters: 2, kernel, stride });
  expect(seenAround(network([conv(21)]), 'conv1d1')).toBeCloseTo(Math.sqrt((21 ** 2 - 1) / 4), 9);
  expect(seenAround(network([conv(5), conv(5)]), 'conv1d2')).toBeCloseTo(Math.sqrt(12), 9);
  // Behind a stride the second kernel is four times as wide; nothing is finer than the points are apart.
  expect(seenAround(network([conv(5, 4), conv(5)]), 'conv1d2')).toBeCloseTo(Math.sqrt(6 + 6 * 16), 9);
  expect(seenAround(network([conv(1, 8)]), 'conv1d1')).toBe(8);
  const ways: LayerInput = { type: 'residual', main: [conv(9), conv(9)], shortcut: [conv(1)] };
  expect(seenAround(network([ways]), 'residual1')).toBeCloseTo(Math.sqrt(40), 9);
  expect(seenAround(network([conv(5)]), 'elsewhere')).toBe(0);
});

test('the sentence names where the evidence lies and what evenly spread evidence would give', () => {
  const peak = { label: 'a', position: 1, share: 0.9 };
  const sentence = (onPeaks: number, covered: number, source: 'table' | 'drawn' = 'table', peaks = [peak]) =>
    evidenceSentence({ peaks, onPeaks, elsewhere: 1 - onPeaks, covered }, source);
  expect(sentence(0.934, 0.21)).toBe(
    '93 % of the evidence lies on peaks that the peak table knows, which cover 21 % of the axis.',
  );
  expect(sentence(0.001, 0.3, 'drawn')).toBe(
    'Less than 1 % of the evidence lies on the peaks that were drawn, which cover 30 % of the axis: no more than evenly spread evidence would.',
  );
  expect(sentence(0.84, 0.8)).toMatch(/which cover 80 % of the axis: little more than evenly spread evidence would\.$/);
  expect(evidenceSentence({ peaks: [peak], onPeaks: 0, elsewhere: 0, covered: 0.2 }, 'table')).toContain('no evidence');
  expect(sentence(0, 0, 'table', [])).toContain('no peak');
  expect([0, 0.5, 0.999, 1].map(percentWords)).toEqual(['0 %', '50 %', 'more than 99 %', '100 %']);
});

test('evidence is clearly on the peaks when it is half way from evenly spread to all of it', () => {
  const clear = (onPeaks: number, covered: number) => onPeaks > 0 && aboveEven({ onPeaks, covered }) >= 0.5;
  expect(clear(0.84, 0.21)).toBe(true);
  expect(clear(0.84, 0.8)).toBe(false);
  expect(clear(0.5, 0)).toBe(true);
  expect(clear(1, 1)).toBe(false);
});

test('maps are turned channel by channel, and channels that are zero everywhere are found', () => {
  const values = Float32Array.of(1, 0, 0, 2, 0, 0, -3, -0, 0);
  expect(Array.from(channelsFirst(values, 3, 3))).toEqual([1, 2, -3, 0, 0, -0, 0, 0, 0]);
  expect(emptyChannels(values, 3)).toEqual([false, true, true]);
});

test('layers are called as people call them, with sizes, kernels and activations', () => {
  const layers: LayerInput[] = [
    { type: 'conv1d', filters: 16, kernel: 21, activation: 'relu' },
    { type: 'maxPool', size: 2 },
    { type: 'conv1d', filters: 8, kernel: 5, stride: 2 },
    { type: 'activation', activation: 'leakyRelu' },
    { type: 'maxPool', size: 3, stride: 2 },
    { type: 'flatten' },
    { type: 'dense', units: 128, activation: 'relu' },
    { type: 'dense', units: 56, activation: 'softmax' },
  ];
  const plan = planNetwork(architectureSchema.parse({ id: 'x', title: 'X', inputLength: 1300, layers }));
  expect(layerWords(plan).map(({ label, shape }) => `${label}: ${shape}`)).toEqual([
    'conv 1: 1300 × 16 · k 21 · ReLU',
    'max pool 1: 650 × 16 · pool 2',
    'conv 2: 325 × 8 · k 5 · stride 2',
    'LeakyReLU: 325 × 8',
    'max pool 2: 162 × 8 · pool 3 · stride 2',
    'flatten: 1296',
    'dense: 128 · ReLU',
    'softmax: 56 classes',
  ]);
});

test('peaks are called by phase and indices of the lines found there, others are numbered', () => {
  const sticks = (rows: [number, number, [number, number, number]?][]) =>
    rows.map(([x, height, hkl]) => ({ x, height, state: 'matched' as const, ...(hkl ? { hkl } : {}) }));
  const peaks = [
    { position: 54.5, fwhm: 0.6 },
    { position: 25.3, fwhm: 0.4 },
    { position: 40.6, fwhm: 0.3 },
    { position: 33, fwhm: 0.3 },
  ];
  const anatase = {
    name: 'anatase',
    sticks: [
      ...sticks([
        [25.31, 100, [1, 0, 1]],
        [53.9, 1, [2, 0, 2]],
        [54.3, 20, [1, 0, 5]],
        [54.7, 19, [2, 1, 1]],
      ]),
      { x: 33.01, height: 50, state: 'missing' as const, hkl: [1, 1, 1] as [number, number, number] },
    ],
  };
  const other = { name: 'MnO', sticks: sticks([[40.55, 80, [2, 0, -10]]]) };
  expect(labelPeaks(peaks, [anatase, other])).toEqual(['anatase 105, 211', 'anatase 101', 'MnO 2 0 −10', 'peak 2']);
  expect(labelPeaks([{ position: 1000, fwhm: 10 }], [{ name: 'calcite', sticks: sticks([[1003, 5]]) }])).toEqual([
    'calcite',
  ]);
});

test('tables carry the axis in its unit, one column per channel, and the peak of each point', () => {
  const maps = {
    layer: 'conv1',
    view: 'spectrum' as const,
    length: 2,
    channels: 2,
    values: Float32Array.of(1, 2, 3, 4),
    start: 1,
    step: 2,
    emptyHere: [],
    emptyAlways: [],
  };
  expect(mapsCsv(maps, degrees)).toBe('\ufeff2θ (°),channel 1,channel 2\r\n10.05,1,3\r\n10.15,2,4\r\n');
  const table = attributionCsv(
    { values: Float32Array.of(0, 0.5, -1), className: '=anatase', method: 'gradient' },
    { y: Float32Array.of(1, 2, 3), axis: points, peaks: [{ label: 'anatase 101', position: 1, fwhm: 0.5 }] },
  );
  expect(table).toBe(
    '\ufeffpoint,model input,gradient for =anatase,peak\r\n0,1,0,\r\n1,2,0.5,anatase 101\r\n2,3,-1,\r\n',
  );
});

test('the same peak is followed in all spectra of a class, though another may be higher in one of them', () => {
  const meta = {
    ...{ classNames: ['a'], length: 100, axis: degrees },
    peaks: {
      offsets: Int32Array.of(0, 2, 4),
      position: Float32Array.of(11, 13, 11.1, 13.1),
      height: Float32Array.of(1, 0.9, 0.7, 0.75),
      fwhm: Float32Array.of(1, 1, 1, 1),
    },
  };
  const rounded = followedPeaks(meta).map(({ position, from, to }) => [position, from, to].map(Math.round));
  expect(rounded).toEqual([
    [20, 0, 40],
    [22, 0, 42],
  ]);
  const uneven = { ...meta, peaks: { ...meta.peaks, offsets: Int32Array.of(0, 1, 4) } };
  expect(followedPeaks(uneven)).toEqual([]);
  expect(followedPeaks({ ...meta, peaks: { ...meta.peaks, offsets: Int32Array.of(0, 0, 0) } })).toEqual([]);
});

test('peaks move to the axis of a model with their widths, and stay in their order', () => {
  const cobalt = 1.788965;
  const copper = 1.5405929;
  const subject = { name: 'm', spectrum: { technique: 'xrd', unit: 'twoTheta' } as const, wavelength: cobalt };
  const peaks = [
    { position: 60, fwhm: 0.4, label: 'b' },
    { position: 30, fwhm: 0.2, label: 'a' },
  ];
  const [b, a] = ontoModelPeaks(peaks, subject, { ...degrees, wavelength: copper });
  const moved = (angle: number) => (360 / Math.PI) * Math.asin((Math.sin((angle * Math.PI) / 360) * copper) / cobalt);
  expect([a?.label, b?.label]).toEqual(['a', 'b']);
  expect(a?.position).toBeCloseTo(moved(30), 6);
  expect(b?.fwhm).toBeCloseTo(moved(60.2) - moved(59.8), 6);
  // Over d the axis turns round: a width stays positive.
  const [overD] = ontoModelPeaks(peaks, subject, { unit: 'dSpacing', from: 1, step: 0.01 });
  expect(overD?.position).toBeCloseTo(cobalt / (2 * Math.sin(Math.PI / 6)), 6);
  expect(overD?.fwhm).toBeGreaterThan(0);
  // 2θ of 170° with cobalt is within reach of copper, the other way round it is not.
  const far = ontoModelPeaks(
    [{ position: 170, fwhm: 1 }],
    { ...subject, wavelength: copper },
    { ...degrees, wavelength: cobalt },
  );
  expect(far).toEqual([null]);
});

test('scores become shares that add up to 1 and keep their order; shares stay as they are', () => {
  fc.assert(
    fc.property(fc.array(fc.float({ min: -500, max: 500, noNaN: true }), { minLength: 3, maxLength: 3 }), (row) => {
      const shares = classShares(Float32Array.from(row), 3, false);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
      const best = row.indexOf(Math.max(...row));
      expect(shares[best]).toBe(Math.max(...shares));
    }),
  );
  const given = Float32Array.of(0.2, 0.8);
  expect(classShares(given, 2, true)).toBe(given);
});

test('examples are spread over all there are', () => {
  expect(evenlySpread([1, 2, 3], 5)).toEqual([1, 2, 3]);
  expect(
    evenlySpread(
      Array.from({ length: 100 }, (_, i) => i),
      4,
    ),
  ).toEqual([0, 25, 50, 75]);
});
