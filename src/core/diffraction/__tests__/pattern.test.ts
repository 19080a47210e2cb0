import { expect, test } from 'vitest';
import { LabError } from '../../../contract/data/errors.js';
import type { CrystalStructure } from '../../../contract/data/crystal.js';
import { parseCif } from '../../crystal/parseCif.js';
import { dOf, qOf, twoThetaOf } from '../bragg.js';
import { calculateLineList } from '../calculateLineList.js';
import { parseRadiation } from '../parseRadiation.js';
import { powderPattern } from '../powderPattern.js';
import { cagliotiWidth } from '../profile.js';
import { renderPattern } from '../renderPattern.js';
import { scatteringCoefficients, scatteringFactor } from '../scatteringFactor.js';
import { simulatePattern } from '../simulateCif.js';

const cubic = (symbol: string, a: number, rows: string): CrystalStructure => {
  const [structure] = parseCif(
    `data_x\n_cell_length_a ${a}\n_cell_length_b ${a}\n_cell_length_c ${a}\n_symmetry_space_group_name_H-M '${symbol}'\nloop_\n_atom_site_label\n_atom_site_fract_x\n_atom_site_fract_y\n_atom_site_fract_z\n_atom_site_B_iso_or_equiv\n${rows}\n`,
  );
  if (structure === undefined) throw new Error('no structure');
  return structure;
};
const halite = cubic('F m -3 m', 5.64056, 'Na 0 0 0 ?\nCl .5 .5 .5 ?');

test('halite has the lines of the tables: 111 at 27.37° with 8 reflections, 200 strongest, 333 and 511 on one line', () => {
  const { formula, density, peaks } = simulatePattern(halite, parseRadiation('CuKa1'), { from: 10, to: 100 });
  expect(formula).toBe('NaCl');
  expect(density).toBeCloseTo(2.163, 2);
  expect(peaks[0]?.twoTheta).toBeCloseTo(27.366, 2);
  expect(peaks[0]).toMatchObject({ hkl: [[1, 1, 1]], multiplicity: 8 });
  expect(peaks[1]).toMatchObject({ hkl: [[2, 0, 0]], multiplicity: 6, intensity: 100 });
  const shared = peaks.find((peak) => peak.hkl.length === 2);
  expect(shared?.hkl.map((hkl) => hkl.join('')).sort()).toEqual(['333', '511']);
  expect(shared?.multiplicity).toBe(32);
});

test('the silicon standard has its certified first line at 28.443° and no 200', () => {
  const silicon = cubic('F d -3 m :1', 5.43102, 'Si 0 0 0 ?');
  const { peaks } = simulatePattern(silicon, parseRadiation('CuKa1'), { from: 10, to: 60 });
  expect(peaks.map((peak) => peak.twoTheta.toFixed(2))).toEqual(['28.44', '47.30', '56.12']);
});

test('a displacement factor of 1 Å² weakens a line by exp(-2 B s²) and is ignored on demand', () => {
  const cold = cubic('P m -3 m', 3, 'Fe 0 0 0 0');
  const warm = cubic('P m -3 m', 3, 'Fe 0 0 0 1');
  const [still, moving] = [calculateLineList(cold, { dMin: 1 }), calculateLineList(warm, { dMin: 1 })];
  for (const [i, d] of still.dSpacing.entries())
    expect((moving.intensity[i] ?? 0) / (still.intensity[i] ?? 0)).toBeCloseTo(Math.exp(-2 / (4 * d * d)), 10);
  expect(calculateLineList(warm, { dMin: 1, ignoreDisplacement: true }).intensity).toEqual(still.intensity);
});

test('scattering factors begin at the atomic number and fall as the International Tables say', () => {
  expect(scatteringFactor(scatteringCoefficients('Fe'), 0)).toBe(26);
  // International Tables C 6.1.1.1: Si at sinθ/λ = 0.3 is 8.22, Fe at 0.5 is 11.5 electrons.
  expect(scatteringFactor(scatteringCoefficients('Si'), 0.09)).toBeCloseTo(8.22, 0);
  expect(scatteringFactor(scatteringCoefficients('Fe'), 0.25)).toBeCloseTo(11.5, 0);
  expect(() => scatteringCoefficients('Xx')).toThrow(LabError);
});

