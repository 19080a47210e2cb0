import fc from 'fast-check';
import { expect, test } from 'vitest';
import { identifyOptionsSchema, type IdentifyOptions } from '../../../contract/data/identification.js';
import { identifyXrd } from '../identifyXrd.js';
import { prepareXrdReferences } from '../xrdReferences.js';
import { copper, inventLibrary, randomFrom, simulatePowder } from './syntheticPowder.js';

const library = inventLibrary();
const index = prepareXrdReferences(library);
const [a, b] = library as [(typeof library)[0], (typeof library)[0]];
const options = (changes: Partial<IdentifyOptions> = {}): IdentifyOptions => ({
  ...identifyOptionsSchema.parse({}),
  ...changes,
});

test('a clean pattern is identified with nothing missing and nothing extra', () => {
  const result = identifyXrd(
    { spectrum: simulatePowder([{ reference: a, share: 1 }]), radiation: copper },
    index,
    options(),
  );
  const best = result.candidates[0];
  expect(best?.reference.name).toBe('A');
  expect(result.verdict).toBe('match');
  expect(best?.score).toBeGreaterThan(0.9);
  expect(best?.missing).toBe(0);
  expect(best?.extra).toBe(0);
  expect(result.searched).toBe(40);
  expect(result.explanation).toContain('A scores');
});

test('zero shift and lattice strain of the sample are found together', () => {
  const spectrum = simulatePowder([{ reference: b, share: 1 }], { zeroShift: 0.12, latticeStrain: -0.004, seed: 5 });
  const best = identifyXrd({ spectrum, radiation: copper }, index, options()).candidates[0];
  expect(best?.reference.name).toBe('B');
  expect(best?.zeroShift).toBeCloseTo(0.12, 1);
  expect(Math.abs((best?.latticeStrain ?? 0) + 0.004)).toBeLessThan(0.0008);
});

test('texture, weak counts and broad lines of small grains do not hide the phase', () => {
  for (const changes of [
    { texture: 3, seed: 2 },
    { counts: 60, background: 40, seed: 3 },
    { fwhm: 1.2, seed: 4 },
  ]) {
    const result = identifyXrd(
      { spectrum: simulatePowder([{ reference: b, share: 1 }], changes), radiation: copper },
      index,
      options(),
    );
    expect(result.candidates[0]?.reference.name).toBe('B');
    expect(result.verdict).toBe('match');
  }
});

test('without its reference a phase is not confidently matched with another one', () => {
  const rest = library.filter((reference) => reference !== a);
  const result = identifyXrd(
    { spectrum: simulatePowder([{ reference: a, share: 1 }]), radiation: copper },
    rest,
    options(),
  );
  expect(result.verdict).toBe('no-confident-match');
  expect(result.explanation).toMatch(/scores .* is needed/);
  expect(result.candidates.length).toBeGreaterThan(0);
});

test('a main phase is found beside a second one, whose peaks are counted as extra', () => {
  const spectrum = simulatePowder([
    { reference: a, share: 1 },
    { reference: b, share: 0.4 },
  ]);
  const result = identifyXrd({ spectrum, radiation: copper }, index, options());
  expect(
    result.candidates
      .slice(0, 2)
      .map((candidate) => candidate.reference.name)
      .sort(),
  ).toEqual(['A', 'B']);
  expect(result.candidates[0]?.extra).toBeGreaterThan(3);
});

test('noise, a flat line and an amorphous hump never match', () => {
  const random = randomFrom(11);
  const x = Float64Array.from({ length: 3501 }, (_, i) => 10 + 0.02 * i);
  const curves = [
    x.map(() => 100 + 30 * (random() + random() + random() - 1.5)),
    x.map(() => 5),
    x.map((at) => 100 + 2000 * Math.exp(-(((at - 23) / 5) ** 2)) + 20 * (random() - 0.5)),
  ];
  for (const y of curves) {
    const result = identifyXrd(
      { spectrum: { technique: 'xrd', unit: 'twoTheta', x, y }, radiation: copper },
      index,
      options(),
    );
    expect(result.verdict).toBe('no-confident-match');
    expect(result.explanation.length).toBeGreaterThan(20);
  }
});

