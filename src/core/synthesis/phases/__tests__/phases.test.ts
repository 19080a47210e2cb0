import { expect, test } from 'vitest';
import { LabError } from '../../../../contract/data/errors.js';
import { syntheticRecipeSchema, type SyntheticRecipe } from '../../../../contract/data/dataset.js';
import { dSpacing } from '../../../crystal/dSpacing.js';
import { twoThetaOf } from '../../../diffraction/bragg.js';
import { ontoModelAxis } from '../../measured/ontoModelAxis.js';
import { generate } from '../../generate.js';
import { pickSamples } from '../../pickSamples.js';
import { generateSample } from '../../generateSample.js';
import { resolveClasses } from '../../resolveClasses.js';
import { drawPhasePeaks } from '../drawPhasePeaks.js';
import { createRandom } from '../../random/createRandom.js';
import { strainCell } from '../strainCell.js';
import { textureFactor } from '../textureFactor.js';
import { reciprocalMetric } from '../../../crystal/reciprocalMetric.js';

const WAVELENGTH = 1.5406;
const right = { alpha: 90, beta: 90, gamma: 90 };
const rocksalt = { a: 4.2, b: 4.2, c: 4.2, ...right };
const rutile = { a: 4.594, b: 4.594, c: 2.959, ...right };

function line(cell: typeof rocksalt, hkl: [number, number, number], intensity: number) {
  return { d: dSpacing(cell, ...hkl), intensity, hkl };
}

function recipeWith(change: Record<string, unknown> = {}, classes: Record<string, unknown> = {}): SyntheticRecipe {
  return syntheticRecipeSchema.parse({
    kind: 'synthetic',
    title: 'Two oxides',
    seed: 7,
    length: 1401,
    axis: { unit: 'twoTheta', from: 10, step: 0.05, wavelength: WAVELENGTH },
    classes: {
      kind: 'phases',
      phases: [
        {
          name: 'rock salt',
          lattice: { system: 'cubic', cell: rocksalt },
          lines: [line(rocksalt, [1, 1, 1], 400), line(rocksalt, [2, 0, 0], 1000), line(rocksalt, [2, 2, 0], 500)],
        },
        {
          name: 'rutile',
          lattice: { system: 'tetragonal', cell: rutile },
          lines: [line(rutile, [1, 1, 0], 1000), line(rutile, [1, 0, 1], 500), line(rutile, [0, 0, 2], 100)],
        },
      ],
      ...classes,
    },
    width: { measure: 'fwhm', value: 0.1 },
    normalise: 'maximum',
    splits: {
      train: { kind: 'drawn', perClass: 4 },
      validation: { kind: 'drawn', perClass: 2 },
      test: { kind: 'drawn', perClass: 1 },
    },
    ...change,
  });
}

const varied = {
  strain: { kind: 'uniform', from: -0.03, to: 0.03 },
  texture: { kind: 'uniform', from: 0, to: 0.5 },
  domainSize: { kind: 'uniform', from: 1, to: 30 },
  impurity: { chance: 0.5, height: { kind: 'uniform', from: 0, to: 0.7 } },
};
const refusal = (recipe: SyntheticRecipe): string => {
  try {
    generate(recipe, 'train');
  } catch (error) {
    return error instanceof LabError && error.kind === 'invalid-input' ? error.message : String(error);
  }
  return '';
};

test('the same recipe and seed give the same numbers, another seed others, and single spectra are those of the part', () => {
  const recipe = recipeWith({ noise: [{ kind: 'white', sd: 0.01 }], prepare: { background: 4, root: true } }, varied);
  const part = generate(recipe, 'train');
  expect(generate(recipe, 'train').x).toEqual(part.x);
  expect(generate({ ...recipe, seed: 8 }, 'train').x).not.toEqual(part.x);
  expect(pickSamples(recipe, 'train', [5]).x).toEqual(part.x.slice(5 * 1401, 6 * 1401));
  expect(part.x.every(Number.isFinite)).toBe(true);
});

test('each part has the spectra that each phase was promised, class after class', () => {
  const part = generate(recipeWith({}, varied), 'validation');
  expect([...part.labels]).toEqual([0, 0, 1, 1]);
  expect(part.meta).toMatchObject({ classNames: ['rock salt', 'rutile'], axis: { wavelength: WAVELENGTH } });
  expect(generate(recipeWith({}, varied), 'train').labels).toHaveLength(8);
});

