import { expect, test } from 'vitest';
import { identifyOptionsSchema, type IdentifyOptions } from '../../../contract/data/identification.js';
import type { RamanBand } from '../../../contract/data/reference.js';
import { augmentRaman } from '../augmentRaman.js';
import { identifyRaman } from '../identifyRaman.js';
import { ramanBandEvidence } from '../ramanBandEvidence.js';
import { fineStep, prepareRaman } from '../ramanFeatures.js';
import { ramanNetworkInput, ramanNetworkLength } from '../ramanNetworkInput.js';
import { ramanProbability } from '../ramanProbability.js';
import { prepareRamanReferences, type RamanReference } from '../ramanReferences.js';
import { ramanShares } from '../ramanShares.js';
import { randomFrom } from './syntheticPowder.js';
import { bandReference, inventBands, measuredReference, simulateRaman } from './syntheticRaman.js';

const minerals = Array.from({ length: 24 }, (_, i) => ({ name: `M${i}`, bands: inventBands(700 + i) }));
const references: RamanReference[] = minerals.flatMap(({ name, bands }, i) =>
  i % 4 === 0
    ? [bandReference(name, bands)]
    : ['one', 'two'].map((specimen, k) =>
        measuredReference(name, `${name}-${specimen}`, simulateRaman(bands, { seed: 3 * i + k, orientation: 2 })),
      ),
);
const index = prepareRamanReferences(references);
const options = (changes: Partial<IdentifyOptions> = {}): IdentifyOptions => ({
  ...identifyOptionsSchema.parse({}),
  ...changes,
});
const scaled = (bands: readonly RamanBand[], factor: number): RamanBand[] =>
  bands.map(({ shift, height }) => ({ shift, height: factor * height }));
const sum = (...parts: [number, number][]) =>
  simulateRaman(
    parts.flatMap(([mineral, factor]) => scaled(minerals[mineral]!.bands, factor)),
    { fluorescence: 50, noise: 0.4, shift: 2, orientation: 1.3, seed: 77 },
  );
const namesOf = (spectrum: ReturnType<typeof simulateRaman>, changes: Partial<IdentifyOptions> = {}): string[] => {
  const { hypotheses = [] } = identifyRaman({ spectrum }, index, options({ mixture: true, ...changes }));
  return hypotheses[0]?.phases.map(({ reference }) => reference.name).sort() ?? [];
};

test('both minerals of a mixture are found, the weaker at a third, and nothing else', () => {
  expect(namesOf(sum([1, 1], [5, 0.35]))).toEqual(['M1', 'M5']);
  expect(namesOf(sum([2, 0.5], [8, 1]))).toEqual(['M2', 'M8']);
});

test('a single mineral stays one phase', () => {
  for (const mineral of [1, 4, 6, 11]) expect(namesOf(sum([mineral, 1]))).toEqual([`M${mineral}`]);
});

test('a band that another orientation of a phase has as strongly is not explained by a further phase alone', () => {
  const { x, y } = simulateRaman([
    { shift: 400, height: 100 },
    { shift: 800, height: 30 },
  ]);
  const measurement = prepareRaman(x, y);
  const top = measurement.net.reduce((most, value) => Math.max(most, value), 0);
  const band = (position: number, height: number) =>
    measurement.net.map((_, i) => height * Math.exp(-(((measurement.first + i * fineStep - position) / 6) ** 2)));
  const mixture = (otherOrientation: number) => {
    const parts = [band(400, top), band(800, 0.3 * top)];
    const curves = [[band(400, 1), band(800, otherOrientation)], [band(800, 1)]];
    return {
      phases: ['Right', 'Further'].map((name, k) => ({ name, references: [k], shifts: [0], curves: curves[k]! })),
      parts,
      total: parts[0]!.map((value, i) => value + parts[1]![i]!),
      similarity: 1,
    };
  };
  expect(ramanBandEvidence(measurement, mixture(0.1), 1)).toMatchObject({ sole: 1, shared: 0 });
  expect(ramanBandEvidence(measurement, mixture(0.9), 1)).toMatchObject({ sole: 0, shared: 1 });
});

