import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import type { ParsedFile, TextLayout } from '../../../contract/data/spectrum.js';
import { readFile, type ReadFileOptions } from '../readFile.js';
import { bytesOf } from './fixtures.js';

function read(text: string | Uint8Array, name = 'scan.xy', options: ReadFileOptions = {}): ParsedFile {
  const result = readFile(name, typeof text === 'string' ? bytesOf(text) : text, options);
  if (result.outcome === 'question') throw new Error(`asked: ${result.question.doubts.join(' ')}`);
  return result.file;
}
const first = (file: ParsedFile) => {
  const [scan] = file.scans;
  if (scan === undefined) throw new Error('no scan');
  return scan;
};
const curve = (file: ParsedFile) => ({ x: [...first(file).spectrum.x], y: [...first(file).spectrum.y] });

const delimiters: Record<TextLayout['delimiter'], string> = { tab: '\t', comma: ',', semicolon: ';', space: '  ' };
const headers: Record<string, (d: string) => string[]> = {
  none: () => [],
  names: (d) => [`2theta${d}intensity`],
  'units line': (d) => ['Sample: quartz no. 3', `2-Theta${d}Intensity`, `deg${d}counts`],
  comments: () => ['# measured on 12 May', '# Wavelength = 1.5406', '! 40 kV 30 mA', ''],
  'key values': (d) => ['[Header]', `Sample${d}quartz`, 'Anode: Cu', '[Data]', `Angle${d}PSD`],
};
const encodings = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252'] as const;

const scan = fc
  .record({
    start: fc.integer({ min: 300, max: 4000 }),
    step: fc.integer({ min: 1, max: 10 }),
    y: fc.array(fc.integer({ min: 0, max: 9_999_999 }), { minLength: 520, maxLength: 620 }),
  })
  .map(({ start, step, y }) => ({ x: y.map((_, i) => (start + i * step) / 100), y: y.map((v) => v / 10) }));
const habit = fc.record({
  delimiter: fc.constantFrom<TextLayout['delimiter'][]>('tab', 'comma', 'semicolon', 'space'),
  decimal: fc.constantFrom<TextLayout['decimal'][]>('dot', 'comma'),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  header: fc.constantFrom(...Object.keys(headers)),
  encoding: fc.constantFrom(...encodings),
  trailing: fc.constantFrom('', ' ', '   '),
  ending: fc.constantFrom('', 'one', 'many'),
  descending: fc.boolean(),
});

interface Habit {
  delimiter: TextLayout['delimiter'];
  decimal: TextLayout['decimal'];
  newline: string;
  header: string;
  encoding: (typeof encodings)[number];
  trailing: string;
  ending: string;
  descending: boolean;
}

function written({ x, y }: { x: number[]; y: number[] }, how: Habit): Uint8Array {
  const number = (value: number, digits: number) =>
    how.decimal === 'comma' ? value.toFixed(digits).replace('.', ',') : value.toFixed(digits);
  const quote = how.delimiter === 'comma' && how.decimal === 'comma' ? '"' : '';
  const d = delimiters[how.delimiter];
  const rows = x.map(
    (v, i) => `${quote}${number(v, 2)}${quote}${d}${quote}${number(y[i] ?? 0, 1)}${quote}${how.trailing}`,
  );
  if (how.descending) rows.reverse();
  const end = how.ending === '' ? '' : how.newline.repeat(how.ending === 'one' ? 1 : 2000);
  const text = [...(headers[how.header]?.(d) ?? []), ...rows].join(how.newline) + end;
  if (how.encoding === 'utf-8-bom') return iconv.encode(text, 'utf-8', { addBOM: true });
  return iconv.encode(text, how.encoding, { addBOM: how.encoding.startsWith('utf-16') });
}

