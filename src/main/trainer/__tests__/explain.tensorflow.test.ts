import { expect, test } from 'vitest';
import { architectureSchema, LabError, trainingRecipeSchema, type LayerInput } from '../../../contract/index.js';
import { classActivation } from '../explain/classActivation.js';
import { layerMaps } from '../explain/layerMaps.js';
import { layerSummary } from '../explain/layerSummary.js';
import { ontoSpectrum } from '../explain/ontoSpectrum.js';
import { predict } from '../explain/predict.js';
import { Network } from '../network/network.js';
import { randomNumbers } from '../seeded/randomNumbers.js';
import { kerasTrainings, weightsOf } from './kerasTrainings.js';
import { hasTensorflow, tensorflow } from './tensorflowHere.js';

const network = (inputLength: number, layers: LayerInput[], seed = 3) =>
  new Network(tensorflow(), architectureSchema.parse({ id: 'x', title: 'Tiny', inputLength, layers }), seed);
const noise = (count: number, seed = 1) => {
  const random = randomNumbers(seed);
  return Float32Array.from({ length: count }, () => random.normal());
};
const largestDifference = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((most, value, index) => Math.max(most, Math.abs(value - (b[index] ?? Number.NaN))), 0);

test.skipIf(!hasTensorflow)('feature maps of a convolution are the sums written out by hand', () => {
  const net = network(7, [{ type: 'conv1d', name: 'c', filters: 2, kernel: 3, stride: 2, activation: 'relu' }]);
  const spectrum = noise(7);
  const kernel = net.get('c/kernel');
  const [map] = layerMaps(net, spectrum, ['c']);
  expect(map).toMatchObject({ layer: 'c', length: 4, channels: 2, start: 0, step: 2 });
  for (let point = 0; point < 4; point += 1)
    for (let filter = 0; filter < 2; filter += 1) {
      let sum = 0;
      for (let k = 0; k < 3; k += 1) sum += (spectrum[point * 2 + k - 1] ?? 0) * (kernel[k * 2 + filter] ?? 0);
      expect(map?.values[point * 2 + filter]).toBeCloseTo(Math.max(0, sum), 5);
    }
  net.dispose();
});

test.skipIf(!hasTensorflow)(
  'the summary of a layer is the mean of its maps, and knows the filters that never say anything',
  () => {
    const net = network(20, [
      { type: 'conv1d', name: 'c', filters: 4, kernel: 5, activation: 'relu' },
      { type: 'flatten' },
      { type: 'dense', name: 'd', units: 3, activation: 'softmax' },
    ]);
    // A filter whose bias no spectrum can lift is dead.
    net.put('c/bias', Float32Array.of(0, -1000, 0, 0));
    const count = 37;
    const spectra = noise(20 * count);
    const before = tensorflow().memory().numTensors;
    const [conv, , dense] = layerSummary(net, { spectra, layers: [], means: true });
    expect(tensorflow().memory().numTensors).toBe(before);
    expect(conv).toMatchObject({ layer: 'c', length: 20, channels: 4 });
    expect(Array.from(conv?.alive ?? [])).toEqual([1, 0, 1, 1]);
    expect(dense).toMatchObject({ layer: 'd', length: 1, channels: 3 });
    const [maps] = layerMaps(net, spectra, ['c']);
    const mean = Array.from({ length: 80 }, (_, i) => {
      let sum = 0;
      for (let row = 0; row < count; row += 1) sum += maps?.values[row * 80 + i] ?? 0;
      return sum / count;
    });
    expect(largestDifference(conv?.mean ?? [], mean)).toBeLessThan(1e-5);
    const [only] = layerSummary(net, { spectra, layers: ['c'], means: false });
    expect({ ...only, mean: only?.mean.length }).toEqual({ ...conv, mean: 0 });
    net.dispose();
  },
);

test.skipIf(!hasTensorflow)('the gradient-weighted map is that of Keras', () => {
  const [golden] = kerasTrainings;
  if (!golden?.gradCam) throw new Error('the golden file holds no map');
  const net = new Network(tensorflow(), trainingRecipeSchema.parse(golden.recipe).architecture);
  net.load(weightsOf(golden.last));
  const spectra = Float32Array.from(golden.validation.inputs.slice(0, 20));
  const { layer, maps, activation } = golden.gradCam;
  expect(largestDifference(layerMaps(net, spectra, [layer])[0]?.values ?? [], activation)).toBeLessThan(1e-4);
  maps.forEach((map, target) => {
    const found = classActivation({ network: net, spectra, target, method: 'gradCam', layer });
    expect(found.map.length).toBe(20);
    expect(largestDifference(found.map, map)).toBeLessThan(1e-4);
  });
  net.dispose();
});

