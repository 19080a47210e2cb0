import { expect, test } from 'vitest';
import { networks } from '../commands/networks.js';
import type { NetworksFlags } from '../commands/networks.js';

function said(flags: NetworksFlags): string {
  let out = '';
  const io = {
    out: (text: string) => (out += text),
    error: () => undefined,
    ...{ env: {}, columns: 120, watched: false, entryUrl: '', interrupted: () => new Promise<void>(() => undefined) },
  };
  expect(networks(io, flags)).toBe(0);
  return out;
}

interface Told {
  name: string;
  source: string;
  parameters: number | null;
  macs: number | null;
  layers: { name: string; output: string; parameters: number }[];
  problem?: string;
}

test('the networks are listed with sources, sizes and layers as JSON', () => {
  const list = JSON.parse(said({ input: 5000, classes: 500, json: true })) as Told[];
  const cnn6 = list.find(({ name }) => name === 'cnn6');
  expect(cnn6?.parameters).toBe(20_212_224);
  expect(cnn6?.layers[0]).toMatchObject({ name: 'conv1d1', output: '5000 × 64' });
  expect(cnn6?.layers.at(-1)).toMatchObject({ name: 'output', output: '500' });
  for (const { name, source, parameters, macs, layers } of list) {
    expect(source.length, name).toBeGreaterThan(20);
    expect(Math.min(parameters ?? 0, macs ?? 0), name).toBeGreaterThan(0);
    expect(
      layers.reduce((sum, layer) => sum + layer.parameters, 0),
      name,
    ).toBe(parameters);
  }
});

test('a network that spectra are too short for says why', () => {
  const list = JSON.parse(said({ input: 20, classes: 3, json: true })) as Told[];
  const refused = list.filter(({ layers }) => layers.length === 0);
  expect(refused.length).toBeGreaterThan(0);
  for (const { problem, parameters } of refused) {
    expect(problem).toContain('layer');
    expect(parameters).toBeNull();
  }
});

test('without --json there is a line for each', () => {
  const text = said({ input: 5000, classes: 500 });
  expect(text).toMatch(/^cnn-bn +benchmark +82\.96 +111\.\d +CNN BN/m);
});