describe('delimited text', () => {
  test('any spectrum in any habit reads back equal', () => {
    fc.assert(
      fc.property(scan, habit, (spectrum, how) => {
        const file = read(written(spectrum, how), 'scan.txt');
        expect(file.format).toBe('delimited-text');
        expect(first(file).spectrum.technique).toBe('xrd');
        expect(curve(file)).toEqual(spectrum);
      }),
      { numRuns: 150 },
    );
  });

  test('comments, blank lines and repeated rows between the rows change nothing', () => {
    fc.assert(
      fc.property(
        scan,
        fc.constantFrom('', '# note', '   ', ';', "' remark"),
        fc.integer({ min: 1, max: 500 }),
        (spectrum, line, at) => {
          const rows = spectrum.x.map((v, i) => `${v.toFixed(2)}\t${(spectrum.y[i] ?? 0).toFixed(1)}`);
          rows.splice(at, 0, line);
          expect(curve(read(rows.join('\n')))).toEqual(spectrum);
          const row = rows[0] ?? '';
          expect(curve(read([row, row, ...rows.slice(1)].join('\n')))).toEqual(spectrum);
        },
      ),
      { numRuns: 40 },
    );
  });
});

const axis = Array.from({ length: 600 }, (_, i) => 10 + i / 10);
const counts = axis.map((_, i) => 100 + ((i * 7919) % 977));
const table = (d: string, write = (v: number) => String(v), extra: (i: number) => string[] = () => []) =>
  axis.map((v, i) => [write(Number(v.toFixed(2))), write(counts[i] ?? 0), ...extra(i)].join(d)).join('\n');

test('Excel states the separator in the first line', () => {
  expect(curve(read(`sep=;\nAngle;Intensity\n${table(';', (v) => String(v).replace('.', ','))}`, 'a.csv')).y).toEqual(
    counts,
  );
});

test('thousands are grouped in the habit of the decimal sign', () => {
  const rows = Array.from({ length: 100 }, (_, i) => `${(10 + i / 10).toFixed(1)};1,${String(100 + i)}.5`);
  expect(first(read(`2theta;I\n${rows.join('\n')}`, 'a.csv')).spectrum.y[3]).toBe(1103.5);
  const german = Array.from(
    { length: 100 },
    (_, i) => `${(10 + i / 10).toFixed(1).replace('.', ',')};1.${String(100 + i)},5`,
  );
  expect(first(read(`2theta;I\n${german.join('\n')}`, 'a.csv')).spectrum.y[3]).toBe(1103.5);
});

test('a third column is the uncertainty in .xye, or where it is the root of the counts, and a background otherwise', () => {
  const root = table(' ', String, (i) => [Math.sqrt(counts[i] ?? 0).toFixed(4)]);
  expect(first(read(root, 'a.xy')).spectrum.sigma?.[0]).toBeCloseTo(Math.sqrt(counts[0] ?? 0), 3);
  const background = table(' ', String, (i) => [String(90 + i / 100)]);
  expect(first(read(background, 'a.xy')).spectrum.sigma).toBeUndefined();
  expect(first(read(background, 'a.xy')).warnings).toEqual(['Column 3 is not used.']);
  expect(first(read(background, 'a.xye')).spectrum.sigma?.[100]).toBe(91);
});

test('names choose the columns, wherever they stand', () => {
  const rows = axis.map((v, i) => `${i},${counts[i]},${v.toFixed(2)},${i % 3},2020`).join('\n');
  const file = read(`No,Intensity (counts),2Theta (deg),Background,Difference\n${rows}`, 'a.csv');
  expect(curve(file).y).toEqual(counts);
  expect(first(file).spectrum.x[10]).toBe(11);
});

test('rows that lack a number are left out and told with their line', () => {
  const rows = table('\t').split('\n');
  rows[9] = '10.9\tNaN';
  rows[19] = '\t';
  rows[29] = 'detector stopped';
  const { spectrum, warnings } = first(read(rows.join('\n')));
  expect(spectrum.x.length).toBe(597);
  expect(warnings).toEqual([
    '1 row without a value (the first is line 10) was left out.',
    '1 line that is no row of numbers (the first is line 30) was left out.',
  ]);
});

