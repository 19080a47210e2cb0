import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LabError } from '../../../contract/data/errors.js';
import type { ProcessingStep } from '../../../contract/data/processing.js';
import { processingStepSchema } from '../../../contract/data/processing.js';
import type { Spectrum } from '../../../contract/data/spectrum.js';
import { pseudoVoigt } from '../../peaks/pseudoVoigt.js';
import { scaleSine } from '../../peaks/kAlphaDoublet.js';
import { airpls } from '../airpls.js';
import { applySteps } from '../applySteps.js';
import { arpls } from '../arpls.js';
import { defaultSteps } from '../defaultSteps.js';
import { describeStep } from '../describeStep.js';
import { estimateNoise } from '../estimateNoise.js';
import { normalise } from '../normalise.js';
import { polynomialBackground } from '../polynomialBackground.js';
import { removeCosmicRays } from '../removeCosmicRays.js';
import { resample } from '../resample.js';
import { rollingBall } from '../rollingBall.js';
import { savitzkyGolay } from '../savitzkyGolay.js';
import { snip } from '../snip.js';
import { stripAlpha2 } from '../stripAlpha2.js';
import { whittaker } from '../whittaker.js';

const curve = fc
  .array(fc.double({ min: -100, max: 1e6, noNaN: true }), { minLength: 12, maxLength: 120 })
  .map((values) => Float64Array.from(values));

const positive = curve.map((y) => y.map((value) => Math.abs(value) + 1));

/** Reproducible normal deviates (Box-Muller on a 32-bit xorshift). */
function normal(seed: number): () => number {
  let state = seed;
  const uniform = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

const grid = (n: number, from: number, step: number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => from + i * step);

function pattern(technique: 'xrd' | 'raman' = 'xrd'): Spectrum {
  const x = technique === 'xrd' ? grid(3501, 10, 0.02) : grid(1501, 100, 1);
  const places = technique === 'xrd' ? [25, 40, 61] : [300, 700, 1086];
  const width = technique === 'xrd' ? 0.12 : 9;
  const deviate = normal(7);
  const y = x.map(
    (at) =>
      200 +
      places.reduce((sum, place, i) => sum + (1000 / (i + 1)) * pseudoVoigt(at - place, width, 0.5), 0) +
      5 * deviate(),
  );
  return { technique, unit: technique === 'xrd' ? 'twoTheta' : 'ramanShift', x, y };
}

test('SNIP without smoothing is nowhere above the data', () => {
  fc.assert(
    fc.property(curve, fc.integer({ min: 1, max: 60 }), (y, iterations) => {
      const background = snip(y, { iterations, smoothing: false });
      expect(background.every((value, i) => value <= (y[i] ?? NaN))).toBe(true);
    }),
  );
});

test('every background method leaves a level curve nothing', () => {
  const y = new Float64Array(200).fill(37);
  const x = grid(200, 0, 1);
  const methods = [
    snip(y, { iterations: 20, smoothing: true }),
    arpls(y, { lambda: 1e5 }),
    airpls(y, { lambda: 1e5 }),
    rollingBall(y, { radius: 20 }),
    polynomialBackground(x, y, { degree: 3 }),
  ];
  for (const background of methods) for (const value of background) expect(value).toBeCloseTo(37, 5);
});

test('the rolling ball is O(n) and equals a plain search for the extremes', () => {
  fc.assert(
    fc.property(curve, fc.integer({ min: 1, max: 15 }), (y, radius) => {
      const extreme = (values: Float64Array, pick: (...v: number[]) => number): Float64Array =>
        values.map((_, i) => pick(...values.subarray(Math.max(0, i - radius), i + radius + 1)));
      const opened = extreme(extreme(y, Math.min), Math.max);
      const middle = Math.floor(y.length / 2);
      const h = Math.min(radius, middle, y.length - 1 - middle);
      const mean = opened.subarray(middle - h, middle + h + 1).reduce((a, b) => a + b, 0) / (2 * h + 1);
      expect(rollingBall(y, { radius })[middle]).toBeCloseTo(mean, 4);
    }),
  );
});

test('Savitzky-Golay reproduces polynomials of its degree exactly, ends included', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 2, max: 7 }),
      (coefficients, half) => {
        const y = grid(40, -1, 0.05).map((u) => coefficients.reduceRight((sum, c) => sum * u + c, 0));
        const smooth = savitzkyGolay(y, { window: 2 * half + 1, degree: 3 });
        smooth.forEach((value, i) => expect(value).toBeCloseTo(y[i] ?? NaN, 9));
      },
    ),
  );
});

