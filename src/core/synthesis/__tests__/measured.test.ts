import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LabError } from '../../../contract/data/errors.js';
import type { SplitName } from '../../../contract/data/dataset.js';
import { augment } from '../measured/augment.js';
import { buildFromMeasurements, type MeasuredOptions } from '../measured/buildFromMeasurements.js';
import type { LabelledSpectrum } from '../measured/labelledSpectrum.js';
import { splitBySpecimen } from '../measured/splitBySpecimen.js';
import { createRandom } from '../random/createRandom.js';

const options: MeasuredOptions = {
  title: 'Minerals',
  seed: 1,
  outside: 'refuse',
  split: { validation: 0.2, test: 0.2 },
  augmentation: { copies: 0, shift: 0, scale: 1, noise: 0, mix: 1 },
  normalise: 'maximum',
};

/** A band at `centre` on an axis of its own. */
function item(
  label: string,
  specimen: string,
  changes: Partial<LabelledSpectrum> & { centre?: number; from?: number } = {},
) {
  const { centre = label.length * 40, from = 100, ...rest } = changes;
  const x = Float64Array.from({ length: 301 }, (_, i) => from + i);
  const y = x.map((value) => 50 * Math.exp(-(((value - 100 - centre) / 6) ** 2)));
  return {
    spectrum: { technique: 'raman', unit: 'ramanShift', x, y },
    name: `${specimen}.txt`,
    label,
    specimen,
    ...rest,
  } satisfies LabelledSpectrum;
}

const minerals = (specimens: number, spectra = 2): LabelledSpectrum[] =>
  ['quartz', 'calcite', 'gypsum'].flatMap((label) =>
    Array.from({ length: specimens * spectra }, (_, i) => item(label, `${label}-${i % specimens}`)),
  );

test('no specimen ever stands on two sides, every class is trained, and every class with two specimens is tested', () => {
  const spectrum = item('a', 'a').spectrum;
  const items = fc.array(
    fc.record({ label: fc.constantFrom('a', 'b', 'c'), specimen: fc.constantFrom('1', '2', '3', '4', '5', '6', '7') }),
    { minLength: 1, maxLength: 60 },
  );
  fc.assert(
    fc.property(items, fc.nat(), fc.constantFrom(0, 0.1, 0.3, 0.9), (found, seed, share) => {
      // Each class has specimens of its own, as is usual; the shared ones have their own test.
      const own = found.map(({ label, specimen }) => ({ spectrum, name: 'x', label, specimen: `${label}${specimen}` }));
      const { splits, notes } = splitBySpecimen(own, { seed, split: { test: share, validation: 0.2 } });
      const sides = new Map<string, Set<SplitName>>();
      own.forEach(({ specimen }, i) => {
        sides.set(specimen, (sides.get(specimen) ?? new Set()).add(splits[i] ?? 'train'));
      });
      for (const set of sides.values()) expect(set.size).toBe(1);
      for (const label of new Set(own.map((one) => one.label))) {
        const mine = own.flatMap((one, i) => (one.label === label ? [splits[i]] : []));
        const specimens = new Set(own.filter((one) => one.label === label).map(({ specimen }) => specimen)).size;
        expect(mine).toContain('train');
        if (share > 0 && specimens > 1) expect(mine).toContain('test');
        expect(notes.some((note) => note.startsWith(`“${label}”`))).toBe(share > 0 && specimens === 1);
      }
    }),
  );
});

test('the split follows the seed, and is the same whatever the order of the spectra', () => {
  const items = minerals(8);
  const sides = (list: readonly LabelledSpectrum[], seed: number) => {
    const { splits } = splitBySpecimen(list, { ...options, seed });
    return new Map([...list.entries()].map(([i, { specimen }]) => [specimen, splits[i]]));
  };
  expect(sides(items, 1)).toEqual(sides([...items].reverse(), 1));
  expect(sides(items, 1)).not.toEqual(sides(items, 2));
});

test('a specimen with two labels stays in one piece', () => {
  const items = [...minerals(5), item('calcite', 'quartz-0'), item('gypsum', 'quartz-0')];
  for (let seed = 0; seed < 20; seed++) {
    const { splits } = splitBySpecimen(items, { ...options, seed });
    expect(new Set(splits.filter((_, i) => items[i]?.specimen === 'quartz-0')).size).toBe(1);
  }
});