test('positions out of order are sorted, repeated ones averaged, both told', () => {
  const rows = table(' ').split('\n');
  const swapped = [...rows.slice(0, 300), rows[301], rows[300], ...rows.slice(302), '69.9 1000000'].join('\n');
  const { spectrum, warnings } = first(read(swapped));
  expect([...spectrum.x].every((v, i, all) => i === 0 || v > (all[i - 1] ?? 0))).toBe(true);
  expect(spectrum.y[599]).toBe((1_000_000 + (counts[599] ?? 0)) / 2);
  expect(warnings).toEqual(['The positions were not in order and were sorted.', '1 repeated position was averaged.']);
});

test('what the header says is kept', () => {
  const header =
    '# Sample: corundum\n# Operator: me\n# Date: 2021-05-12 10:11:12\n# Wavelength = 1.5406 A\n# time per step: 2 s\n2theta counts\n';
  const { metadata } = first(read(header + table(' ')));
  expect(metadata).toMatchObject({
    sample: 'corundum',
    operator: 'me',
    measuredAt: '2021-05-12T10:11:12',
    timePerStep: 2,
    radiation: { wavelength: 1.5406, label: 'Cu Kα1', origin: 'file' },
  });
  expect(metadata.extra['Operator']).toBe('me');
  const anode = first(read(`'Id: "" Anode: "Co" Scantype: "Coupled"\n${table(' ')}`));
  expect(anode.metadata.radiation).toMatchObject({
    label: 'Co Kα',
    wavelength: 1.788996,
    wavelengthAlpha2: 1.792835,
    alpha2Ratio: 0.5,
  });
  expect(first(read(table(' '))).metadata.radiation).toBeUndefined();
});

const ramanTable = Array.from({ length: 500 }, (_, i) => `${(100.3 + 2.1 * i).toFixed(2)}\t${(i * 13) % 71}`).join(
  '\n',
);

test('Raman is known by its words and by its range, and its laser is kept', () => {
  const named = read(`Raman shift (cm⁻¹)\tIntensity (a.u.)\n${ramanTable}`, 'a.txt');
  expect(first(named).spectrum).toMatchObject({ technique: 'raman', unit: 'ramanShift' });
  expect(first(read(ramanTable, 'a.txt')).spectrum.technique).toBe('raman');
  expect(first(read(`Laser: 785 nm\n${ramanTable}`, 'a.txt')).metadata.laserWavelength).toBe(785);
  const nm = Array.from({ length: 500 }, (_, i) => `${(535 + i / 5).toFixed(2)},${(i * 13) % 71}`).join('\n');
  const file = read(`Excitation wavelength: 532 nm\nWavelength [nm],Counts\n${nm}`, 'raman.csv');
  expect(first(file)).toMatchObject({
    spectrum: { technique: 'raman', unit: 'wavelength' },
    metadata: { laserWavelength: 532 },
  });
});

test('d and Q axes are known by their names', () => {
  const q = Array.from({ length: 300 }, (_, i) => `${(0.5 + i / 100).toFixed(3)} ${i % 17}`).join('\n');
  expect(first(read(`Q(1/A) I\n${q}`)).spectrum.unit).toBe('q');
  expect(first(read(`d-spacing intensity\n${q}`)).spectrum.unit).toBe('dSpacing');
});

const unclear = Array.from({ length: 300 }, (_, i) => `${(0.5 + i / 100).toFixed(3)} ${i % 17}`).join('\n');

test('an axis that could be several things is a question with rows, doubts and a provisional reading', () => {
  const result = readFile('a.txt', bytesOf(unclear));
  if (result.outcome !== 'question') throw new Error('not asked');
  expect(result.question.doubts).toEqual([
    'The file does not say whether its axis from 0.5 to 3.49 is 2θ, d, Q or a Raman shift.',
  ]);
  expect(result.question.rows[0]).toEqual(['0.500', '0']);
  expect(result.provisional?.scans[0]?.spectrum.x.length).toBe(300);
});

