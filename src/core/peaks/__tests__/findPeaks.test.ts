import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Radiation, Spectrum } from '../../../contract/data/spectrum.js';
import { findPeaks } from '../findPeaks.js';
import { fitPeak } from '../fitPeak.js';
import { fitProfile } from '../fitProfile.js';
import { scaleSine } from '../kAlphaDoublet.js';
import { pseudoVoigt, pseudoVoigtArea } from '../pseudoVoigt.js';

const copper: Radiation = {
  label: 'Cu Kα',
  wavelength: 1.5405929,
  wavelengthAlpha2: 1.5444274,
  alpha2Ratio: 0.5,
  origin: 'file',
};
const single: Radiation = { label: 'Cu Kα1', wavelength: 1.5405929, origin: 'file' };
const samples = '../shared/samples';

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
}
function normal(uniform: () => number): number {
  return Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
function poisson(mean: number, uniform: () => number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(uniform)));
  const limit = Math.exp(-mean);
  let k = 0;
  for (let p = uniform(); p > limit; p *= uniform()) k++;
  return k;
}

interface Line {
  at: number;
  height: number;
  fwhm: number;
}
/** Counts of a pattern with Kα1 lines (and Kα2 where `ratio` is given) on a falling background. */
function pattern(
  lines: readonly Line[],
  { ratio = 0, seed = 1, background = 100, step = 0.02, noise = true } = {},
): Spectrum {
  const uniform = random(seed);
  const x = Float64Array.from({ length: Math.round(70 / step) + 1 }, (_, i) => 10 + i * step);
  const shift = (copper.wavelengthAlpha2 ?? 0) / copper.wavelength;
  const y = x.map((at) => {
    let mean = background * (1 + Math.exp((10 - at) / 15));
    for (const line of lines) {
      if (Math.abs(at - line.at) > 8) continue;
      mean += line.height * pseudoVoigt(at - line.at, line.fwhm, 0.4);
      if (ratio) mean += ratio * line.height * pseudoVoigt(at - scaleSine(line.at, shift), line.fwhm, 0.4);
    }
    return noise ? poisson(mean, uniform) : mean;
  });
  return { technique: 'xrd', unit: 'twoTheta', x, y };
}

test('pure noise gives less than one peak in 4,500 points, whatever its kind', () => {
  const kinds: ((uniform: () => number, i: number) => number)[] = [
    (uniform) => normal(uniform),
    (uniform, i) => 1000 * Math.exp(-i / 1000) + 10 * normal(uniform),
    (uniform) => poisson(0.1, uniform),
    (uniform) => poisson(1, uniform),
    (uniform) => poisson(20, uniform),
    (uniform, i) => poisson(20 + 500 * Math.exp(-i / 300), uniform),
  ];
  const x = Float64Array.from({ length: 4500 }, (_, i) => 10 + 0.02 * i);
  for (const kind of kinds) {
    let found = 0;
    for (let seed = 1; seed <= 10; seed++) {
      const uniform = random(seed);
      found += findPeaks({ technique: 'xrd', unit: 'twoTheta', x, y: x.map((_, i) => kind(uniform, i)) }).length;
    }
    expect(found).toBeLessThan(6);
  }
});

test('lines of a counted pattern are found where they are, with their height, width and area', () => {
  const lines = [
    { at: 21.37, height: 2000, fwhm: 0.15 },
    { at: 33.02, height: 400, fwhm: 0.2 },
    { at: 47.5, height: 8000, fwhm: 0.18 },
    { at: 62.11, height: 120, fwhm: 0.25 },
  ];
  const peaks = findPeaks(pattern(lines), { radiation: single });
  expect(peaks.length).toBe(4);
  lines.forEach((line, i) => {
    const peak = peaks[i];
    expect(Math.abs((peak?.position ?? 0) - line.at)).toBeLessThan(0.02);
    expect((peak?.height ?? 0) / line.height).toBeCloseTo(1, line.height > 300 ? 1 : 0);
    expect(Math.abs((peak?.fwhm ?? 0) / line.fwhm - 1)).toBeLessThan(line.height > 300 ? 0.1 : 0.4);
    expect(peak?.dSpacing).toBeCloseTo(1.5405929 / 2 / Math.sin((line.at * Math.PI) / 360), 2);
  });
  expect((peaks[2]?.area ?? 0) / (8000 * pseudoVoigtArea(0.18, 0.4))).toBeCloseTo(1, 1);
});

