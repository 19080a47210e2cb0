import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elementFilterSchema } from '../../../contract/data/identification.js';
import { copper, inventPhase, randomFrom, simulatePowder } from '../../matching/__tests__/syntheticPowder.js';
import { passesElementFilter } from '../../matching/passesElementFilter.js';
import { preparePowder } from '../../matching/powderMeasurement.js';
import type { XrdReference } from '../../matching/xrdReferences.js';
import { buildLineIndex } from '../buildLineIndex.js';
import { elementBits } from '../elementBits.js';
import { elementTest } from '../elementTest.js';
import { encodeLineIndex, openLineIndex } from '../encodeLineIndex.js';
import { encodeIntensity, intensityTable } from '../intensityCode.js';
import { joinLineIndexes } from '../joinLineIndexes.js';
import { largestPlaces } from '../largestPlaces.js';
import { lineColumnsOf } from '../lineColumnsOf.js';
import { coarseLines } from '../lineIndex.js';
import { openCoarseScan, plainScan } from '../openCoarseScan.js';
import { openStickSums, plainStickSums } from '../openStickSums.js';
import { searchExhaustively, searchLines, type SearchOptions } from '../searchLines.js';
import { searchTarget } from '../searchTarget.js';

const cations = ['Ti', 'Fe', 'Pb', 'Li', 'Ca', 'Zn', 'La'];

/** Many invented tetragonal phases. */
function manyPhases(count: number): XrdReference[] {
  const random = randomFrom(5);
  return Array.from({ length: count }, (_, i) =>
    inventPhase(`P${i}`, 3 + 5 * random(), 3 + 9 * random(), 1000 + i, [cations[i % cations.length]!, 'O']),
  );
}

const phases = manyPhases(2500);
const index = buildLineIndex(lineColumnsOf(phases));
const options: SearchOptions = { maxZeroShift: 0.3, maxLatticeStrain: 0.015, keep: 50, examined: 400 };
const targetOf = (phase: number, distortion: Parameters<typeof simulatePowder>[1]) =>
  searchTarget(
    preparePowder({
      spectrum: simulatePowder([{ reference: phases[phase]!, share: 1 }], distortion),
      radiation: copper,
    }),
  );

test('an intensity comes back from its code within three parts in ten thousand', () => {
  const table = intensityTable();
  expect(table[encodeIntensity(0)]).toBe(0);
  fc.assert(
    fc.property(fc.double({ min: 2e-7, max: 1, noNaN: true }), (value) => {
      expect(Math.abs(table[encodeIntensity(value)]! / value - 1)).toBeLessThan(3e-4);
    }),
  );
});

test('columns hold the lines, elements and names of their references', () => {
  const columns = lineColumnsOf(phases.slice(0, 3));
  const [from, to] = [columns.offsets[1]!, columns.offsets[2]!];
  expect(Array.from(columns.d.subarray(from, to))).toEqual(Array.from(phases[1]!.lines.dSpacing, Math.fround));
  expect(Math.max(...columns.intensity.subarray(from, to))).toBe(65535);
  expect(columns.strongest[1]).toBeCloseTo(Math.max(...phases[1]!.lines.intensity), 3);
  expect(Array.from(columns.elements.subarray(4, 8))).toEqual([(1 << 8) | (1 << 26), 0, 0, 0]);
  expect(new TextDecoder().decode(columns.ids.subarray(columns.idOffsets[1], columns.idOffsets[2]))).toBe('P1');
});

test('element masks decide as the filter of names does', () => {
  const some = fc.subarray(['H', 'D', 'O', 'Fe', 'Ti', 'Pb', 'U', 'Ar']);
  const few = fc.subarray(['H', 'D', 'O', 'Fe', 'Ti', 'Pb', 'U'], { maxLength: 2 });
  fc.assert(
    fc.property(some, few, few, few, some, (elements, required, anyOf, forbidden, allowedOnly) => {
      const filter = { required, anyOf, forbidden, allowedOnly };
      const passes = elementTest(elementBits(elements), filter)?.(0) ?? true;
      expect(passes).toBe(passesElementFilter(elements, filter));
    }),
  );
});

test('a symbol that is no element is refused with a sentence', () => {
  expect(() => elementBits(['Fe', 'Xx'])).toThrow('Xx is no element');
});

test('the vector scan and the plain scan find the same sums, full bytes included', () => {
  const fast = openCoarseScan();
  const plain = plainScan();
  const random = randomFrom(3);
  fast.rows.forEach((_, i) => (fast.rows[i] = i < 64 ? 0 : Math.floor(24 * random() ** 3)));
  for (let i = 0; i < 200 * coarseLines; i++) fast.codes[i] = random() < 0.2 ? 0 : Math.floor(16384 * random());
  plain.rows.set(fast.rows);
  plain.codes.set(fast.codes);
  fast.scan(200);
  plain.scan(200);
  expect(Array.from(fast.found.subarray(0, 200))).toEqual(Array.from(plain.found.subarray(0, 200)));
  expect(fast.found.subarray(0, 200).some((sums) => (sums & 255) > 100)).toBe(true);
});