test('Savitzky-Golay refuses windows that are even, too short for the degree, or longer than the data', () => {
  const y = new Float64Array(10);
  expect(() => savitzkyGolay(y, { window: 4, degree: 2 })).toThrow(/even/);
  expect(() => savitzkyGolay(y, { window: 5, degree: 5 })).toThrow(/longer window/);
  expect(() => savitzkyGolay(y, { window: 11, degree: 2 })).toThrow(/shorter/);
});

test('the Whittaker smoother keeps the sum and lowers the noise', () => {
  const deviate = normal(3);
  const y = grid(500, 0, 1).map(() => 100 + 10 * deviate());
  const smooth = whittaker(y, { lambda: 1000 });
  expect(smooth.reduce((a, b) => a + b, 0)).toBeCloseTo(
    y.reduce((a, b) => a + b, 0),
    3,
  );
  expect(estimateNoise(smooth)).toBeLessThan(0.1 * estimateNoise(y));
});

test('the noise estimate finds the deviation of white noise under peaks and a slope', () => {
  const { x, y } = pattern();
  const tilted = y.map((value, i) => value + 3 * (x[i] ?? 0));
  expect(estimateNoise(tilted)).toBeGreaterThan(4.5);
  expect(estimateNoise(tilted)).toBeLessThan(5.5);
});

test('normalising to the maximum gives 1, to the area a trapezoid sum of 1, to the vector length 1, to SNV mean 0 and deviation 1', () => {
  fc.assert(
    fc.property(positive, (y) => {
      const x = grid(y.length, 0, 0.5);
      expect(Math.max(...normalise(x, y, 'maximum').y)).toBe(1);
      const area = normalise(x, y, 'area').y;
      let sum = 0;
      for (let i = 1; i < area.length; i++) sum += (0.5 * ((area[i] ?? 0) + (area[i - 1] ?? 0))) / 2;
      expect(sum).toBeCloseTo(1, 9);
      expect(normalise(x, y, 'vector').y.reduce((a, b) => a + b * b, 0)).toBeCloseTo(1, 9);
    }),
  );
  const { x, y } = pattern();
  const snv = normalise(x, y, 'snv').y;
  expect(snv.reduce((a, b) => a + b, 0) / snv.length).toBeCloseTo(0, 9);
  expect(Math.sqrt(snv.reduce((a, b) => a + b * b, 0) / (snv.length - 1))).toBeCloseTo(1, 9);
  expect(() => normalise(x, new Float64Array(x.length), 'maximum')).toThrow(/maximum, which is 0/);
});

test('resampling to a coarser step keeps the area of a peak narrower than that step', () => {
  const x = grid(2001, 10, 0.01);
  const y = x.map((at) => pseudoVoigt(at - 20.003, 0.05, 0));
  const coarse = resample(x, y, { step: 0.25 });
  const area = coarse.y.reduce((sum, value) => sum + value * 0.25, 0);
  expect(area).toBeCloseTo((0.05 / 2) * Math.sqrt(Math.PI / Math.LN2), 5);
});

test('resampling to a finer step passes through the measured points', () => {
  const { x, y } = pattern('raman');
  const fine = resample(x, y, { step: 0.5 });
  expect(fine.x[2]).toBe(101);
  expect(fine.y[2]).toBe(y[1]);
  expect(fine.y[3]).toBeCloseTo(((y[1] ?? 0) + (y[2] ?? 0)) / 2, 9);
  expect(() => resample(x, y, { step: 5000 })).toThrow(/choose one/);
});

test('Kα2 stripping gives back the Kα1 pattern it was made from, on an unequal grid', () => {
  const wavelengthRatio = 1.5444274 / 1.5405929;
  const x = grid(6000, 20, 0.01).map((at, i) => at + 0.002 * Math.sin(i));
  const lines = [28.4, 47.3, 56.1, 69.1, 76.4];
  const single = x.map((at) => lines.reduce((sum, line) => sum + 1000 * pseudoVoigt(at - line, 0.12, 0.3), 0));
  const doublet = x.map(
    (at, i) =>
      (single[i] ?? 0) +
      lines.reduce((sum, line) => sum + 500 * pseudoVoigt(at - scaleSine(line, wavelengthRatio), 0.12, 0.3), 0),
  );
  const stripped = stripAlpha2(x, doublet, { ratio: 0.5, wavelengthRatio });
  const worst = stripped.reduce((largest, value, i) => Math.max(largest, Math.abs(value - (single[i] ?? 0))), 0);
  expect(worst).toBeLessThan(10);
});

