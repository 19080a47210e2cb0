import { expect, test } from 'vitest';
import type { ExperimentRow } from '../../../../contract/index.js';
import { made } from '../../../explain/variation/__tests__/made.js';
import { planNetwork } from '../../../architectures/planNetwork.js';
import { judgeE8 } from '../judgeE8.js';
import { networkPair } from '../networks.js';
import { normalisedMaps } from '../normalised.js';
import { steadiness } from '../steadiness.js';

const row = (low: number, high: number, n = 10): ExperimentRow => ({
  ...{ label: 'case', metric: '', mean: (low + high) / 2, low, high, n },
});

test('the claim holds when the background goes and accuracy gains nothing, partly with one of the two, else not', () => {
  const judge = (background: ExperimentRow, accuracy: ExperimentRow) =>
    judgeE8({ background, accuracy: [accuracy] }).verdict;
  const [gone, kept, better, same] = [row(0.2, 0.4), row(0.99, 1.01), row(0.01, 0.03), row(-0.02, 0.02)];
  expect(judge(gone, same)).toBe('holds');
  expect(judge(gone, better)).toBe('holds partly');
  expect(judge(kept, same)).toBe('holds partly');
  expect(judge(kept, better)).toBe('does not hold');
});

test('a curve that only falls is steady; a rise is told by its height', () => {
  const history = [0.9, 0.5, 0.8, 0.4].map((valLoss, epoch) => ({
    ...{ epoch, loss: 0, learningRate: 1, seconds: 0 },
    valLoss,
  }));
  const found = steadiness(history);
  expect(found).toMatchObject({ best: 0.4, last: 0.4 });
  expect(found.worstJump).toBeCloseTo(0.3, 12);
  expect(found.roughness).toBeCloseTo(0.1, 12);
  expect(steadiness(history.slice(0, 2))).toMatchObject({ worstJump: 0, roughness: 0 });
});

test('one factor and one offset for a whole map change its range and nothing that varies', () => {
  const spectra = [80, 90, 100, 115].map((position, n) => ({ position, sigma: 6 + n }));
  const options = { length: 200, noise: 0.02, background: (i: number, n: number) => 0.0005 * i * n };
  const channels = [(line: Float64Array) => line, (line: Float64Array) => line.map((value) => 2 * value + 1)];
  const scaled = [
    (line: Float64Array) => line.map((value) => 5 * (value - 0.3)),
    (line: Float64Array) => line.map((value) => 0.1 * value),
  ];
  const before = made(spectra, { ...options, channels });
  const after = made(spectra, { ...options, channels: scaled });
  const found = normalisedMaps(before.maps, after.maps, before.peaks, [0, 199]);
  // Though the second channel now weighs a hundredth of what it did.
  for (const factor of Object.values(found.factors)) expect(factor).toBeCloseTo(1, 4);
  expect(found.rangeAfter / found.rangeBefore).toBeCloseTo(5.1 / 3, 4);
  expect(found.unevenBefore).toBeCloseTo(2, 4);
  expect(found.unevenAfter).toBeCloseTo(50, 2);
  expect(found.levelBefore).toBeGreaterThan(0.2);
});

test('both networks of a pair are the same but for the normalisation', () => {
  const size = { inputLength: 200, outputs: 3 };
  for (const network of ['small', 'liu'] as const) {
    const pair = networkPair(network, size, { liuUnits: 64, momentum: 0.8 });
    const kernels = (spec: typeof pair.without) =>
      planNetwork(spec)
        .flatMap(({ parameters }) => parameters)
        .filter(({ name }) => name.endsWith('/kernel'))
        .map(({ name, shape }) => [name, shape]);
    expect(kernels(pair.without)).toEqual(kernels(pair.withNormalisation));
    expect(pair.without.layers.some(({ type }) => type === 'batchNorm')).toBe(false);
    const norms = pair.withNormalisation.layers.filter((layer) => layer.type === 'batchNorm');
    expect(norms.length).toBe(network === 'small' ? 3 : 5);
    for (const { momentum } of norms) expect(momentum).toBe(0.8);
  }
});
