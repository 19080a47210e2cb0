import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { quantifyOptionsSchema } from '../../../contract/data/quantify.js';
import type { Radiation, Spectrum } from '../../../contract/data/spectrum.js';
import { parseXrdLibrary } from '../../references/parseXrdLibrary.js';
import { createRandom } from '../../synthesis/random/createRandom.js';
import { drawPoisson } from '../../synthesis/random/drawPoisson.js';
import { calculatedCurve, corundumHeight } from '../calculatedCurve.js';
import { plainShape } from '../phaseModel.js';
import { quantify } from '../quantify.js';
import type { QuantityReference } from '../types.js';

const radiation: Radiation = { label: 'Cu Kα1', wavelength: 1.5405929, origin: 'user' };
const library = parseXrdLibrary(
  JSON.parse(readFileSync(new URL('../../../../resources/libraries/xrd-builtin.json', import.meta.url), 'utf8')),
);
const x = Float64Array.from({ length: 3001 }, (_, i) => 10 + i * 0.02);

/** Peaks of one measured mineral: places, heights, on a background of its own. */
function measured(id: string, name: string, rir: number, peaks: [number, number][], group?: string): QuantityReference {
  const y = x.map(
    (at) => 80 + peaks.reduce((sum, [place, height]) => sum + height * Math.exp(-(((at - place) / 0.09) ** 2)), 0),
  );
  return { id, name, formula: '', ...(group ? { group } : {}), source: { kind: 'measured', x, y, rir } };
}

const minerals = [
  measured('CORUNDUM', 'Corundum', 1, [
    [25.6, 6500],
    [35.1, 9900],
    [43.3, 9800],
    [57.5, 9500],
  ]),
  measured(
    'QUARTZ_A',
    'Quartz',
    3.5,
    [
      [20.9, 2200],
      [26.6, 10000],
      [50.1, 1500],
    ],
    'Silica',
  ),
  measured('CALCITE', 'Calcite', 2.1, [
    [29.4, 10000],
    [39.4, 2000],
    [47.5, 2000],
    [48.5, 2100],
  ]),
  measured('ALBITE', 'Albite', 0.9, [
    [22, 4000],
    [27.9, 10000],
    [23.6, 3000],
    [30.2, 2500],
  ]),
  measured('HALITE', 'Halite', 5, [
    [31.7, 10000],
    [45.4, 5600],
  ]),
];
const background: QuantityReference = {
  id: 'BACK',
  name: 'Background',
  formula: '',
  source: { kind: 'measured', x, y: new Float64Array(x.length).fill(1000), rir: 10_000 },
};

/** A mixture of weights (any unit) as counts, all positions moved by `shift`. */
function mixture(weights: Record<string, number>, shift: number, seed = 1): Spectrum {
  const random = createRandom(seed, 'mixture');
  const y = x.map((at) => {
    let sum = 60;
    for (const { id, source } of minerals) {
      if (source.kind !== 'measured') continue;
      const place = (at - shift - x[0]!) / 0.02;
      const cell = Math.max(0, Math.min(x.length - 2, Math.floor(place)));
      const value = source.y[cell]! + (place - cell) * (source.y[cell + 1]! - source.y[cell]!);
      sum += ((weights[id] ?? 0) * 30 * source.rir * value) / 10_080;
    }
    return drawPoisson(random, sum);
  });
  return { technique: 'xrd', unit: 'twoTheta', x, y };
}

const run = (
  spectrum: Spectrum,
  options: Parameters<typeof quantifyOptionsSchema.parse>[0] = {},
  references = [...minerals, background],
) => quantify({ spectrum, radiation, references }, quantifyOptionsSchema.parse(options)).quantification;

test('weights of a shifted mixture come back within their errors, and nothing is invented', () => {
  const { phases, zeroShift, amorphous, notes, considered } = run(
    mixture({ QUARTZ_A: 30, CALCITE: 50, ALBITE: 20 }, -0.21),
  );
  expect(zeroShift).toBeCloseTo(-0.21, 2);
  expect(phases.map(({ name }) => name)).toEqual(['Calcite', 'Quartz', 'Albite']);
  for (const [i, percent] of [50, 30, 20].entries()) {
    const phase = phases[i]!;
    expect(Math.abs(phase.weightPercent - percent)).toBeLessThan(1);
    expect(phase.error).toBeGreaterThan(0);
    expect(phase.error).toBeLessThan(3);
  }
  expect(amorphous).toBeUndefined();
  expect(notes.join(' ')).toContain('100 %');
  expect(considered).toBe(5);
});