test('Kα2 makes no peaks of its own, resolved or not, and positions are those of Kα1', () => {
  const lines = [20.1, 28.4, 36.2, 47.3, 56.1, 69.1, 76.4].map((at, i) => ({ at, height: 3000 - 300 * i, fwhm: 0.1 }));
  for (const radiation of [copper, undefined]) {
    const peaks = findPeaks(pattern(lines, { ratio: 0.5 }), { radiation });
    expect(peaks.map((peak) => Math.round(peak.position * 10) / 10)).toEqual(lines.map((line) => line.at));
    peaks.forEach((peak, i) => expect(Math.abs(peak.position - (lines[i]?.at ?? 0))).toBeLessThan(0.01));
    expect(peaks.every((peak) => (peak.dSpacing === undefined) === (radiation === undefined))).toBe(true);
  }
});

test('two lines a width apart stay two peaks', () => {
  const peaks = findPeaks(
    pattern([
      { at: 40, height: 5000, fwhm: 0.2 },
      { at: 40.25, height: 3000, fwhm: 0.2 },
    ]),
    { radiation: single },
  );
  expect(peaks.length).toBe(2);
  expect(peaks[0]?.position).toBeCloseTo(40, 1);
  expect(peaks[1]?.position).toBeCloseTo(40.25, 1);
});

test('broad humps of a nanocrystalline powder are found beside noise', () => {
  const peaks = findPeaks(
    pattern([
      { at: 35, height: 150, fwhm: 1.5 },
      { at: 55, height: 100, fwhm: 1.8 },
    ]),
    { radiation: single },
  );
  expect(peaks.length).toBe(2);
  expect(Math.abs((peaks[0]?.position ?? 0) - 35)).toBeLessThan(0.3);
  expect(Math.abs((peaks[0]?.fwhm ?? 0) - 1.5)).toBeLessThan(0.5);
});

test('peaks move with the pattern and heights scale with it', () => {
  const base = pattern([
    { at: 25, height: 900, fwhm: 0.2 },
    { at: 44, height: 300, fwhm: 0.3 },
  ]);
  const raman: Spectrum = { ...base, technique: 'raman', unit: 'ramanShift' };
  const before = findPeaks(raman);
  fc.assert(
    fc.property(
      fc.double({ min: -5, max: 500, noNaN: true }),
      fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      (shift, scale) => {
        const after = findPeaks({
          ...raman,
          x: raman.x.map((at) => at + shift),
          y: raman.y.map((value) => value * scale),
        });
        expect(after.length).toBe(before.length);
        after.forEach((peak, i) => {
          expect(peak.position).toBeCloseTo((before[i]?.position ?? 0) + shift, 4);
          expect(peak.height / scale / (before[i]?.height ?? 1)).toBeCloseTo(1, 4);
        });
      },
    ),
    { numRuns: 12 },
  );
});

test('limits on number, relative height and signal to noise are kept', () => {
  const spectrum = pattern([
    { at: 20, height: 5000, fwhm: 0.15 },
    { at: 30, height: 1000, fwhm: 0.15 },
    { at: 40, height: 100, fwhm: 0.15 },
  ]);
  expect(findPeaks(spectrum, { radiation: single, maxPeaks: 2 }).map((peak) => Math.round(peak.position))).toEqual([
    20, 30,
  ]);
  expect(findPeaks(spectrum, { radiation: single, minRelativeHeight: 0.1 }).length).toBe(2);
  expect(findPeaks(spectrum, { radiation: single, minSignalToNoise: 200 }).length).toBe(1);
});

test('the peaks of the golden pattern are those of scipy.signal.find_peaks on smoothed data', () => {
  const golden = JSON.parse(readFileSync('tests/golden/preprocess.json', 'utf8')) as {
    y: number[];
    find_peaks: { position: number; fwhm: number }[];
  };
  const y = Float64Array.from(golden.y);
  const peaks = findPeaks(
    { technique: 'xrd', unit: 'twoTheta', x: y.map((_, i) => 10 + 0.05 * i), y },
    { radiation: single, minSignalToNoise: 5 },
  );
  expect(peaks.length).toBe(golden.find_peaks.length);
  golden.find_peaks.forEach(({ position }, i) =>
    expect(Math.abs((peaks[i]?.position ?? 0) - position)).toBeLessThan(0.06),
  );
});

