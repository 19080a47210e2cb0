import fc from 'fast-check';
import { expect, test } from 'vitest';
import { architectureSchema, LabError } from '../../../contract/index.js';
import {
  cuiFearn2018,
  ho2019,
  lee2020Cnn2,
  lee2020Cnn3,
  liu2017,
  macs,
  outputShapes,
  oviedo2019,
  parameterCount,
  planNetwork,
  publishedNetworks,
  slide,
  wang2020,
} from '../index.js';

const benchmark = { inputLength: 5000, outputs: 500 };
const lengths = (spec: Parameters<typeof outputShapes>[0]) =>
  outputShapes(spec).flatMap(({ shape }) => (shape.kind === 'map' ? [shape.length] : []));

test('Cui and Fearn has the 4,549 parameters of its reproduction for 100 points', () => {
  expect(parameterCount(cuiFearn2018({ inputLength: 100, outputs: 1 }))).toEqual({ total: 4549, trainable: 4549 });
});

test('the networks of the benchmark have its parameters, map lengths and multiplications', () => {
  // Table of the benchmark study for 5000 points and 500 classes, in millions, to the digits given there.
  const rows = [
    { spec: lee2020Cnn2(benchmark), millions: '19.15', maps: [2500, 1249, 417, 139], millionMacs: 70 },
    { spec: lee2020Cnn3(benchmark), millions: '25.35', maps: [5000, 1666, 555, 278, 139], millionMacs: 145 },
    {
      spec: wang2020(benchmark),
      millions: '2.56',
      maps: [5000, 2500, 1250, 625, 312],
      millionMacs: 36,
    },
  ];
  for (const { spec, millions, maps, millionMacs } of rows) {
    expect((parameterCount(spec).total / 1e6).toFixed(2), spec.id).toBe(millions);
    expect([...new Set(lengths(spec))], spec.id).toEqual(maps);
    expect(Math.abs(macs(spec) / 1e6 - millionMacs), spec.id).toBeLessThan(0.6);
  }
});

test('the ResNet with the strides of the benchmark ends at 79 points and 7,900 numbers before its output', () => {
  const spec = ho2019({ ...benchmark, strides: [2, 2, 2, 2, 2, 2] });
  expect([...new Set(lengths(spec))]).toEqual([5000, 2500, 1250, 625, 313, 157, 79]);
  expect(outputShapes(spec).find(({ name }) => name === 'flatten1')?.shape).toEqual({ kind: 'vector', units: 7900 });
  expect((parameterCount(spec).total / 1e6).toFixed(2)).toBe('5.20');
  expect(Math.round(macs(spec) / 1e6)).toBe(986);
});

test('Liu 2017 flattens 64 filters of an eighth of the points', () => {
  const flat = outputShapes(liu2017(benchmark)).find(({ name }) => name === 'flatten1');
  expect(flat?.shape).toEqual({ kind: 'vector', units: 40_000 });
  // The benchmark gives 82.96 million for its variant, which does not batch-normalise the dense layers (2048 and 500, four numbers each).
  const withoutThose = parameterCount(liu2017(benchmark)).total - 4 * (2048 + 500);
  expect((withoutThose / 1e6).toFixed(2)).toBe('82.96');
});

test('the points of a map know which point of the spectrum they look at', () => {
  // Three strides of 8, 5 and 3: each point of the last map is the middle of 120 points.
  const last = planNetwork(oviedo2019({ inputLength: 1200, outputs: 2 })).filter(({ output }) => output.kind === 'map');
  expect(last.at(-1)?.grid).toEqual({ start: 59.5, step: 120 });
  // An odd kernel with `same` moves nothing.
  expect(slide(100, 5, 1, 'same', { start: 0, step: 1 })).toEqual({
    length: 100,
    before: 2,
    after: 2,
    grid: { start: 0, step: 1 },
  });
  expect(slide(100, 2, 2, 'valid', { start: 0, step: 1 }).grid).toEqual({ start: 0.5, step: 2 });
});

test('windows of `same` cover every point and `valid` never leaves the input', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 20 }),
      (length, size, stride) => {
        const same = slide(length, size, stride, 'same', { start: 0, step: 1 });
        expect(same.length).toBe(Math.ceil(length / stride));
        if (size >= stride) expect((same.length - 1) * stride + size).toBeGreaterThanOrEqual(length);
        const valid = slide(length, size, stride, 'valid', { start: 0, step: 1 });
        if (valid.length > 0) expect((valid.length - 1) * stride + size).toBeLessThanOrEqual(length);
        else expect(size).toBeGreaterThan(length);
      },
    ),
  );
});