test('the element filter keeps only what may be there, and says so when nothing is left', () => {
  const spectrum = simulatePowder([{ reference: a, share: 1 }]);
  const search = (elements: Partial<IdentifyOptions['elements']>) =>
    identifyXrd(
      { spectrum, radiation: copper },
      index,
      options({ elements: { required: [], anyOf: [], forbidden: [], allowedOnly: [], ...elements } }),
    );
  expect(
    search({ required: ['Ti'] }).candidates.every((candidate) => candidate.reference.elements.includes('Ti')),
  ).toBe(true);
  expect(
    search({ forbidden: ['Ti'] }).candidates.some((candidate) => candidate.reference.elements.includes('Ti')),
  ).toBe(false);
  const none = search({ required: ['Xe'] });
  expect(none.searched).toBe(0);
  expect(none.explanation).toContain('No reference is left');
});

test('a pattern given in d or Q leads to the same answer', () => {
  const spectrum = simulatePowder([{ reference: a, share: 1 }]);
  const inQ = {
    ...spectrum,
    unit: 'q' as const,
    x: spectrum.x.map((twoTheta) => (4 * Math.PI * Math.sin((twoTheta * Math.PI) / 360)) / 1.540593),
  };
  const inD = {
    ...spectrum,
    unit: 'dSpacing' as const,
    x: spectrum.x.map((twoTheta) => 1.540593 / (2 * Math.sin((twoTheta * Math.PI) / 360))).reverse(),
    y: spectrum.y.slice().reverse(),
  };
  for (const other of [inQ, inD]) {
    const result = identifyXrd({ spectrum: other, radiation: copper }, index, options());
    expect(result.candidates[0]?.reference.name).toBe('A');
    expect(result.candidates[0]?.score).toBeGreaterThan(0.85);
  }
});

test('every metric finds the phase', () => {
  const spectrum = simulatePowder([{ reference: a, share: 1 }]);
  for (const metric of ['cosine', 'pearson', 'euclidean', 'dtw'] as const) {
    expect(identifyXrd({ spectrum, radiation: copper }, index, options({ metric })).candidates[0]?.reference.name).toBe(
      'A',
    );
  }
});

test('scaling the measurement changes neither ranks nor scores', () => {
  const spectrum = simulatePowder([{ reference: b, share: 1 }]);
  const before = identifyXrd({ spectrum, radiation: copper }, index, options({ top: 5 }));
  fc.assert(
    fc.property(fc.integer({ min: -6, max: 12 }), (power) => {
      const y = spectrum.y.map((value) => value * 2 ** power);
      const after = identifyXrd({ spectrum: { ...spectrum, y }, radiation: copper }, index, options({ top: 5 }));
      expect(after.candidates[0]?.reference.id).toBe(before.candidates[0]?.reference.id);
      expect(after.candidates[0]?.score).toBeCloseTo(before.candidates[0]?.score ?? 0, 1);
    }),
    { numRuns: 5 },
  );
});

test('references outside the measured range, without lines, or none at all give an answer and no exception', () => {
  const spectrum = simulatePowder([{ reference: a, share: 1 }]);
  const empty = {
    ...a,
    lines: {
      dSpacing: new Float64Array(0),
      intensity: new Float64Array(0),
      hkl: new Int16Array(0),
      multiplicity: new Uint16Array(0),
    },
  };
  expect(identifyXrd({ spectrum, radiation: copper }, [empty], options()).verdict).toBe('no-confident-match');
  expect(identifyXrd({ spectrum, radiation: copper }, [], options()).verdict).toBe('no-confident-match');
});

test('duplicates of a phase stand side by side', () => {
  const twin = { ...b, summary: { ...b.summary, id: 'twin' } };
  const result = identifyXrd(
    { spectrum: simulatePowder([{ reference: b, share: 1 }]), radiation: copper },
    [...library, twin],
    options(),
  );
  expect(
    result.candidates
      .slice(0, 2)
      .map((candidate) => candidate.reference.id)
      .sort(),
  ).toEqual(['B', 'twin']);
});

test('between references that fit alike the one of a preferred library comes first', () => {
  const own = { ...b, summary: { ...b.summary, id: 'mine', name: 'mine', formula: 'Mine', libraryId: 'own' } };
  const input = { spectrum: simulatePowder([{ reference: b, share: 1 }]), radiation: copper };
  const first = (preferredLibraries: string[]): string | undefined =>
    identifyXrd(input, [...library, own], options(), { preferredLibraries }).candidates[0]?.reference.id;
  expect(first(['own'])).toBe('mine');
  expect(first(['test'])).toBe('B');
});