test.skipIf(!hasTensorflow)('a class activation map adds up to the score it explains', () => {
  const net = network(60, [
    { type: 'conv1d', filters: 5, kernel: 7, stride: 3, activation: 'relu' },
    { type: 'globalAveragePool' },
    { type: 'dense', units: 3, activation: 'softmax', bias: false },
  ]);
  const { map, length, scores, onSpectrum } = classActivation({
    ...{ network: net, spectra: noise(120), target: 1, method: 'cam' },
  });
  expect(onSpectrum.length).toBe(120);
  for (let row = 0; row < 2; row += 1) {
    const mean = map.subarray(row * length, (row + 1) * length).reduce((sum, value) => sum + value, 0);
    // The gradient of a mean over the points is the weight divided by their number.
    expect(mean).toBeCloseTo(scores[row] ?? Number.NaN, 4);
  }
  net.dispose();
});

test.skipIf(!hasTensorflow)('the gradient on the spectrum is that of small changes', () => {
  const net = network(20, [
    { type: 'conv1d', filters: 3, kernel: 5, activation: 'tanh' },
    { type: 'flatten' },
    { type: 'dense', units: 2 },
  ]);
  const spectrum = noise(20);
  const { onSpectrum } = classActivation({ network: net, spectra: spectrum, target: 1, method: 'gradient' });
  for (const index of [0, 7, 19]) {
    const moved = (by: number) => {
      const changed = spectrum.slice();
      changed[index] = (changed[index] ?? 0) + by;
      return predict(net, changed)[1] ?? 0;
    };
    expect(onSpectrum[index]).toBeCloseTo((moved(0.01) - moved(-0.01)) / 0.02, 3);
  }
  const against = classActivation({ network: net, spectra: spectrum, target: 1, method: 'gradient', against: true });
  expect(against.onSpectrum).toEqual(onSpectrum.map((slope) => -slope));
  net.dispose();
});

test.skipIf(!hasTensorflow)(
  'predictions do not depend on the batch they are made in and leave no tensor behind',
  () => {
    const net = network(20, [{ type: 'flatten' }, { type: 'dense', units: 3, activation: 'softmax' }]);
    const spectra = noise(200);
    const before = tensorflow().memory().numTensors;
    const together = predict(net, spectra);
    for (const row of [0, 4, 9]) {
      const alone = predict(net, spectra.subarray(row * 20, (row + 1) * 20));
      expect(largestDifference(alone, together.subarray(row * 3, (row + 1) * 3))).toBeLessThan(1e-6);
    }
    for (let i = 0; i < 50; i += 1) {
      predict(net, spectra);
      layerMaps(net, spectra, []);
      classActivation({ network: net, spectra, target: 0, method: 'gradient' });
    }
    expect(tensorflow().memory().numTensors).toBe(before);
    expect(Math.abs(together.subarray(0, 3).reduce((sum, value) => sum + value, 0) - 1)).toBeLessThan(1e-6);
    net.dispose();
  },
);

test.skipIf(!hasTensorflow)('what a network cannot show is refused with what it can', () => {
  const net = network(20, [{ type: 'flatten' }, { type: 'dense', units: 3, activation: 'softmax' }]);
  const spectra = noise(20);
  const refusal = (work: () => unknown) => {
    try {
      work();
      return '';
    } catch (error) {
      return error instanceof LabError ? error.message : '';
    }
  };
  expect(refusal(() => layerMaps(net, spectra, ['conv9']))).toContain('it has flatten1, dense1');
  expect(refusal(() => classActivation({ network: net, spectra, target: 3, method: 'gradient' }))).toContain('3');
  expect(refusal(() => classActivation({ network: net, spectra, target: 0, method: 'cam' }))).toContain('Use gradCam');
  expect(refusal(() => classActivation({ network: net, spectra, target: 0, method: 'gradCam' }))).toContain('gradient');
  net.dispose();
});

test('a map is drawn at the points it looks at, in between along a line, level outside', () => {
  const drawn = ontoSpectrum(Float32Array.of(1, 3, 2), { start: 2, step: 4 }, 14);
  expect(Array.from(drawn)).toEqual([1, 1, 1, 1.5, 2, 2.5, 3, 2.75, 2.5, 2.25, 2, 2, 2, 2]);
});