test.each([
  ['train', 'test', 'training', 'test'],
  ['train', 'validation', 'training', 'validation'],
  ['test', 'validation', 'test', 'validation'],
] as const)('a split by hand that puts a specimen into %s and %s is refused, and names it', (a, b, first, second) => {
  const items = [
    item('quartz', 'R040031', { split: a, name: 'R040031 at 532 nm' }),
    item('quartz', 'R040031', { split: b, name: 'R040031 at 780 nm' }),
    item('calcite', 'R040070', { split: 'train' }),
  ];
  const build = () => buildFromMeasurements(items, options);
  expect(build).toThrow(LabError);
  expect(build).toThrow(
    `Specimen “R040031” stands in ${first} (“R040031 at 532 nm”) and in ${second} (“R040031 at 780 nm”)`,
  );
});

test('a sound split by hand is kept as it is, and half of one is refused', () => {
  const items = [
    item('quartz', '1', { split: 'train' }),
    item('quartz', '2', { split: 'test' }),
    item('calcite', '3', { split: 'train' }),
    item('calcite', '4', { split: 'validation' }),
  ];
  const { parts } = buildFromMeasurements(items, options);
  expect(parts.train.meta.specimens).toEqual(['1', '3']);
  expect(parts.test.meta.specimens).toEqual(['2']);
  expect(parts.validation.meta.specimens).toEqual(['4']);
  expect(() => buildFromMeasurements([...items, item('calcite', '5')], options)).toThrow(/“5.txt” has no part/);
});

test('spectra come onto the range that all of them cover, normalised, with the classes of the alphabet', () => {
  const items = minerals(5).map((one, i) => (i === 3 ? { ...item(one.label, one.specimen, { from: 110 }) } : one));
  const { parts } = buildFromMeasurements(items, options);
  const { meta, x, labels } = parts.train;
  expect(meta.axis).toEqual({ unit: 'ramanShift', from: 110, step: 1 });
  expect(meta.length).toBe(291);
  expect(meta.classNames).toEqual(['calcite', 'gypsum', 'quartz']);
  labels.forEach((label, i) => {
    const y = x.subarray(i * 291, (i + 1) * 291);
    expect(Math.max(...y)).toBe(1);
    expect(y.indexOf(1) + 110).toBe(100 + (meta.classNames[label] ?? '').length * 40);
  });
});

test('a grid beyond a spectrum is refused by its name, or filled as asked', () => {
  const items = minerals(5).map((one, i) =>
    i === 0 ? { ...one, spectrum: { ...one.spectrum, y: one.spectrum.y.map((v) => v + 1) } } : one,
  );
  const grid = { from: 50, to: 380, step: 2 };
  expect(() => buildFromMeasurements(items, { ...options, grid })).toThrow(/“quartz-0.txt” covers 100 to 400/);
  const splits = { ...options, grid, split: { test: 0, validation: 0 }, normalise: 'none' } as const;
  const at50 = (outside: 'edge' | 'zero') => buildFromMeasurements(items, { ...splits, outside }).parts.train.x[0];
  expect(at50('edge')).toBeCloseTo(1, 6);
  expect(at50('zero')).toBe(0);
});

test('copies are made of training spectra only, in their class, and the first ones stay when more are made', () => {
  const augmentation = {
    copies: 3,
    shift: { kind: 'uniform', from: -4, to: 4 },
    scale: 1,
    noise: 0.05,
    mix: 3,
  } as const;
  const { parts } = buildFromMeasurements(minerals(5), { ...options, augmentation });
  const plain = buildFromMeasurements(minerals(5), options).parts;
  expect(parts.train.labels).toHaveLength(4 * plain.train.labels.length);
  expect(parts.test.x).toEqual(plain.test.x);
  const { length, axis, classNames } = parts.train.meta;
  parts.train.labels.forEach((label, i) => {
    const y = parts.train.x.subarray(i * length, (i + 1) * length);
    expect(Math.abs(y.indexOf(1) + axis.from - 100 - (classNames[label] ?? '').length * 40)).toBeLessThanOrEqual(8);
  });
  const tested = new Set(parts.test.meta.specimens);
  expect(parts.train.meta.specimens?.some((specimen) => tested.has(specimen))).toBe(false);
});