test('an answer is used, and remembered for files of the same shape', () => {
  const result = readFile('a.txt', bytesOf(unclear));
  if (result.outcome !== 'question') throw new Error('not asked');
  const answer: TextLayout = { ...result.question.guess, technique: 'xrd', unit: 'q', wavelength: 0.7093 };
  const answered = read(unclear, 'a.txt', { layout: answer });
  expect(first(answered)).toMatchObject({
    spectrum: { unit: 'q' },
    metadata: { radiation: { wavelength: 0.7093, origin: 'user' } },
  });
  const memory = new Map([[result.question.shape, answer]]);
  const other = unclear.replace(/ (\d+)$/gm, ' 5$1').replaceAll('\n', '\r\n');
  expect(first(read(other, 'b.txt', { knownLayouts: (shape) => memory.get(shape) })).spectrum.unit).toBe('q');
  expect(
    readFile('b.txt', bytesOf(other.replaceAll(' ', ';')), { knownLayouts: (shape) => memory.get(shape) }).outcome,
  ).toBe('question');
});

test('the technique as said settles what the file leaves open', () => {
  expect(first(read(unclear, 'a.txt', { technique: 'xrd' })).spectrum).toMatchObject({
    technique: 'xrd',
    unit: 'twoTheta',
  });
  expect(first(read(unclear, 'a.txt', { technique: 'raman' })).spectrum).toMatchObject({
    technique: 'raman',
    unit: 'ramanShift',
  });
});

test('several possible intensity columns are a question', () => {
  const result = readFile('a.csv', bytesOf(`tth,quartz,calcite\n${table(',', String, (i) => [String(i % 7)])}`));
  if (result.outcome !== 'question') throw new Error('not asked');
  expect(result.question.doubts[0]).toMatch(/Several columns could be the intensity: quartz, calcite/);
  expect(result.question.columnNames).toEqual(['tth', 'quartz', 'calcite']);
});

test.each(['q_nm^-1\tI', '# q(nm-1)\tintensity', 'Q (1/nm)\tI', 'q [nm⁻¹]\tI'])(
  'Q in 1/nm becomes Q in 1/Å: %s',
  (header) => {
    const rows = Array.from({ length: 300 }, (_, i) => `${(7 + i * 0.25).toFixed(3)}\t${(i * 37) % 101}`).join('\n');
    const { spectrum, warnings } = first(read(`${header}\n${rows}\n`));
    expect(spectrum).toMatchObject({ technique: 'xrd', unit: 'q' });
    expect(spectrum.x[0]).toBeCloseTo(0.7, 10);
    expect(spectrum.x.at(-1)).toBeCloseTo(8.175, 10);
    expect(warnings).toContain('Q in 1/nm was turned into 1/Å.');
  },
);

test('Q in 1/Å and d in Å stay as they are', () => {
  const rows = Array.from({ length: 300 }, (_, i) => `${(0.7 + i * 0.02).toFixed(3)}\t${(i * 37) % 101}`).join('\n');
  expect(first(read(`Q (1/A)\tI\n${rows}\n`)).spectrum.x[0]).toBeCloseTo(0.7, 10);
  expect(first(read(`d (Å)\tI\n${rows}\n`)).spectrum.x[0]).toBeCloseTo(0.7, 10);
});

test.each(['Energy (keV)', 'Channel', 'Time (s)', 'Temperature'])(
  'an axis called %s is asked about, not taken for an angle',
  (name) => {
    const rows = Array.from({ length: 300 }, (_, i) => `${(5 + i * 0.05).toFixed(3)}\t${(i * 37) % 101}`).join('\n');
    const result = readFile('scan.txt', bytesOf(`${name}\tcounts\n${rows}\n`), {});
    expect(result.outcome).toBe('question');
    if (result.outcome === 'question') expect(result.question.doubts.join(' ')).toContain(name);
    expect(readFile('scan.txt', bytesOf(`${name}\tcounts\n${rows}\n`), { technique: 'xrd' }).outcome).toBe('parsed');
  },
);

test('a line of the header above the name in nm does not turn the axis into a shift', () => {
  const rows = Array.from({ length: 300 }, (_, i) => `${(535 + i * 0.1).toFixed(3)}\t${(i * 37) % 101}`).join('\n');
  const file = read(`# Raman, laser 532 nm\nWavelength (nm)\tIntensity\n${rows}\n`, 'calcite.txt');
  expect(first(file).spectrum).toMatchObject({ technique: 'raman', unit: 'wavelength' });
  expect(first(file).metadata.laserWavelength).toBe(532);
});
