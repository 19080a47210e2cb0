import { expect, test } from 'vitest';
import { LabError } from '../../../contract/data/errors.js';
import { identifyOptionsSchema, type IdentifyOptions } from '../../../contract/data/identification.js';
import { identifyRaman } from '../identifyRaman.js';
import { prepareRamanReferences, type RamanReference } from '../ramanReferences.js';
import { randomFrom } from './syntheticPowder.js';
import { bandReference, inventBands, measuredReference, simulateRaman } from './syntheticRaman.js';

const minerals = Array.from({ length: 30 }, (_, i) => ({ name: `M${i}`, bands: inventBands(500 + i) }));
const references: RamanReference[] = minerals.flatMap(({ name, bands }, i) =>
  i % 3 === 0
    ? [bandReference(name, bands)]
    : [
        measuredReference(name, `${name}-one`, simulateRaman(bands, { seed: 3 * i, orientation: 2 }), ['Si', 'O']),
        measuredReference(name, `${name}-two`, simulateRaman(bands, { seed: 3 * i + 1, orientation: 2 }), ['Si', 'O']),
      ],
);
const index = prepareRamanReferences(references);
const options = (changes: Partial<IdentifyOptions> = {}): IdentifyOptions => ({
  ...identifyOptionsSchema.parse({}),
  ...changes,
});

test('every mineral is found under shift, orientation, fluorescence and noise, measured or from a table of bands', () => {
  minerals.forEach(({ name, bands }, i) => {
    const spectrum = simulateRaman(bands, {
      shift: i % 2 ? 4 : -3,
      orientation: 2,
      fluorescence: 200,
      noise: 0.6,
      seed: 900 + i,
    });
    const result = identifyRaman({ spectrum }, index, options());
    expect(result.candidates[0]?.reference.name).toBe(name);
    expect(result.verdict).toBe('match');
  });
});

test('the joint shift of the measurement is found', () => {
  const spectrum = simulateRaman(minerals[4]!.bands, { shift: 4 });
  expect(identifyRaman({ spectrum }, index, options()).candidates[0]?.zeroShift).toBeCloseTo(4, -0.5);
  const still = identifyRaman({ spectrum }, index, options({ maxZeroShift: 0 }));
  expect(still.candidates[0]?.zeroShift).toBe(0);
});

test('a mineral is listed once with its best spectrum, or with every spectrum on request', () => {
  const spectrum = simulateRaman(minerals[4]!.bands);
  const names = identifyRaman({ spectrum }, index, options()).candidates.map((candidate) => candidate.reference.name);
  expect(new Set(names).size).toBe(names.length);
  const all = identifyRaman({ spectrum }, index, options(), { onePerName: false }).candidates;
  expect(all.filter((candidate) => candidate.reference.name === 'M4').length).toBe(2);
});

test('specimens and libraries that are left out are not searched', () => {
  const spectrum = simulateRaman(minerals[4]!.bands);
  const found = identifyRaman({ spectrum }, index, options({ excludeSpecimens: ['M4-one', 'M4-two'] }));
  expect(found.candidates.some((candidate) => candidate.reference.name === 'M4')).toBe(false);
  expect(found.verdict).toBe('no-confident-match');
  expect(found.searched).toBe(references.length - 2);
  expect(identifyRaman({ spectrum }, index, options({ libraries: ['other'] })).explanation).toContain(
    'No reference is left',
  );
});

test('elements filter the references that state theirs', () => {
  const spectrum = simulateRaman(minerals[4]!.bands);
  const elements = { required: ['Ca'], anyOf: [], forbidden: [], allowedOnly: [] };
  const found = identifyRaman({ spectrum }, index, options({ elements }));
  expect(found.searched).toBe(10);
  expect(found.candidates.every((candidate) => candidate.reference.elements.includes('Ca'))).toBe(true);
});

test('noise, a flat line and bare fluorescence never match', () => {
  const random = randomFrom(21);
  const x = Float64Array.from({ length: 900 }, (_, i) => 100 + 1.5 * i);
  for (const y of [
    x.map(() => random()),
    x.map(() => 7),
    x.map((at) => 500 * Math.exp(-(((at - 800) / 500) ** 2)) + random()),
  ]) {
    const result = identifyRaman({ spectrum: { technique: 'raman', unit: 'ramanShift', x, y } }, index, options());
    expect(result.verdict).toBe('no-confident-match');
  }
});

test('a spectrum that shares only part of the range with its reference is found', () => {
  const { name, bands } = minerals[7]!;
  const result = identifyRaman({ spectrum: simulateRaman(bands, { from: 300, to: 1200 }) }, index, options());
  expect(result.candidates[0]?.reference.name).toBe(name);
});

test('scaling the measurement changes nothing', () => {
  const spectrum = simulateRaman(minerals[8]!.bands, { noise: 2 });
  const before = identifyRaman({ spectrum }, index, options());
  const after = identifyRaman(
    { spectrum: { ...spectrum, y: spectrum.y.map((value) => value * 1024) } },
    index,
    options(),
  );
  expect(after.candidates.slice(0, 3).map((candidate) => candidate.reference.id)).toEqual(
    before.candidates.slice(0, 3).map((candidate) => candidate.reference.id),
  );
});

test('an axis in nanometres is refused with a sentence', () => {
  const spectrum = { ...simulateRaman(minerals[0]!.bands), unit: 'wavelength' as const };
  expect(() => identifyRaman({ spectrum }, index, options())).toThrow(LabError);
});

test('a reference of a single band is found, and is not found where other bands say no', () => {
  const diamond = bandReference('diamond', [{ shift: 1332, height: 100 }]);
  const library = [...references, diamond];
  const one = identifyRaman(
    { spectrum: simulateRaman([{ shift: 1333, height: 100 }], { width: 6 }) },
    library,
    options(),
  );
  expect(one.candidates[0]?.reference.name).toBe('diamond');
  expect(one.verdict).toBe('match');
  const many = [{ shift: 1333, height: 40 }, ...minerals[5]!.bands];
  const other = identifyRaman({ spectrum: simulateRaman(many) }, library, options());
  expect(other.candidates[0]?.reference.name).toBe('M5');
});
