import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findPeaks } from '../../peaks/findPeaks.js';
import { bandAgreement } from '../bandAgreement.js';
import { formulaElements } from '../formulaElements.js';
import { parseRamanLibrary } from '../parseRamanLibrary.js';
import { renderBands } from '../renderBands.js';

const file: unknown = JSON.parse(readFileSync('resources/libraries/raman-builtin.json', 'utf8'));
const { library, references } = parseRamanLibrary(file);
const samples = '../shared/samples/raman-rruff';

test('the built-in Raman library holds over 200 references with ascending bands, elements and a checked source', () => {
  expect(library.count).toBe(references.length);
  expect(references.length).toBeGreaterThan(200);
  for (const { summary, bands } of references) {
    expect(summary.elements.length, summary.name).toBeGreaterThan(0);
    expect(summary.verification.length).toBeGreaterThan(0);
    expect(Math.max(...bands.map((band) => band.height))).toBe(100);
    bands.forEach((band, i) => expect(band.shift, summary.name).toBeGreaterThan(bands[i - 1]?.shift ?? 0));
  }
});

test('calibration substances have their standard positions', () => {
  const shifts = (name: string): number[] =>
    references.find((entry) => entry.summary.name === name)?.bands.map((band) => band.shift) ?? [];
  expect(shifts('Silicon')).toContain(520);
  expect(shifts('Polystyrene')).toContain(1001);
  expect(shifts('Naphthalene')).toContain(1382);
});

test('an entry whose bands were measured here names its specimens and how well they agree', () => {
  const measured = references.filter(({ summary }) =>
    summary.source.startsWith('Bands measured in spectra of the RRUFF'),
  );
  expect(measured.length).toBeGreaterThan(50);
  for (const { summary, bands } of measured) {
    expect(summary.notes, summary.name).toMatch(/RRUFF R\d{6}/);
    const share = /at least (\d+) % of the band height/.exec(summary.verification[0]?.statement ?? '')?.[1];
    expect(Number(share), summary.name).toBeGreaterThanOrEqual(60);
    expect(bands.length, summary.name).toBeGreaterThanOrEqual(3);
  }
});

test('minerals whose bands were measured here have the positions of the literature', () => {
  const strongest = (name: string): number | undefined =>
    references.find(({ summary }) => summary.name === name)?.bands.find(({ height }) => height === 100)?.shift;
  // Frost et al. and others: ν1 of the arsenate, tungstate, oxalate and carbonate groups.
  expect(Math.abs((strongest('Hubnerite') ?? 0) - 884)).toBeLessThan(4);
  expect(Math.abs((strongest('Whewellite') ?? 0) - 1489)).toBeLessThan(4);
  expect(Math.abs((strongest('Gaylussite') ?? 0) - 1071)).toBeLessThan(4);
});

test('a damaged Raman library is refused with the place of the fault', () => {
  const entry = {
    id: 'a',
    name: 'A',
    formula: 'C',
    category: 'x',
    citation: 'y',
    bands: [[100, 50]],
    verification: [{ kind: 'literature', statement: 's' }],
  };
  const head = { id: 'l', name: 'L', technique: 'raman', version: '1', licence: 'f', citation: 'c' };
  expect(() => parseRamanLibrary({ library: head, entries: [{ ...entry, bands: [[100, -1]] }] })).toThrow(
    /entries\.0\.bands\.0\.1/,
  );
  expect(() => parseRamanLibrary({ library: head, entries: [entry, entry] })).toThrow(/id a twice/);
  expect(parseRamanLibrary({ library: head, entries: [entry] }).references[0]?.bands).toEqual([
    { shift: 100, height: 100 },
  ]);
});

test('elements are read from formulas as people write them', () => {
  expect(formulaElements('Ca5(PO4)3F')).toEqual(['Ca', 'P', 'O', 'F']);
  expect(formulaElements('(Mg,Fe)2SiO4')).toEqual(['Mg', 'Fe', 'Si', 'O']);
  expect(formulaElements('(C8H8)n')).toEqual(['C', 'H']);
});

test('a rendered band has its height at its place and half of it half a width away', () => {
  const x = Float64Array.from({ length: 401 }, (_, i) => 400 + 0.5 * i);
  const y = renderBands([{ shift: 500, height: 80 }], x, { fwhm: 10 });
  expect(y[200]).toBe(80);
  expect(y[210]).toBeCloseTo(40, 9);
  expect(y[190]).toBeCloseTo(40, 9);
});

test('rendered bands are found again by the peak search', () => {
  const x = Float64Array.from({ length: 1400 }, (_, i) => 100 + i);
  const calcite = references.find((entry) => entry.summary.name === 'Calcite')?.bands ?? [];
  const peaks = findPeaks({ technique: 'raman', unit: 'ramanShift', x, y: renderBands(calcite, x) });
  expect(bandAgreement(calcite, peaks, { from: 100, to: 1490, minHeight: 1 }).missing).toEqual([]);
});

test.skipIf(!existsSync(samples))(
  'every built-in mineral with measured spectra in the samples shows at least 60 % of its band height in one of them (skips without the samples)',
  () => {
    const files = readdirSync(samples).filter((name) => name.endsWith('.txt'));
    const best = new Map<string, number>();
    for (const name of files) {
      const entry = references.find((candidate) => candidate.summary.name.replace(/ \(.*/, '') === name.split('__')[0]);
      if (!entry) continue;
      const rows = readFileSync(`${samples}/${name}`, 'utf8')
        .split(/\r?\n/)
        .filter((line) => /^\s*\d/.test(line))
        .map((line) => line.split(',').map(Number));
      const x = Float64Array.from(rows, (row) => row[0] ?? NaN);
      const peaks = findPeaks(
        { technique: 'raman', unit: 'ramanShift', x, y: Float64Array.from(rows, (row) => row[1] ?? NaN) },
        { minRelativeHeight: 0.01 },
      );
      const share = bandAgreement(entry.bands, peaks, { from: (x[0] ?? 0) + 4, to: (x.at(-1) ?? 0) - 4 }).heightShare;
      best.set(entry.summary.name, Math.max(share, best.get(entry.summary.name) ?? 0));
    }
    expect(best.size).toBeGreaterThan(30);
    expect([...best].filter(([, share]) => share < 0.6)).toEqual([]);
  },
);