test('the least squares give back the profiles that made noise-free data', () => {
  const x = Float64Array.from({ length: 400 }, (_, i) => 30 + 0.01 * i);
  const truth = [
    { position: 31.4, height: 900, fwhm: 0.2, eta: 0.3 },
    { position: 31.72, height: 400, fwhm: 0.3, eta: 0.8 },
  ];
  const y = x.map((at) => truth.reduce((sum, p) => sum + p.height * pseudoVoigt(at - p.position, p.fwhm, p.eta), 0));
  const start = truth.map((p) => ({
    ...p,
    position: p.position + 0.05,
    height: p.height * 0.7,
    fwhm: p.fwhm * 1.3,
    eta: 0.5,
  }));
  const { profiles, residual } = fitProfile(x, y, start, { maxIterations: 100 });
  expect(residual).toBeLessThan(0.5);
  profiles.forEach((profile, i) => {
    expect(profile.position).toBeCloseTo(truth[i]?.position ?? 0, 2);
    expect(profile.height / (truth[i]?.height ?? 1)).toBeCloseTo(1, 2);
    expect(profile.fwhm).toBeCloseTo(truth[i]?.fwhm ?? 0, 2);
  });
});

test('a chosen peak is fitted from beside its top, and a place outside the data is refused', () => {
  const spectrum = pattern([{ at: 30, height: 800, fwhm: 0.2 }]);
  const peak = fitPeak(spectrum, 30.06, { radiation: single });
  expect(peak.position).toBeCloseTo(30, 1);
  expect(peak.origin).toBe('edited');
  expect(() => fitPeak(spectrum, 95)).toThrow(/choose a place between 10 and 80/);
});

test('a Raman spectrum whose baseline was taken off and clipped at zero keeps its bands and gains no peaks from the remains of the noise', () => {
  const uniform = random(5);
  const x = Float64Array.from({ length: 2400 }, (_, i) => 100 + 0.5 * i);
  const bands = [207, 464, 700, 1085];
  const y = x.map((at) =>
    Math.max(
      0,
      bands.reduce((sum, band, i) => sum + (i + 1) * pseudoVoigt(at - band, 10, 0.5), 0) +
        0.04 * normal(uniform) -
        0.05,
    ),
  );
  const peaks = findPeaks({ technique: 'raman', unit: 'ramanShift', x, y });
  expect(peaks.map((peak) => Math.round(peak.position))).toEqual(bands);
});

test('a spectrum of a few points or of one value has no peaks', () => {
  const level = {
    technique: 'raman',
    unit: 'ramanShift',
    x: Float64Array.from({ length: 100 }, (_, i) => i),
    y: new Float64Array(100).fill(5),
  } as const;
  expect(findPeaks(level)).toEqual([]);
  expect(findPeaks({ ...level, x: level.x.slice(0, 3), y: level.y.slice(0, 3) })).toEqual([]);
});

function readColumns(file: string): Spectrum {
  const rows = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => /^\s*\d/.test(line))
    .map((line) => line.split(',').map(Number));
  return {
    technique: 'xrd',
    unit: 'twoTheta',
    x: Float64Array.from(rows, (row) => row[0] ?? NaN),
    y: Float64Array.from(rows, (row) => row[1] ?? NaN),
  };
}

/** d-spacings in Å and least number found; corundum: Lewis et al. 1982 cell a 4.7589, c 12.991 Å; rhodochrosite a 4.7682, c 15.6354 Å. */
test.skipIf(!existsSync(`${samples}/xrd-single-xred/Al2O3.csv`))(
  'measured corundum shows its ten strongest lines within 0.2 % in d (skips without the samples)',
  () => {
    const peaks = findPeaks(readColumns(`${samples}/xrd-single-xred/Al2O3.csv`), { radiation: copper });
    for (const d of [3.479, 2.551, 2.379, 2.085, 1.7398, 1.6016, 1.5109, 1.4045, 1.3738, 1.239]) {
      expect(
        peaks.some((peak) => Math.abs((peak.dSpacing ?? 0) / d - 1) < 0.002),
        `d ${d}`,
      ).toBe(true);
    }
  },
);

test.skipIf(!existsSync(`${samples}/xrd-single-rruff/R040133.csv`))(
  'measured rhodochrosite and hematite show their strongest lines (skips without the samples)',
  () => {
    const strongest = (name: string): number => {
      const peaks = findPeaks(readColumns(`${samples}/xrd-single-rruff/${name}.csv`), { radiation: copper });
      return [...peaks].sort((a, b) => b.height - a.height)[0]?.dSpacing ?? 0;
    };
    expect(strongest('R040133')).toBeCloseTo(2.84, 1);
    expect(strongest('R050300')).toBeCloseTo(2.7, 1);
  },
);
