import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { networkGroups } from '../published/publishedNetworks.js';
import { macs } from '../macs.js';
import { outputShapes } from '../outputShapes.js';
import { parameterCount } from '../parameterCount.js';
import { publishedFor } from '../publishedFor.js';

const size = { inputLength: 5000, outputs: 500 };

/** Table of the benchmark study for 5,000 points and 500 classes: numbers after flattening, millions of parameters and of multiplications. */
const table = [
  { id: 'cnn2', flat: 8896, millions: '19.15', millionMacs: 70 },
  { id: 'cnn3', flat: 8896, millions: '25.35', millionMacs: 145 },
  { id: 'cnn6', flat: 4992, millions: '20.21', millionMacs: 543 },
  { id: 'vgg', flat: 19_968, millions: '2.56', millionMacs: 36 },
  { id: 'resnet', flat: 7900, millions: '5.20', millionMacs: 986 },
  { id: 'cnn-bn', flat: 40_000, millions: '82.96', millionMacs: 112 },
  { id: 'inc3', flat: 20_433, millions: '78.87', millionMacs: 206 },
  { id: 'inc6', flat: 46_148, millions: '186.8', millionMacs: 350 },
];

function flatOf(id: string): number | undefined {
  const spec = publishedFor(size).find((network) => network.id === id)?.spec;
  const flat = spec && outputShapes(spec).find(({ name }) => ['flatten1', 'embedding', 'pooled'].includes(name));
  return flat?.shape.kind === 'vector' ? flat.shape.units : undefined;
}

test('the networks of the benchmark have the sizes of its table', () => {
  for (const { id, flat, millions, millionMacs } of table) {
    const spec = networkGroups.benchmark[id]?.(size);
    if (!spec) throw new Error(`There is no ${id}.`);
    expect(flatOf(id), id).toBe(flat);
    expect((parameterCount(spec).total / 1e6).toFixed(millions.split('.')[1]?.length), id).toBe(millions);
    expect(Math.round(macs(spec) / 1e6), id).toBe(millionMacs);
  }
});

test('Keras counts the same parameters for the networks of the catalogue', () => {
  const golden = JSON.parse(readFileSync('tests/golden/published-networks.json', 'utf8')) as {
    networks: Record<string, { total: number; trainable: number; flat: number }>;
  };
  const published = publishedFor(size);
  expect(Object.keys(golden.networks).length).toBeGreaterThan(10);
  for (const [id, { total, trainable, flat }] of Object.entries(golden.networks)) {
    const spec = published.find((network) => network.id === id)?.spec;
    expect(spec, id).toBeDefined();
    if (!spec) continue;
    expect({ id, ...parameterCount(spec) }).toEqual({ id, total, trainable });
    expect(flatOf(id), id).toBe(flat);
  }
});