test('the same seed gives the same errors', () => {
  const spectrum = mixture({ QUARTZ_A: 30, CALCITE: 70 }, 0.1);
  expect(run(spectrum)).toEqual(run(spectrum));
  expect(run(spectrum, { seed: 2 }).phases[0]!.error).not.toBe(run(spectrum).phases[0]!.error);
});

test('an internal standard shows what is amorphous', () => {
  // 20 of corundum in 80 of which 30 do not diffract.
  const { phases, amorphous, amorphousError, internalStandard } = run(
    mixture({ CORUNDUM: 20, QUARTZ_A: 20, CALCITE: 30 }, 0),
    {
      internalStandard: { name: 'corundum', weightPercent: 20 },
    },
  );
  expect(internalStandard).toEqual({ name: 'Corundum', weightPercent: 20 });
  const percent = (name: string) => phases.find((phase) => phase.name === name)?.weightPercent;
  expect(percent('Corundum')).toBeCloseTo(20, 6);
  expect(Math.abs((percent('Quartz') ?? 0) - 20)).toBeLessThan(1);
  expect(Math.abs((amorphous ?? 0) - 30)).toBeLessThan(2);
  expect(amorphousError).toBeGreaterThan(0);
});

test('a phase that was asked for and is not there comes with the amount that would have been seen', () => {
  const { phases } = run(mixture({ CALCITE: 60, ALBITE: 40 }, 0.05), { phases: ['calcite', 'ALBITE', 'Silica'] });
  const missing = phases.find(({ name }) => name === 'Silica');
  expect(missing).toMatchObject({ found: false, weightPercent: 0 });
  expect(missing?.error).toBeGreaterThan(0);
  expect(missing?.error).toBeLessThan(5);
});

test('intensity of a phase that is not among the references is noticed', () => {
  const spectrum = mixture({ CALCITE: 60, HALITE: 20 }, 0);
  expect(run(spectrum, { phases: ['Calcite'] }).notes.join(' ')).toContain('something is missing');
  expect(run(spectrum).notes.join(' ')).not.toContain('something is missing');
});

test('names that fit nothing, and a standard that is not in the pattern, are said', () => {
  const spectrum = mixture({ CALCITE: 100 }, 0);
  expect(() => run(spectrum, { phases: ['Kryptonite'] })).toThrow('No reference is called “Kryptonite”');
  expect(() => run(spectrum, { internalStandard: { name: 'Corundum', weightPercent: 20 } })).toThrow('is not found');
  expect(() => run(spectrum, { from: 69.9 })).toThrow('measured points');
});

test('calculated references adapt to lattice, width and texture of the specimen', () => {
  const references = ['rutile', 'anatase', 'corundum', 'quartz'].map((id): QuantityReference => {
    const entry = library.find(({ summary }) => summary.id.endsWith(`:${id}`) || summary.id === id);
    if (!entry) throw new Error(`${id} is not in the built-in library.`);
    const { name, formula } = entry.summary;
    return { id, name, formula, source: { kind: 'calculated', structure: entry.structure } };
  });
  const setting = { radiation, widths: { base: 0.12, slope: 0.05, narrow: 0.1, broad: 0.3 }, to: 70 };
  const unit = corundumHeight(setting);
  const draw = (n: number, strain: [number, number, number], width: number, texture: number): Float64Array => {
    const reference = references[n]!;
    if (reference.source.kind !== 'calculated') throw new Error('calculated references');
    const curve = calculatedCurve(reference, reference.source, setting, unit);
    curve.shape = { ...plainShape, strain, width, texture };
    return curve.at(x, 0.06);
  };
  const rutile = draw(0, [0.002, 0.002, -0.001], 1, 1);
  const anatase = draw(1, [-0.001, -0.001, 0.003], 2, 0.8);
  const random = createRandom(3, 'titania');
  const y = x.map((_, i) => drawPoisson(random, 100 + 4000 * (0.7 * rutile[i]! + 0.3 * anatase[i]!)));
  const { phases, rwp } = run({ technique: 'xrd', unit: 'twoTheta', x, y }, {}, references);
  expect(phases.map(({ name }) => name)).toEqual(['Rutile', 'Anatase']);
  expect(Math.abs(phases[0]!.weightPercent - 70)).toBeLessThan(1.5);
  expect(rwp).toBeLessThan(12);
});