test('without strain and shift every line stands where Bragg says, the highest is 1', () => {
  const recipe = recipeWith();
  const { y, peaks } = generateSample(recipe, resolveClasses(recipe), 'train', 0, 0);
  const wanted = [4.2 / Math.sqrt(3), 2.1, 4.2 / Math.sqrt(8)].map((d) => twoThetaOf(d, WAVELENGTH));
  peaks.forEach(({ position }, i) => expect(10 + position * 0.05).toBeCloseTo(wanted[i]!, 6));
  expect(10 + 0.05 * y.indexOf(Math.max(...y))).toBeCloseTo(wanted[1]!, 1);
  expect(Math.max(...y)).toBe(1);
});

test('a strained lattice moves all its lines together, as Bragg says of the strained cell', () => {
  const recipe = recipeWith({}, { strain: { kind: 'uniform', from: -0.03, to: 0.03 } });
  const { classes } = recipe;
  if (classes.kind !== 'phases') throw new Error('no phases');
  for (let seed = 1; seed <= 20; seed += 1) {
    const at = (phase: number): number[] =>
      drawPhasePeaks(recipe, classes.phases[phase]!, createRandom(seed)).map(({ position }) => 10 + position * 0.05);
    const d = (angle: number): number => WAVELENGTH / (2 * Math.sin((angle * Math.PI) / 360));
    const [first, second, third] = at(0).map(d) as [number, number, number];
    expect(second / first).toBeCloseTo(Math.sqrt(3 / 4), 6);
    expect(third / first).toBeCloseTo(Math.sqrt(3 / 8), 6);
    expect(Math.abs(first / (4.2 / Math.sqrt(3)) - 1)).toBeLessThanOrEqual(0.03);
    // a and c of the tetragonal one are free of each other, and (101) follows from both.
    const [d110, d101, d002] = at(1).map(d) as [number, number, number];
    const [a, c] = [d110 * Math.SQRT2, 2 * d002];
    expect(1 / d101 ** 2).toBeCloseTo(1 / a ** 2 + 1 / c ** 2, 8);
    expect(Math.abs(a / c - 4.594 / 2.959)).toBeGreaterThan(1e-6);
  }
});

test('strain keeps the crystal system', () => {
  const monoclinic = strainCell({ a: 5, b: 6, c: 7, alpha: 90, beta: 100, gamma: 90 }, 'monoclinic', () => 0.01);
  expect(monoclinic).toMatchObject({ alpha: 90, gamma: 90, b: 6 * 1.01 });
  expect(monoclinic.beta).toBeCloseTo(100 + 0.01 * (180 / Math.PI), 9);
  const rhombohedral = { a: 5, b: 5, c: 5, alpha: 55, beta: 55, gamma: 55 };
  let next = 0;
  const strained = strainCell(rhombohedral, 'trigonal', () => (next += 0.01));
  expect(strained.a).toBe(strained.c);
  expect(strained.alpha).toBe(strained.gamma);
});

test('lines without indices are strained alike in all directions', () => {
  const recipe = recipeWith(
    {},
    {
      phases: [
        {
          name: 'A',
          lines: [
            { d: 3, intensity: 1 },
            { d: 2, intensity: 1 },
          ],
        },
        { name: 'B', lines: [{ d: 2.5, intensity: 1 }] },
      ],
      strain: 0.02,
    },
  );
  const { peaks } = generateSample(recipe, resolveClasses(recipe), 'train', 0, 0);
  const wanted = [3.06, 2.04].map((d) => twoThetaOf(d, WAVELENGTH));
  expect(peaks.map(({ position }) => Number((10 + position * 0.05).toFixed(6)))).toEqual(
    wanted.map((angle) => Number(angle.toFixed(6))),
  );
});

test('small domains broaden lines as Scherrer says, on top of the instrument', () => {
  const recipe = recipeWith({}, { domainSize: 5 });
  const { peaks } = generateSample(recipe, resolveClasses(recipe), 'train', 0, 0);
  for (const { position, fwhm } of peaks) {
    const theta = ((10 + position * 0.05) * Math.PI) / 360;
    const own = ((0.9 * WAVELENGTH) / (50 * Math.cos(theta))) * (180 / Math.PI);
    expect(fwhm * 0.05).toBeCloseTo(Math.hypot(0.1, own), 9);
  }
});

test('texture weakens planes that stand across the preferred ones and leaves parallel ones', () => {
  const metric = reciprocalMetric(rutile);
  expect(textureFactor([0, 0, 2], [0, 0, 1], metric, 0.5)).toBeCloseTo(1, 12);
  expect(textureFactor([1, 1, 0], [0, 0, 1], metric, 0.5)).toBeCloseTo(0.5, 12);
});