test('every published network can be made for a spectrum of 2000 points and written as JSON', () => {
  for (const [id, make] of Object.entries(publishedNetworks)) {
    const spec = make({ inputLength: 2000, outputs: 3, head: 'softmax' });
    expect(spec.id).toBe(id);
    expect(architectureSchema.parse(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
    expect(outputShapes(spec).at(-1)?.shape).toEqual({ kind: 'vector', units: 3 });
  }
});

test('a network that does not fit together is refused by the name of the layer', () => {
  const network = (layers: unknown[]) => architectureSchema.parse({ id: 'x', title: 'Mine', inputLength: 20, layers });
  const refusal = (layers: unknown[]) => {
    try {
      planNetwork(network(layers));
    } catch (error) {
      if (error instanceof LabError) return error.message;
    }
    return 'accepted';
  };
  expect(refusal([{ type: 'dense', units: 2 }])).toContain('dense1 needs a plain vector');
  expect(refusal([{ type: 'flatten' }, { type: 'conv1d', filters: 1, kernel: 3 }])).toContain('conv1d1 needs points');
  expect(
    refusal([
      { type: 'maxPool', size: 16 },
      { type: 'maxPool', size: 2 },
    ]),
  ).toContain('maxPool2 is 2 points wide');
  expect(
    refusal([
      { type: 'flatten', name: 'a' },
      { type: 'flatten', name: 'a' },
    ]),
  ).toContain('names must differ');
  expect(refusal([{ type: 'residual', main: [{ type: 'conv1d', filters: 4, kernel: 3, stride: 2 }] }])).toContain(
    'two ways of different shape',
  );
});

const inception = (a: number, b: number, c: number, d: number, e: number, f: number) => {
  const conv = (filters: number, kernel: number) => ({ type: 'conv1d', filters, kernel, activation: 'relu' });
  const pool = { type: 'avgPool', size: 3, stride: 1, padding: 'same' };
  return {
    type: 'concat',
    branches: [[conv(a, 1)], [conv(b, 1), conv(c, 3)], [conv(d, 1), conv(e, 5)], [pool, conv(f, 1)]],
  };
};
const ofLayers = (layers: unknown[], inputLength = 40) =>
  architectureSchema.parse({ id: 'x', title: 'Mine', inputLength, layers });

test('an inception block joins the channels of its ways and keeps the points and their places', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 6, maxLength: 6 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 4 }),
      (widths, channels, stride) => {
        const [a = 1, b = 1, c = 1, d = 1, e = 1, f = 1] = widths;
        const before = { type: 'conv1d', filters: channels, kernel: 1, stride };
        const spec = ofLayers([before, inception(a, b, c, d, e, f)]);
        const [first, block] = planNetwork(spec);
        const length = Math.ceil(40 / stride);
        expect(block?.output).toEqual({ kind: 'map', length, channels: a + c + e + f });
        expect(block?.grid).toEqual(first?.grid);
        expect(block?.branches?.map((branch) => branch.length)).toEqual([1, 2, 2, 2]);
        const weights = channels * (a + b + d + f) + 3 * b * c + 5 * d * e;
        expect(macs(spec)).toBe(length * (channels + weights));
        expect(parameterCount(spec).total).toBe(2 * channels + weights + (a + b + c + d + e + f));
      },
    ),
  );
});

test('ways side by side fit together as maps of one length or as vectors, and no other way', () => {
  const pools = [[{ type: 'globalAveragePool' }], [{ type: 'globalMaxPool' }]];
  const conv = { type: 'conv1d', filters: 3, kernel: 2 };
  expect(outputShapes(ofLayers([conv, { type: 'concat', branches: pools }])).at(-1)?.shape).toEqual({
    kind: 'vector',
    units: 6,
  });
  expect(outputShapes(ofLayers([conv, { type: 'concat', branches: [[], [conv]] }])).at(-1)?.shape).toEqual({
    kind: 'map',
    length: 40,
    channels: 6,
  });
  const misfit = 'concat1 joins ways that do not fit';
  for (const branches of [
    [[conv], [{ type: 'globalMaxPool' }]],
    [[{ type: 'flatten' }], []],
    [[], [{ type: 'maxPool', size: 2 }]],
  ])
    expect(() => planNetwork(ofLayers([{ type: 'concat', branches }]))).toThrow(misfit);
  expect(() => ofLayers([{ type: 'concat', branches: [[conv]] }])).toThrow();
  const twice = [[{ ...conv, name: 'same' }], [{ ...conv, name: 'same' }]];
  expect(() => planNetwork(ofLayers([{ type: 'concat', branches: twice }]))).toThrow('names must differ');
});
