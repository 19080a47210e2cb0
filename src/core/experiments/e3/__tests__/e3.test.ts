import { expect, test } from 'vitest';
import type { ExperimentRow, VariationMeasures } from '../../../../contract/index.js';
import { parameterCount } from '../../../architectures/parameterCount.js';
import { planNetwork } from '../../../architectures/planNetwork.js';
import { slidesCnn } from '../../../architectures/published/slidesCnn.js';
import { judgeE3 } from '../judgeE3.js';
import { splitActivations } from '../splitActivations.js';
import { stageFactors, type Measure } from '../stageFactors.js';

const row = (low: number, high: number, n = 10): ExperimentRow => ({
  ...{ label: '', metric: '', mean: (low + high) / 2, low, high, n },
});
const all = (factors: Record<Measure, ExperimentRow>) => judgeE3(factors, factors).verdict;
const less = row(0.4, 0.6);
const same = row(0.9, 1.1);

test('the claim holds with all four measures, partly with some, not with none', () => {
  expect(all({ noise: less, background: less, width: less, position: less })).toBe('holds');
  expect(all({ noise: less, background: same, width: less, position: same })).toBe('holds partly');
  expect(all({ noise: same, background: same, width: row(1.2, 1.3), position: same })).toBe('does not hold');
});

test('one seed alone proves nothing, and the sentence names what is reduced', () => {
  const one = row(0.5, 0.5, 1);
  expect(all({ noise: one, background: one, width: one, position: one })).toBe('does not hold');
  const factors = { noise: less, background: same, width: same, position: same };
  expect(judgeE3(factors, factors).because).toContain('reduced: noise.');
});

test('a network with its activations apart has the same parameters under the same names', () => {
  const spec = slidesCnn({ inputLength: 500, outputs: 2 });
  const { architecture, stages } = splitActivations(spec);
  expect(parameterCount(architecture).total).toBe(parameterCount(spec).total);
  const names = (of: typeof spec) => planNetwork(of).flatMap(({ parameters }) => parameters.map(({ name }) => name));
  expect(names(architecture)).toEqual(names(spec));
  expect(stages.map(({ label }) => label)).toEqual(
    [1, 2, 3].flatMap((n) => [`conv ${n}`, `activation ${n}`, `pool ${n}`]),
  );
});

test('factors multiply by kind of layer; what could not be measured once cannot be multiplied', () => {
  const { stages } = splitActivations(slidesCnn({ inputLength: 500, outputs: 2 }));
  const at = (noise: number, position: number | null): VariationMeasures => ({
    ...{ noise, background: 1, width: 1, position },
  });
  const noises = [8, 4, 2, 2, 2, 1, 1, 1, 1, 2];
  const found = stageFactors(
    stages,
    noises.map((noise, i) => at(noise, i === 4 ? null : 1)),
  );
  expect(found.layers[0]?.noise).toBe(0.5);
  expect(found.convolutions.noise).toBe(0.125);
  expect(found.bareConvolutions.noise).toBe(0.5);
  expect(found.pools.noise).toBe(2);
  expect(found.all.noise).toBe(0.25);
  expect(found.convolutions.position).toBeNull();
  expect(found.pools.position).toBe(1);
});
