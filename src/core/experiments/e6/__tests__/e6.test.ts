import { expect, test } from 'vitest';
import type { ExperimentRow } from '../../../../contract/index.js';
import { wilsonInterval } from '../../../metrics/wilsonInterval.js';
import { fewFilterNetwork } from '../fewFilterNetwork.js';
import { judgeE6 } from '../judgeE6.js';
import { liveness } from '../liveness.js';
import { turnsPeak } from '../peakSign.js';

const share = (hits: number, label = ''): ExperimentRow => ({ label, metric: '', ...wilsonInterval(hits, 100) });

test('the claim holds when outputs are empty and both cures help, partly with one or none, not when they never are', () => {
  const slides = share(30);
  const [cure, none] = [share(0, 'cure'), share(28, 'none')];
  const judge = (activations: ExperimentRow[], initialisers: ExperimentRow[], signs: ExperimentRow[], own = slides) =>
    judgeE6({ slides: own, activations, initialisers, signs, beside: [share(3, 'long kernels')] });
  expect(judge([cure], [cure], []).verdict).toBe('holds');
  expect(judge([cure], [none], [cure]).verdict).toBe('holds');
  expect(judge([cure], [none], [none]).verdict).toBe('holds partly');
  expect(judge([none], [none], [none]).verdict).toBe('holds partly');
  expect(judge([cure], [cure], [cure], share(1)).verdict).toBe('does not hold');
  expect(judge([cure], [none], [cure]).because).toMatch(
    /no other initialiser does it reliably less often.* Beside it: long kernels 3\.0 %/,
  );
});

test('a map is dead when spectra give zeros only, blind when clean ones do', () => {
  const maps = (values: number[]) => ({
    ...{ layer: 'c', length: 2, channels: 1, start: 0, step: 1 },
    values: Float32Array.from(values),
  });
  // Two spectra, then the two without noise.
  const found = liveness(
    [maps([1, 0, 0, 0, 0, 1, 0, 0]), maps([0, 0, 2, 0, 0, 0, 0, 0]), maps(new Array<number>(8).fill(0))],
    2,
  );
  expect(found).toEqual({ dead: [false, false, true], blind: [false, true, true], firstBlind: 1 });
});

test('a kernel turns a peak when its weights under the peak are negative', () => {
  const kernel = (values: number[]) => ({ name: 'k', shape: [values.length, 1, 1], values: Float32Array.from(values) });
  expect(turnsPeak(kernel([1, -1, 1]), 10)).toBe(false);
  expect(turnsPeak(kernel([1, -1, 1]), 0.3)).toBe(true);
  expect(turnsPeak(kernel([-1, -1, 1]), 10)).toBe(true);
});

test('few filters are few in every convolution, with their own kernels, activation and first weights', () => {
  const spec = fewFilterNetwork({ filters: 2, activation: 'elu', initialiser: 'orthogonal' }, [5, 7, 9], 500, 2);
  const convolutions = spec.layers.filter((layer) => layer.type === 'conv1d');
  expect(convolutions.map(({ kernel }) => kernel)).toEqual([5, 7, 9]);
  for (const one of convolutions)
    expect(one).toMatchObject({ filters: 2, activation: 'elu', initialiser: 'orthogonal' });
  expect(spec.layers.filter((layer) => layer.type === 'dense').map(({ activation }) => activation)).toEqual([
    'relu',
    'softmax',
  ]);
});