test('the vector sums of sticks and the plain ones agree, whatever the number of tables', () => {
  const random = randomFrom(8);
  const strains = [-0.01, 0, 0.004];
  for (const tables of [1, 2]) {
    const fast = openStickSums(tables, 300, strains);
    const plain = plainStickSums(tables, 300, strains);
    fast.tables.forEach((_, i) => (plain.tables[i] = fast.tables[i] = random() - 0.3));
    for (let k = 0; k < 30; k++) fast.lines.set([40 + 220 * random(), 900 * random(), random(), 0], 4 * k);
    plain.lines.set(fast.lines);
    fast.run(30);
    plain.run(30);
    expect(fast.sums).toHaveLength(tables * 24);
    fast.sums.forEach((sum, i) => expect(sum).toBeCloseTo(plain.sums[i]!, 5));
  }
});

test('the largest places are those of the largest values, but for neighbours of the last', () => {
  fc.assert(
    fc.property(
      fc.array(fc.float({ min: -5, max: 100, noNaN: true }), { minLength: 1, maxLength: 300 }),
      fc.integer({ min: 1, max: 100 }),
      (values, wanted) => {
        const places = largestPlaces(Float32Array.from(values), wanted);
        expect(places.length).toBe(Math.min(wanted, values.length));
        expect(new Set(places).size).toBe(places.length);
        const chosen = new Set(places);
        const lowest = Math.min(...Array.from(places, (place) => Math.max(0, values[place]!)));
        const top = Math.max(0, ...values);
        values.forEach((value, i) => {
          if (!chosen.has(i)) expect(value).toBeLessThanOrEqual(lowest + (2 * top) / 4096);
        });
      },
    ),
  );
});

test('a phase is found first through zero shift, lattice strain, texture and noise', () => {
  const random = randomFrom(11);
  for (const phase of [3, 77, 512, 1999, 2400]) {
    const target = targetOf(phase, {
      zeroShift: 0.5 * (random() - 0.5),
      latticeStrain: 0.026 * (random() - 0.5),
      fwhm: 0.1 + 0.2 * random(),
      texture: 1.5,
      seed: phase,
    });
    expect(searchLines(index, target, options)[0]?.entry).toBe(phase);
  }
});

test('the best fifty agree with those of the exact score over everything', () => {
  let common = 0;
  const asked = [10, 600, 1300, 2100];
  for (const phase of asked) {
    const target = targetOf(phase, { zeroShift: 0.1, seed: phase });
    const all = new Map(searchExhaustively(index, target, options).map((found) => [found.entry, found]));
    for (const found of searchLines(index, target, options)) {
      if (!all.has(found.entry)) continue;
      common++;
      expect(found).toEqual(all.get(found.entry));
    }
  }
  expect(common / (50 * asked.length)).toBeGreaterThan(0.95);
});

test('filters leave only what passes, and everything that passes where that is little', () => {
  const target = targetOf(14, {});
  const elements = elementFilterSchema.parse({ required: ['Ti'], forbidden: ['Fe'] });
  const allowed = new Uint8Array(index.count);
  for (let i = 0; i < 700; i++) allowed[i] = 1;
  const found = searchLines(index, target, { ...options, keep: 500, elements, allowed });
  expect(found[0]?.entry).toBe(14);
  expect(found).toHaveLength(100);
  expect(found.every(({ entry }) => entry < 700 && entry % cations.length === 0)).toBe(true);
});

test('a search of nothing finds nothing', () => {
  const target = targetOf(14, {});
  expect(searchLines(buildLineIndex(lineColumnsOf([])), target, options)).toEqual([]);
  expect(searchLines(index, target, { ...options, allowed: new Uint8Array(index.count) })).toEqual([]);
});

test('an index comes back from its file, and nothing else is taken for one', () => {
  const file = encodeLineIndex(index);
  expect(openLineIndex(file.buffer)).toEqual(index);
  expect(() => openLineIndex(file.slice(0, -1).buffer)).toThrow('build it anew');
  expect(() => openLineIndex(new ArrayBuffer(0))).toThrow('build it anew');
  const other = file.slice();
  other[4] = 99;
  expect(() => openLineIndex(other.buffer)).toThrow('build it anew');
});

test('indexes of pieces make the index of the whole', () => {
  const pieces = [phases.slice(0, 700), [], phases.slice(700)].map((piece) => buildLineIndex(lineColumnsOf(piece)));
  expect(joinLineIndexes(pieces)).toEqual(index);
});