test('hypotheses are ranked, their probabilities add up, and each phase tells its own bands', () => {
  const { hypotheses = [] } = identifyRaman({ spectrum: sum([1, 1], [5, 0.6]) }, index, options({ mixture: true }));
  const scores = hypotheses.map(({ score }) => score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(hypotheses.reduce((total, { probability }) => total + probability, 0)).toBeLessThanOrEqual(1 + 1e-9);
  const [best] = hypotheses;
  expect(best?.phases.length).toBe(2);
  for (const { reference, sole, lines, height } of best!.phases) {
    expect(sole).toBeGreaterThan(0);
    expect(height).toBeGreaterThan(0);
    const own = minerals.find(({ name }) => name === reference.name)!.bands;
    for (const line of lines) expect(own.some(({ shift }) => Math.abs(shift - line) < 12)).toBe(true);
  }
});

test('what a person accepts is in every hypothesis, what they reject in none', () => {
  const spectrum = sum([1, 1], [5, 0.6]);
  const rejected = references.filter(({ summary }) => summary.name === 'M5').map(({ summary }) => summary.id);
  expect(namesOf(spectrum, { rejected })).not.toContain('M5');
  const accepted = [references.find(({ summary }) => summary.name === 'M5')!.summary.id];
  const { hypotheses = [] } = identifyRaman({ spectrum }, index, options({ mixture: true, accepted }));
  expect(hypotheses.length).toBeGreaterThan(0);
  for (const { phases } of hypotheses) expect(phases.map(({ reference }) => reference.name)).toContain('M5');
});

test('without being asked for, no mixture is searched', () => {
  expect(identifyRaman({ spectrum: sum([1, 1]) }, index, options())).not.toHaveProperty('hypotheses');
});

test('an orientation between two measured ones belongs to the name that has both', () => {
  const two = [
    [100, 0],
    [0, 100],
  ].map(([a, b]) => [
    { shift: 400, height: a! },
    { shift: 800, height: b! },
    { shift: 1000, height: 30 },
  ]);
  const rival = [
    { shift: 400, height: 50 },
    { shift: 805, height: 50 },
    { shift: 600, height: 40 },
  ];
  const packed = prepareRamanReferences([
    measuredReference('Right', 'a', simulateRaman(two[0]!)),
    measuredReference('Right', 'b', simulateRaman(two[1]!, { seed: 2 })),
    measuredReference('Rival', 'c', simulateRaman(rival, { seed: 3 })),
  ]);
  const { x, y } = simulateRaman(
    [
      { shift: 400, height: 50 },
      { shift: 800, height: 50 },
      { shift: 1000, height: 30 },
    ],
    { seed: 4 },
  );
  const columns = ['Right', 'Right', 'Rival'].map((name, entry) => ({ name, packed, entry }));
  const shares = ramanShares(prepareRaman(x, y), columns, 0);
  expect(shares.get('Right')).toBeGreaterThan(0.85);
  expect([...shares.values()].reduce((total, share) => total + share, 0)).toBeCloseTo(1);
});

test('the probability rises with each feature and is a share', () => {
  for (let step = 0; step < 10; step++) {
    const weak = { score: 0.5 + 0.04 * step, lead: 0.03 * step, share: 0.08 * step };
    const p = ramanProbability(weak);
    expect(p).toBeGreaterThanOrEqual(0);
    expect(p).toBeLessThanOrEqual(1);
    for (const more of [{ score: 0.05 }, { lead: 0.05 }, { share: 0.1 }]) {
      const key = Object.keys(more)[0] as keyof typeof weak;
      expect(ramanProbability({ ...weak, [key]: weak[key] + 0.05 })).toBeGreaterThanOrEqual(p);
    }
  }
});

test('the explanation tells how often such cases were right', () => {
  const found = identifyRaman({ spectrum: sum([1, 1]) }, index, options());
  expect(found.probability).toBeGreaterThan(0);
  expect(found.explanation).toMatch(/Right in \d+ of 100 such cases\.$/);
});

test('restraints on the name hold, and those that Raman references cannot tell leave nothing', () => {
  const spectrum = sum([1, 1]);
  const named = identifyRaman({ spectrum }, index, options({ restraints: { name: 'm1' } }));
  expect(named.candidates.length).toBeGreaterThan(0);
  for (const { reference } of named.candidates) expect(reference.name).toMatch(/^M1/);
  expect(identifyRaman({ spectrum }, index, options({ restraints: { spaceGroups: ['P 1'] } })).searched).toBe(0);
});

test('networks get a fixed length of mean square 1, whatever was measured; augmentation keeps it and follows its random numbers', () => {
  const { x, y } = simulateRaman(minerals[2]!.bands, { from: 200, to: 1200 });
  const prepared = prepareRaman(x, y);
  const random = (seed: number) => {
    const uniform = randomFrom(seed);
    return { uniform, normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()) };
  };
  const inputs = [prepared, ...[1, 2, 1].map((seed) => augmentRaman(prepared, prepared, random(seed)))].map(
    ramanNetworkInput,
  );
  for (const input of inputs) {
    expect(input.length).toBe(ramanNetworkLength);
    expect(input.every(Number.isFinite)).toBe(true);
    expect(input.reduce((total, value) => total + value * value, 0) / input.length).toBeCloseTo(1, 3);
  }
  expect(inputs[1]).toEqual(inputs[3]);
  expect(inputs[1]).not.toEqual(inputs[2]);
});
