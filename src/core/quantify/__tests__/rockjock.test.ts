import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { quantifyOptionsSchema } from '../../../contract/data/quantify.js';
import { kAlphaRadiation, anodes } from '../../../contract/data/anodes.js';
import { readFile } from '../../formats/readFile.js';
import { measuredReferences } from '../measuredReferences.js';
import { quantify } from '../quantify.js';

const folder = resolve('../shared/samples/xrd-quantify-rockjock');
const text = (name: string) => ({ name, text: readFileSync(resolve(folder, name), 'utf8') });

/** Weighed amounts in Mix1, percent, the corundum mixed in included. */
const weighed: Record<string, number> = {
  'K-feldspar': 4,
  Plagioclase: 20,
  Kaolinite: 12,
  'Smectite (Di)': 36,
  Illite: 8,
  Corundum: 20,
};

test.skipIf(!existsSync(folder))(
  'a weighed clay is found among 168 measured references within 0.7 % by weight (skips without the samples)',
  () => {
    const { references } = measuredReferences(['rockjock_patterns.csv', 'rockjock_phases.csv'].map(text));
    expect(references.length).toBe(168);
    const copper = anodes.find(({ anode }) => anode === 'Cu');
    const read = readFile('Mix1.xy', readFileSync(resolve(folder, 'Mix1.xy')), { technique: 'xrd' });
    const spectrum = (read.outcome === 'parsed' ? read.file : read.provisional)?.scans[0]?.spectrum;
    if (!spectrum || !copper) throw new Error('Mix1.xy gave no scan.');
    const radiation = kAlphaRadiation(copper, 'assumed');
    const { phases } = quantify({ spectrum, radiation, references }, quantifyOptionsSchema.parse({})).quantification;
    expect(phases.map(({ name }) => name).sort()).toEqual(Object.keys(weighed).sort());
    const errors = phases.map(({ name, weightPercent }) => Math.abs(weightPercent - (weighed[name] ?? 0)));
    expect(errors.reduce((sum, value) => sum + value, 0) / errors.length).toBeLessThan(0.7);
  },
);
