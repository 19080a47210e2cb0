import { expect, test } from 'vitest';
import { identifyOptionsSchema, type IdentifyOptions } from '../../../contract/data/identification.js';
import { copper, inventLibrary, simulatePowder } from '../../matching/__tests__/syntheticPowder.js';
import { identifyMixture } from '../identifyMixture.js';

const library = inventLibrary();
const [a, b, c] = library as [(typeof library)[0], (typeof library)[0], (typeof library)[0]];
const options = (changes: Partial<IdentifyOptions> = {}): IdentifyOptions => ({
  ...identifyOptionsSchema.parse({}),
  ...changes,
});
const names = (result: ReturnType<typeof identifyMixture>, hypothesis = 0): string[] =>
  (result.hypotheses[hypothesis]?.phases ?? []).map(({ reference }) => reference.name).sort();

const two = {
  spectrum: simulatePowder([
    { reference: a, share: 0.75 },
    { reference: b, share: 0.25 },
  ]),
  radiation: copper,
};

test('both phases of a mixture are found and none is invented', () => {
  const result = identifyMixture(two, library, options());
  expect(names(result)).toEqual(['A', 'B']);
  const [first] = result.hypotheses;
  expect(first?.phases[0]?.reference.name).toBe('A');
  expect(first?.score).toBeGreaterThan(0.9);
  for (const phase of first?.phases ?? []) {
    expect(phase.sole).toBeGreaterThan(3);
    expect(phase.lines).toHaveLength(phase.sole);
  }
  const probabilities = result.hypotheses.reduce((sum, { probability }) => sum + probability, 0);
  expect(probabilities).toBeGreaterThan(0.5);
  expect(probabilities).toBeLessThan(1.0001);
});

test('a single phase stays single', () => {
  const spectrum = simulatePowder([{ reference: c, share: 1 }], { zeroShift: 0.1 });
  expect(names(identifyMixture({ spectrum, radiation: copper }, library, options()))).toEqual([c.summary.name]);
});

test('what a person rejected is in no hypothesis, what was accepted is in all', () => {
  const rejected = identifyMixture(two, library, options({ rejected: ['B'] }));
  expect(rejected.hypotheses.every((_, h) => !names(rejected, h).includes('B'))).toBe(true);
  const accepted = identifyMixture(two, library, options({ accepted: ['B'], phases: 2 }));
  expect(accepted.hypotheses.every((_, h) => names(accepted, h).includes('B'))).toBe(true);
  expect(names(accepted)).toEqual(['A', 'B']);
});

test('no more phases are looked for than wanted', () => {
  const result = identifyMixture(two, library, options({ phases: 1 }));
  expect(result.hypotheses.every(({ phases }) => phases.length === 1)).toBe(true);
});