test('a shift in units of the axis moves the band by as much, and noise scatters in proportion', () => {
  const own = Float64Array.from({ length: 200 }, (_, i) => Math.exp(-(((i - 100) / 5) ** 2)));
  const moved = augment(own, [own], { copies: 1, shift: 3, scale: 2, noise: 0, mix: 1 }, 0.5, createRandom(1));
  expect(moved.indexOf(Math.max(...moved))).toBe(106);
  expect(Math.max(...moved)).toBeCloseTo(2, 9);
  const flat = new Float64Array(20_000).fill(10);
  const noisy = augment(flat, [flat], { copies: 1, shift: 0, scale: 1, noise: 0.02, mix: 1 }, 1, createRandom(2));
  const sd = Math.sqrt(noisy.reduce((sum, value) => sum + (value - 10) ** 2, 0) / noisy.length);
  expect(sd).toBeCloseTo(0.2, 2);
});

test('a mixture lies between the spectra that it is of', () => {
  const [low, high] = [new Float64Array(50).fill(1), new Float64Array(50).fill(3)];
  const values = Array.from({ length: 200 }, (_, i) =>
    augment(low, [low, high], { copies: 1, shift: 0, scale: 1, noise: 0, mix: 4 }, 1, createRandom(i)),
  ).map((y) => y[0] ?? NaN);
  expect(Math.min(...values)).toBeGreaterThanOrEqual(1 - 1e-12);
  expect(Math.max(...values)).toBeLessThanOrEqual(3 + 1e-12);
  expect(Math.max(...values)).toBeGreaterThan(2);
});

const powder = (label: string, specimen: string, peak: number, wavelength?: number): LabelledSpectrum => {
  const x = Float64Array.from({ length: 3001 }, (_, i) => 10 + i * 0.02);
  const y = x.map((value) => Math.exp(-(((value - peak) / 0.1) ** 2)));
  const spectrum = { technique: 'xrd', unit: 'twoTheta', x, y } as const;
  return { spectrum, name: `${specimen}.xy`, label, specimen, ...(wavelength === undefined ? {} : { wavelength }) };
};

test('patterns of another radiation are brought to the wavelength of the first, and a note says so', () => {
  // One line, d = 2 Å: 45.3° at 1.5406 Å and 29.0° at 1 Å.
  const d = 2;
  const at = (wavelength: number) => (360 / Math.PI) * Math.asin(wavelength / (2 * d));
  const items = [
    powder('a', '1', at(1.5406), 1.5406),
    powder('b', '2', at(1), 1),
    powder('a', '3', at(1.5406), 1.5406),
  ];
  const split = { test: 0, validation: 0 };
  const { parts, notes } = buildFromMeasurements(items, { ...options, split });
  const { length, axis } = parts.train.meta;
  for (let i = 0; i < 3; i++) {
    const y = parts.train.x.subarray(i * length, (i + 1) * length);
    expect(axis.from + y.indexOf(1) * axis.step).toBeCloseTo(at(1.5406), 1);
  }
  expect(notes.join(' ')).toMatch(/1 pattern .*1\.5406 Å/);
  expect(() => buildFromMeasurements([...items, powder('b', '4', 30)], options)).toThrow(/“4.xy”.*wavelength/);
});

test.each([
  [
    'two kinds of axis',
    () => [...minerals(2), { ...item('x', 'x'), spectrum: { ...item('x', 'x').spectrum, unit: 'twoTheta' as const } }],
    /one axis/,
  ],
  ['no range in common', () => [...minerals(2), item('x', 'x', { from: 900 })], /no range in common/],
  ['one class', () => [item('quartz', '1'), item('quartz', '2')], /the one class “quartz”/],
  ['nothing', () => [], /no class/],
])('%s is refused with a sentence', (_name, items, sentence) => {
  expect(() => buildFromMeasurements(items(), options)).toThrow(sentence);
});
