import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { haliteCif, rutileFile } from '../../lab/__tests__/patterns.js';
import { root } from '../../transports/__tests__/doors.js';
import { cliHere } from './cliHere.js';

const { file, cli } = cliHere({ PHASELENS_CACHE: join(root, 'node_modules', '.cache', 'phaselens') });

interface QuantifyJson {
  phases: { name: string; formula: string; weightPercent: number; error: number; found: boolean }[];
  amorphous?: number;
  zeroShift: number;
  rwp: number;
}

/** Two measured references and a mixture of 3 parts of A and 1 of B, on the same angles. */
function writeMixture(): void {
  mkdirSync(file('references'));
  const places = Array.from({ length: 2001 }, (_, i) => 12 + i * 0.02);
  const peaks = (at: number, list: readonly number[]) =>
    list.reduce((sum, place) => sum + Math.exp(-(((at - place) / 0.1) ** 2)), 0);
  const a = places.map((at) => 10000 * peaks(at, [20, 33, 41]) + 50);
  const b = places.map((at) => 10000 * peaks(at, [25, 29, 47]) + 50);
  writeFileSync(
    file('references', 'patterns.csv'),
    `tth,A1,B1\n${places.map((at, i) => `${at.toFixed(2)},${a[i]},${b[i]}`).join('\n')}\n`,
  );
  writeFileSync(file('references', 'phases.csv'), 'phase_id,phase_name,rir\nA1,Alpha,2\nB1,Beta,1\n');
  writeFileSync(
    file('mixture.xy'),
    places.map((at, i) => `${at.toFixed(2)} ${(0.6 * a[i]! + 0.1 * b[i]! + 100 + (i % 7)).toFixed(1)}`).join('\n'),
  );
}

test('quantify prints the documented JSON and touches no data', async () => {
  writeMixture();
  const { code, out, error } = await cli('quantify', file('mixture.xy'), '--references', file('references'), '--json');
  expect({ code, error }).toEqual({ code: 0, error: '' });
  const { phases, zeroShift, rwp, amorphous } = JSON.parse(out) as QuantifyJson;
  expect(phases.map(({ name, formula, found }) => ({ name, formula, found }))).toEqual([
    { name: 'Alpha', formula: '', found: true },
    { name: 'Beta', formula: '', found: true },
  ]);
  expect(Math.abs(phases[0]!.weightPercent - 75)).toBeLessThan(0.5);
  expect(phases[0]!.error).toBeGreaterThan(0);
  expect(Math.abs(zeroShift)).toBeLessThan(0.01);
  expect(rwp).toBeLessThan(5);
  expect(amorphous).toBeUndefined();
  expect(existsSync(file('data', 'phaselens.db'))).toBe(false);
}, 60_000);

test('with an internal standard the rest to 100 is told; a file behind --references is the measured one', async () => {
  writeMixture();
  const { code, out } = await cli(
    'quantify',
    '--internal-standard',
    'Beta=10',
    '--json',
    '--references',
    file('references'),
    file('mixture.xy'),
  );
  expect(code).toBe(0);
  const { phases, amorphous } = JSON.parse(out) as QuantifyJson;
  expect(Math.abs(phases.find(({ name }) => name === 'Alpha')!.weightPercent - 30)).toBeLessThan(1);
  expect(Math.abs(amorphous! - 60)).toBeLessThan(1);
}, 60_000);

test('phases are taken from the built-in library by name or formula; CIF files serve as references', async () => {
  writeFileSync(file('rutile.xy'), rutileFile());
  writeFileSync(file('halite.cif'), haliteCif);
  const named = await cli('quantify', file('rutile.xy'), '--phases', 'rutile,halite', '--json');
  expect({ code: named.code, error: named.error }).toEqual({ code: 0, error: '' });
  const [first, second] = (JSON.parse(named.out) as QuantifyJson).phases;
  expect(first).toMatchObject({ name: 'Rutile', formula: 'TiO2', found: true });
  expect(second).toMatchObject({ name: 'Sodium chloride (halite)', found: false, weightPercent: 0 });
  const text = await cli('quantify', file('rutile.xy'), '--phases', 'rutile,NaCl');
  expect(text.out).toContain('Rutile');
  expect(text.out).toMatch(/halite\) .* < \d/);
  const given = await cli(
    'quantify',
    file('rutile.xy'),
    '--references',
    file('halite.cif'),
    '--phases',
    'Halite',
    '--json',
  );
  expect((JSON.parse(given.out) as QuantifyJson).phases).toMatchObject([
    { name: 'Halite', formula: 'NaCl', found: false },
  ]);
}, 60_000);

test('what is missing or wrong is said in a sentence', async () => {
  writeMixture();
  const none = await cli('quantify', file('mixture.xy'));
  expect(none.code).toBe(1);
  expect(none.error).toContain('--phases');
  const unknown = await cli('quantify', file('mixture.xy'), '--phases', 'Kryptonite');
  expect(unknown.error).toContain('Kryptonite');
  const standard = await cli('quantify', file('mixture.xy'), '--internal-standard', 'Beta');
  expect({ code: standard.code, text: standard.error }).toMatchObject({ code: 2 });
  expect(readFileSync(file('mixture.xy')).length).toBeGreaterThan(0);
}, 60_000);