test('cosmic rays go, and a band as sharp as they are high stays', () => {
  const { x, y } = pattern('raman');
  const hit = y.slice();
  hit[400] = (hit[400] ?? 0) + 3000;
  hit[900] = (hit[900] ?? 0) + 800;
  hit[901] = (hit[901] ?? 0) + 700;
  const { y: clean, removed } = removeCosmicRays(hit, { threshold: 8, width: 2 });
  expect(removed).toBeGreaterThanOrEqual(3);
  expect(removed).toBeLessThanOrEqual(9);
  for (let i = 0; i < x.length; i++) expect(Math.abs((clean[i] ?? 0) - (y[i] ?? 0))).toBeLessThan(50);
  expect(removeCosmicRays(y, { threshold: 8, width: 2 }).removed).toBe(0);
});

test('steps run in order and the background follows crop, resampling and scale', () => {
  const spectrum = pattern();
  const steps: ProcessingStep[] = [
    { kind: 'background-snip', iterations: 60, smoothing: true },
    { kind: 'smooth-savitzky-golay', window: 5, degree: 2 },
    { kind: 'crop', from: 20, to: 70 },
    { kind: 'resample', step: 0.05 },
    { kind: 'normalise', mode: 'maximum' },
  ];
  const before = spectrum.y.slice();
  const result = applySteps(spectrum, steps);
  expect(spectrum.y).toEqual(before);
  expect(result.spectrum.x[0]).toBeCloseTo(20, 9);
  expect(result.spectrum.x.at(-1)).toBeCloseTo(70, 9);
  expect(Math.max(...result.spectrum.y)).toBe(1);
  expect(result.background?.length).toBe(result.spectrum.x.length);
  // 200 counts under a strongest line of about 1000.
  for (const value of result.background ?? []) expect(value).toBeCloseTo(0.2, 1);
});

test('two backgrounds add up to what was taken off', () => {
  const spectrum = pattern();
  const { spectrum: left, background } = applySteps(spectrum, [
    { kind: 'background-polynomial', degree: 2 },
    { kind: 'background-rolling-ball', radius: 80 },
  ]);
  left.y.forEach((value, i) => expect(value + (background?.[i] ?? NaN)).toBeCloseTo(spectrum.y[i] ?? NaN, 6));
});

test('a step that cannot apply says which and why', () => {
  const raman = pattern('raman');
  const run = (spectrum: Spectrum, step: ProcessingStep): LabError => {
    try {
      applySteps(spectrum, [{ kind: 'background-snip', iterations: 10, smoothing: false }, step]);
    } catch (error) {
      return error as LabError;
    }
    throw new Error('no failure');
  };
  const strip = run(raman, { kind: 'strip-alpha2', ratio: 0.5 });
  expect(strip.kind).toBe('invalid-input');
  expect(strip.message).toMatch(/^Step 2: .*Raman/);
  expect(run(pattern(), { kind: 'remove-cosmic-rays', threshold: 8, width: 2 }).message).toMatch(/Raman/);
  expect(run(raman, { kind: 'crop', from: 5000, to: 6000 }).message).toMatch(/leaves 0 points/);
});

test('Kα2 stripping refuses a wavelength of no anode and notes an assumed one', () => {
  const spectrum = pattern();
  const strip: ProcessingStep[] = [{ kind: 'strip-alpha2', ratio: 0.5 }];
  expect(() => applySteps(spectrum, strip, { radiation: { label: '0.7 Å', wavelength: 0.7, origin: 'user' } })).toThrow(
    /0.7 Å/,
  );
  expect(applySteps(spectrum, strip).notes.join(' ')).toMatch(/copper/);
  expect(
    applySteps(spectrum, strip, { radiation: { label: 'Co Kα', wavelength: 1.788996, origin: 'file' } }).notes,
  ).toEqual([]);
});

test('default steps are valid, apply, and take the background off', () => {
  for (const technique of ['xrd', 'raman'] as const) {
    const spectrum = pattern(technique);
    const steps = defaultSteps(technique, spectrum);
    for (const step of steps) processingStepSchema.parse(step);
    const { spectrum: result } = applySteps(spectrum, steps);
    const sorted = result.y.slice().sort();
    expect(Math.abs(sorted[sorted.length >> 1] ?? NaN)).toBeLessThan(6);
    expect(Math.max(...result.y)).toBeGreaterThan(900);
  }
});

test('every step is described with its parameters', () => {
  expect(describeStep({ kind: 'crop', from: 10, to: 80 }, 'twoTheta')).toBe('Cropped to 10 – 80° 2θ');
  expect(describeStep({ kind: 'background-snip', iterations: 40, smoothing: false })).toContain('40 points');
  expect(describeStep({ kind: 'normalise', mode: 'snv' })).toContain('SNV');
});
