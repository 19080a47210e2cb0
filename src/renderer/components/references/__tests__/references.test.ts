import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LibraryImportReport } from '../../../../contract/index.js';
import type { OfferedFile } from '../../../imports/batches.js';
import { importReferences } from '../importReferences.js';
import { initialRadiation } from '../initialRadiation.js';
import { cellVolume, chargeText, trimmed } from '../structureText.js';

const file = (path: string, size = 10): OfferedFile => ({
  path,
  size,
  read: () => Promise.resolve(new Uint8Array(Math.min(size, 10))),
});
const accepted = (files: { name: string }[]): Promise<LibraryImportReport> =>
  Promise.resolve({ libraryId: 'own-1', added: files.length, failures: [] });

test('of a folder only CIF files and zips are sent', async () => {
  const sent: string[] = [];
  const result = await importReferences(
    'Own',
    ['a.cif', 'b.txt', 'c.ZIP', 'readme.md'].map((path) => file(path)),
    () => undefined,
    ({ files }) => {
      sent.push(...files.map(({ name }) => name));
      return accepted(files);
    },
  );
  expect(sent).toEqual(['a.cif', 'c.ZIP']);
  expect(result).toMatchObject({ added: 2, total: 2, done: 2, libraryId: 'own-1', failures: [] });
});

test('a folder without any structure is told', async () => {
  await expect(importReferences('Own', [file('notes.txt')], () => undefined)).rejects.toThrow(/choose such files/);
});

test('one refused call does not stop the others', async () => {
  const many = Array.from({ length: 40 }, (_, i) => file(`s${i}.cif`));
  let calls = 0;
  const result = await importReferences(
    'Own',
    many,
    () => undefined,
    ({ files }) => {
      calls += 1;
      return calls === 1 ? Promise.reject(new Error('None gave a reference.')) : accepted(files);
    },
  );
  expect(calls).toBeGreaterThan(1);
  expect(result.added).toBe(24);
  expect(result.failures).toEqual([{ item: 's0.cif', message: 'None gave a reference.' }]);
});

test('a file too large for one call is named with the way that works', async () => {
  const result = await importReferences(
    'Own',
    [file('huge.zip', 80 * 1024 * 1024), file('a.cif')],
    () => undefined,
    ({ files }) => accepted(files),
  );
  expect(result.added).toBe(1);
  expect(result.failures[0]?.message).toMatch(/huge\.zip is 80 MiB.*phaselens library add/);
});

test('the volume of a cell is right for cubes and hexagons', () => {
  const right = { alpha: 90, beta: 90, gamma: 90 };
  expect(cellVolume({ a: 5.4309, b: 5.4309, c: 5.4309, ...right })).toBeCloseTo(160.18, 2);
  expect(cellVolume({ a: 4.9134, b: 4.9134, c: 5.4052, ...right, gamma: 120 })).toBeCloseTo(113.01, 2);
});

test('the volume of any cell is the triple product of its edges', () => {
  const length = fc.double({ min: 2, max: 30, noNaN: true });
  const angle = fc.double({ min: 75, max: 105, noNaN: true });
  fc.assert(
    fc.property(length, length, length, angle, angle, angle, (a, b, c, alpha, beta, gamma) => {
      const [ca, cb, cg, sg] = [
        Math.cos((alpha * Math.PI) / 180),
        Math.cos((beta * Math.PI) / 180),
        Math.cos((gamma * Math.PI) / 180),
        Math.sin((gamma * Math.PI) / 180),
      ];
      // a along x, b in the xy plane: only the z of c counts.
      const height = Math.sqrt(1 - cb ** 2 - ((ca - cb * cg) / sg) ** 2);
      expect(cellVolume({ a, b, c, alpha, beta, gamma })).toBeCloseTo(a * b * sg * c * height, 4);
    }),
  );
});

test('coordinates lose idle zeros and get a true minus', () => {
  expect([trimmed(0.25, 5), trimmed(-0.01005, 5), trimmed(1 / 3, 5), trimmed(-0.000001, 5)]).toEqual([
    '0.25',
    '\u22120.01005',
    '0.33333',
    '0',
  ]);
});

test('charges are written as behind a symbol', () => {
  expect([2, -1, 0, undefined, 1].map(chargeText)).toEqual(['2+', '\u2212', '', '', '+']);
});

test('references are simulated with the default anode, otherwise with copper', () => {
  expect(initialRadiation('Co').label).toBe('Co Kα');
  expect(initialRadiation('CuKa').label).toBe('Cu Kα');
  expect(initialRadiation('ask').label).toBe('Cu Kα');
});