test('an impurity brings the lines of another phase, as high as was drawn, and no peaks to the record', () => {
  const width = { measure: 'fwhm', value: 0.5 };
  const recipe = recipeWith({ normalise: 'none', width }, { impurity: { chance: 1, height: 0.4 } });
  const { y, peaks } = generateSample(recipe, resolveClasses(recipe), 'train', 0, 0);
  const place = Math.round((twoThetaOf(dSpacing(rutile, 1, 1, 0), WAVELENGTH) - 10) / 0.05);
  expect(peaks).toHaveLength(3);
  expect(Math.max(...y.slice(place - 5, place + 6))).toBeCloseTo(0.4, 2);
});

test('made patterns and measurements are prepared alike: background off, roots taken', () => {
  const prepare = { background: 4, root: true };
  const recipe = recipeWith({ prepare, background: [{ kind: 'linear', first: 0.5, last: 0.2 }] });
  const { y } = generateSample(recipe, resolveClasses(recipe), 'train', 0, 0);
  const raw = generateSample({ ...recipe, normalise: 'none' }, resolveClasses(recipe), 'train', 0, 0);
  // Of 0.35.
  expect(raw.y[700]! ** 2).toBeLessThan(0.02);
  const plain = recipeWith({ background: recipe.background, normalise: 'none' });
  const measured = generateSample(plain, resolveClasses(plain), 'train', 0, 0).y.map((value) => 3000 * value);
  const seen = ontoModelAxis(
    {
      name: 'scan.xy',
      wavelength: WAVELENGTH,
      spectrum: { technique: 'xrd', unit: 'twoTheta', x: measured.map((_, i) => 10 + i * 0.05), y: measured },
    },
    { axis: recipe.axis, length: 1401, prepare, normalise: 'maximum', outside: 'edge' },
  );
  seen.y.forEach((value, i) => expect(value).toBeCloseTo(y[i]!, 3));
});

test('recipes that cannot be are declined with a sentence', () => {
  const axis = { unit: 'twoTheta', from: 10, step: 0.05 };
  expect(refusal(recipeWith({ axis }))).toContain('says its wavelength');
  expect(refusal(recipeWith({ axis: { ...axis, unit: 'ramanShift', wavelength: 1.5 } }))).toContain('2θ');
  expect(refusal(recipeWith({ axis: { ...axis, step: 1, wavelength: 1.5 } }))).toContain('between 0 and 180');
  expect(refusal(recipeWith({}, { strain: { kind: 'normal', mean: 0, sd: 1 } }))).toContain('strain');
  expect(refusal(recipeWith({}, { texture: 1.5 }))).toContain('texture');
  expect(refusal(recipeWith({}, { domainSize: 0 }))).toContain('nm');
  expect(refusal(recipeWith({ rendering: { kind: 'filtered' } }))).toContain('profile');
  expect(refusal(recipeWith({}, { impurity: { chance: 1, height: -1 } }))).toContain('impurities');
  const grid = { kind: 'grid', shifts: [0], heights: [0], width: 1 };
  const some = { kind: 'drawn', perClass: 1 };
  expect(refusal(recipeWith({ splits: { train: grid, validation: some, test: some } }))).toContain('grid');
  const hidden = [
    { name: 'A', lines: [{ d: 0.4, intensity: 1 }] },
    { name: 'B', lines: [{ d: 2, intensity: 1 }] },
  ];
  expect(refusal(recipeWith({}, { phases: hidden }))).toContain('“A” has no line');
  const flat = { system: 'triclinic', cell: { ...rocksalt, alpha: 10, beta: 10, gamma: 170 } };
  expect(
    refusal(recipeWith({}, { phases: [{ name: 'A', lattice: flat, lines: [{ d: 2, intensity: 1 }] }] })),
  ).toContain('close no cell');
  const twice = [0, 1].map(() => ({ name: 'A', lines: [{ d: 2, intensity: 1 }] }));
  expect(refusal(recipeWith({}, { phases: twice }))).toContain('named “A”');
  expect(() => recipeWith({}, { phases: [{ name: 'A', lines: [{ d: -2, intensity: 1 }] }] })).toThrow();
  expect(() => recipeWith({}, { phases: [{ name: 'A', lines: [{ d: 2, intensity: Infinity }] }] })).toThrow();
  expect(() => recipeWith({ axis: { ...axis, wavelength: -1 } })).toThrow();
});