test('maxLines keeps the strongest lines in order of d', () => {
  const all = calculateLineList(halite, { dMin: 0.8 });
  const few = calculateLineList(halite, { dMin: 0.8, maxLines: 4 });
  expect(few.dSpacing).toHaveLength(4);
  expect([...few.dSpacing]).toEqual([...few.dSpacing].sort((p, q) => q - p));
  for (const d of few.dSpacing) expect(all.dSpacing).toContain(d);
  expect([...few.hkl.slice(0, 3)]).toEqual([2, 0, 0]);
});

test('a doublet gives two sticks for each line, the second half as strong', () => {
  const lines = calculateLineList(halite, { dMin: 0.8 });
  const pattern = powderPattern(lines, parseRadiation('CuKa'), { from: 31, to: 32 });
  expect([...pattern.lineIndex]).toEqual([1, 1]);
  expect((pattern.intensity[1] ?? 0) / (pattern.intensity[0] ?? 0)).toBeCloseTo(0.5, 2);
  expect(pattern.twoTheta[1] ?? 0).toBeGreaterThan(pattern.twoTheta[0] ?? 0);
});

test('sticks of a doublet ascend and are those of the two lines by themselves', () => {
  const lines = calculateLineList(halite, { dMin: 0.6 });
  const range = { from: 5, to: 179 };
  const { wavelength, wavelengthAlpha2 = 0 } = parseRadiation('CoKa');
  const both = powderPattern(lines, { wavelength, wavelengthAlpha2, alpha2Ratio: 1 }, range);
  const single = [wavelength, wavelengthAlpha2].flatMap((beam) => [
    ...powderPattern(lines, { wavelength: beam }, range).twoTheta,
  ]);
  expect([...both.twoTheta]).toEqual(single.sort((p, q) => p - q));
});

test('lines beyond backscattering are left out', () => {
  const lines = calculateLineList(halite, { dMin: 0.5 });
  const pattern = powderPattern(lines, parseRadiation('CrKa'), { from: 0, to: 180 });
  expect(pattern.twoTheta.every((t) => Number.isFinite(t) && t < 180)).toBe(true);
});

test('2θ, d and Q lead back to each other', () => {
  expect(dOf(twoThetaOf(2.5, 1.5406), 1.5406)).toBeCloseTo(2.5, 12);
  expect(qOf(twoThetaOf(2.5, 1.5406), 1.5406)).toBeCloseTo((2 * Math.PI) / 2.5, 12);
  expect(twoThetaOf(0.5, 1.5406)).toBeNaN();
});

test('a rendered line has the area, the height and the width asked for', () => {
  const x = Float64Array.from({ length: 8001 }, (_, i) => 20 + i * 0.0025);
  const shape = { u: 0.01, v: -0.002, w: 0.01, eta: 0.4 };
  const sticks = { twoTheta: Float64Array.of(30), intensity: Float64Array.of(7) };
  const area = renderPattern(sticks, x, { shape, cutOff: 90, normalise: 'area' });
  expect(area.reduce((sum, y) => sum + y * 0.0025, 0)).toBeCloseTo(7, 1);
  const height = renderPattern(sticks, x, { shape, normalise: 'height' });
  expect(Math.max(...height)).toBeCloseTo(7, 6);
  const above = x.filter((_, i) => (height[i] ?? 0) >= 3.5);
  expect((above.at(-1) ?? 0) - (above[0] ?? 0)).toBeCloseTo(cagliotiWidth(30, shape), 2);
  expect(Math.max(...renderPattern(sticks, x, { shape }))).toBeCloseTo(100, 9);
});

test.each([
  ['CuKa', 1.5405929, 1.5444274],
  ['Cu', 1.5405929, 1.5444274],
  ['Cu Kα', 1.5405929, 1.5444274],
  ['cu-ka12', 1.5405929, 1.5444274],
  ['CuKa1', 1.5405929, undefined],
  ['Cu Kα1', 1.5405929, undefined],
  ['Co', 1.788996, 1.792835],
  ['MoKalpha', 0.70931715, 0.713607],
  ['W', 0.2090131, 0.2138331],
  ['FeKb', 1.756604, undefined],
  ['1.5406', 1.5406, undefined],
  ['1,5406 Å', 1.5406, undefined],
])('"%s" is understood as a radiation', (text, first, second) => {
  const radiation = parseRadiation(text);
  expect(radiation.wavelength).toBe(first);
  expect(radiation.wavelengthAlpha2).toBe(second);
});

test.each(['', 'Xx', 'CuKc', '0', '99', '-1', 'Ka'])('"%s" is refused as a radiation', (text) => {
  expect(() => parseRadiation(text)).toThrow(LabError);
});
