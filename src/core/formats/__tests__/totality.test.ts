import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorKinds, LabError } from '../../../contract/data/errors.js';
import { readFile } from '../readFile.js';
import { brukerRaw1, brukerRaw2, brukerRaw3, brukerRaw4, rigakuRaw } from './binaryFixtures.js';
import { brml, bytesOf, csv, jcamp, pdcif, ras, rruffRaman, uxd, xrdml } from './fixtures.js';
import { spc, wdf } from './ramanFixtures.js';
import { gsasText, labspecXml, rasx, rd, rigakuAsc, udf } from './textFixtures.js';

/** Whatever the bytes are: scans that keep their promises, a question, or a LabError with a sentence. */
function keepsItsPromise(name: string, bytes: Uint8Array): void {
  let result: ReturnType<typeof readFile>;
  try {
    result = readFile(name, bytes);
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    expect(errorKinds).toContain(error.kind);
    expect(error.kind).not.toBe('internal');
    expect(error.message).toMatch(/\.$/);
    return;
  }
  const file = result.outcome === 'parsed' ? result.file : result.provisional;
  if (result.outcome === 'question') expect(result.question.doubts.length).toBeGreaterThan(0);
  else expect(result.file.scans.length).toBeGreaterThan(0);
  for (const { spectrum } of file?.scans ?? []) {
    const { x, y, sigma } = spectrum;
    const sound =
      x.length >= 5 &&
      y.length === x.length &&
      (sigma === undefined || sigma.length === x.length) &&
      x.every((v, i) => Number.isFinite(v) && (i === 0 || v > (x[i - 1] ?? 0))) &&
      y.every(Number.isFinite) &&
      (sigma?.every((s) => Number.isFinite(s) && s >= 0) ?? true);
    expect(sound).toBe(true);
  }
}

const own: [string, Uint8Array][] = [
  ['a.xrdml', bytesOf(xrdml({ scans: 2 }))],
  ['a.uxd', bytesOf(uxd)],
  ['a.ras', bytesOf(ras())],
  ['a.txt', bytesOf(rruffRaman)],
  ['a.jdx', bytesOf(jcamp())],
  ['a.cif', bytesOf(pdcif)],
  ['a.brml', brml()],
  ['a.csv', bytesOf(csv)],
  ['1.raw', brukerRaw1()],
  ['2.raw', brukerRaw2()],
  ['3.raw', brukerRaw3({ ranges: 2 })],
  ['4.raw', brukerRaw4()],
  ['r.raw', rigakuRaw()],
  ['a.wdf', wdf()],
  ['a.xml', bytesOf(labspecXml())],
  ['a.rasx', rasx()],
  ['a.asc', bytesOf(rigakuAsc())],
  ['s.gsa', bytesOf(gsasText())],
  ['e.gsa', bytesOf(gsasText('ALT'))],
  ['a.fxye', bytesOf(gsasText('FXYE'))],
  ['a.udf', bytesOf(udf)],
  ['a.rd', rd()],
  ['n.spc', spc()],
  ['l.spc', spc({ listed: true })],
  ['o.spc', spc({ old: true })],
];
const extensions = ['', 'xy', 'csv', 'xrdml', 'brml', 'uxd', 'ras', 'jdx', 'cif', 'txt', 'spc'];

test('any bytes give a result or a LabError', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), fc.constantFrom(...extensions), (bytes, extension) =>
      keepsItsPromise(`a.${extension}`, bytes),
    ),
    { numRuns: 400 },
  );
});

test('any text gives a result or a LabError', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '\n',
      '\t',
      ';',
      ',',
      ' ',
      '##',
      '##XYDATA=(X++(Y..Y))\n',
      '*RAS_INT_START\n',
      '_2THETACOUNTS\n',
      'data_a\n',
      'loop_\n',
      '<a>',
      '</a>',
      '"',
      "'",
      '1e999',
      '-0',
      'NaN',
      '1,234.5',
      'sep=;\n',
      '\u0000',
    ),
    fc.double().map(String),
    fc.integer().map(String),
    fc.string({ maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 200 }), fc.constantFrom(...extensions), (pieces, extension) =>
      keepsItsPromise(`a.${extension}`, bytesOf(pieces.join(''))),
    ),
    { numRuns: 300 },
  );
});

interface Mutation {
  kind: 'flip' | 'cut' | 'repeat' | 'delete' | 'number';
  at: number;
  length: number;
  bit: number;
}
const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('flip', 'cut', 'repeat', 'delete', 'number'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 300 }),
  bit: fc.integer({ min: 0, max: 7 }),
});
const odd = ['1e999', '-0', 'NaN', '', '99999999999999999999', '-1e-320'];

function mutate(bytes: Uint8Array, { kind, at, length, bit }: Mutation): Uint8Array {
  const place = Math.floor(at * (bytes.length - 1));
  const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
  switch (kind) {
    case 'flip': {
      const copy = bytes.slice();
      copy[place] = (copy[place] ?? 0) ^ (1 << bit);
      return copy;
    }
    case 'cut':
      return bytes.slice(0, place);
    case 'repeat':
      return joined(bytes.subarray(0, place + length), bytes.subarray(place));
    case 'delete':
      return joined(bytes.subarray(0, place), bytes.subarray(place + length));
    case 'number':
      return joined(bytes.subarray(0, place), bytesOf(` ${odd[bit % odd.length]} `), bytes.subarray(place));
  }
}

test('mutations of every format give a result or a LabError', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...own),
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      ([name, bytes], mutations) =>
        keepsItsPromise(
          name,
          mutations.reduce((current, how) => (current.length > 1 ? mutate(current, how) : current), bytes),
        ),
    ),
    { numRuns: 1500 },
  );
});

const formats = '../shared/samples/formats';
const samples = existsSync(formats)
  ? readdirSync(formats).flatMap((folder) => {
      const path = join(formats, folder);
      return statSync(path).isDirectory() ? readdirSync(path).map((file) => join(path, file)) : [];
    })
  : [];

test.skipIf(samples.length === 0)(
  'real files cut at every tenth or with flipped bits give a result or a LabError (skipped without ../shared/samples)',
  () => {
    let state = 12345;
    const random = () => (state = (state * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
    for (const path of samples) {
      const bytes = new Uint8Array(readFileSync(path));
      if (bytes.length > 700_000) continue;
      for (let tenth = 1; tenth < 10; tenth++)
        keepsItsPromise(path, bytes.subarray(0, Math.floor((bytes.length * tenth) / 10)));
      for (let round = 0; round < 4; round++) {
        const copy = bytes.slice();
        for (let flips = 0; flips < 5; flips++) {
          const at = Math.floor(random() * random() * copy.length);
          copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8));
        }
        keepsItsPromise(path, copy);
      }
    }
  },
  120_000,
);

test('ten million rows are refused before they fill the memory', () => {
  const bytes = new Uint8Array(40_000_000);
  const row = bytesOf('1 2\n');
  for (let i = 0; i < bytes.length; i += row.length) bytes.set(row, i);
  expect(() => readFile('long.xy', bytes)).toThrow(/more than 2,000,000 rows of numbers \(line 2000001\)/);
  expect(() => readFile('longer.xy', new Uint8Array(65 * 1024 * 1024).fill(49))).toThrow(/at most 64 MiB/);
});
