import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { LabError, type ErrorKind } from '../../../contract/data/errors.js';
import { readFile } from '../readFile.js';
import {
  brml,
  bytesOf,
  jcamp,
  pdcif,
  ras,
  rawDataXml,
  rruffRaman,
  structureCif,
  uxd,
  x,
  xrdml,
  y,
} from './fixtures.js';

type Bad = [what: string, name: string, content: () => Uint8Array | string, kind: ErrorKind, says: RegExp];

const binary = (magic: string, length = 400): Uint8Array => {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = i < magic.length ? magic.charCodeAt(i) : (i * 37) % 29;
  return bytes;
};
const rows = (count: number): string =>
  x
    .slice(0, count)
    .map((v, i) => `${v} ${y[i]}`)
    .join('\n');
/** An archive whose only entry grows a thousandfold. */
const bomb = (): Uint8Array => zipSync({ 'Experiment0/RawData0.xml': new Uint8Array(20_000_000) }, { level: 9 });
const patched = (bytes: Uint8Array, from: string, to: string): Uint8Array => {
  const copy = bytes.slice();
  for (let i = 0; i + from.length <= copy.length; i++) {
    if ([...from].every((c, k) => copy[i + k] === c.charCodeAt(0)))
      [...to].forEach((c, k) => (copy[i + k] = c.charCodeAt(0)));
  }
  return copy;
};
const flipped = (bytes: Uint8Array, at: number): Uint8Array => {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
};

const bad: Bad[] = [
  ['nothing', 'empty.xy', () => '', 'empty-file', /0 bytes/],
  ['blanks only', 'blank.csv', () => ' \r\n\t\n   \n', 'empty-file', /blanks/],
  ['zero bytes only', 'zeros.xy', () => new Uint8Array(300), 'empty-file', /blanks/],
  ['random bytes', 'noise.dat', () => binary('\x01\x02\x80'), 'unknown-format', /binary file/],
  ['a letter', 'a.txt', () => 'x', 'unknown-format', /without a table/],
  [
    'prose',
    'readme.txt',
    () => 'Dear reader,\nthis is not a measurement.\nYours\n',
    'unknown-format',
    /without a table/,
  ],
  ['one column', 'one.xy', () => y.join('\n'), 'unknown-format', /one column/],
  ['four rows', 'four.xy', () => rows(4), 'damaged-file', /at least 5/],
  ['one row', 'row.csv', () => '10.0,5\n', 'damaged-file', /at least 5/],
  [
    'the same position again and again',
    'same.xy',
    () => 'angle intensity\n' + '10.0 5\n'.repeat(50),
    'unknown-format',
    /axis/,
  ],
  [
    'only NaN intensities',
    'nan.xy',
    () => `angle intensity\n${x.map((v) => `${v} NaN`).join('\n')}`,
    'damaged-file',
    /no points|at least 5|axis/,
  ],
  [
    'numbers beyond any measurement',
    'huge.xy',
    () => `angle intensity\n${x.map((v) => `${v} 1e300`).join('\n')}`,
    'damaged-file',
    /no points/,
  ],
  [
    'a table without an axis',
    'matrix.csv',
    () => Array.from({ length: 30 }, (_, i) => `${(i * 7) % 5},${(i * 11) % 7},${(i * 5) % 3}`).join('\n'),
    'unknown-format',
    /axis/,
  ],
  ['too many rows', 'long.xy', () => '1 2\n2 3\n'.repeat(1_000_001), 'too-large', /2,000,000/],
  [
    'impossible angles',
    'angles.uxd',
    () => uxd.replaceAll('_START=10.0', '_START=1000.0').replace('10.000\t', '1000.000\t'),
    'damaged-file',
    /not possible/,
  ],
  ['a JSON file', 'a.json', () => '{"x":[1,2,3]}', 'unsupported-format', /JSON/],
  ['XML of another kind', 'a.xml', () => '<?xml version="1.0"?><note><to>you</to></note>', 'unknown-format', /XML/],
  ['XRDML cut off', 'cut.xrdml', () => xrdml().slice(0, -60), 'damaged-file', /not complete XML \(line/],
  [
    'XRDML cut off in its numbers',
    'cut.xrdml',
    () => xrdml().slice(0, xrdml().indexOf('150 300')),
    'damaged-file',
    /not complete XML/,
  ],
  [
    'XRDML with a document type',
    'doctype.xrdml',
    () => xrdml({ head: '<!DOCTYPE a SYSTEM "file:///etc/passwd">' }),
    'unsupported-format',
    /document type/,
  ],
  [
    'XRDML with an entity bomb',
    'bomb.xrdml',
    () => xrdml({ head: '<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' }),
    'unsupported-format',
    /entities/,
  ],
  [
    'XRDML nested without end',
    'deep.xrdml',
    () => xrdml({ values: '<a>'.repeat(5000) + '</a>'.repeat(5000) }),
    'too-large',
    /nested/,
  ],
  [
    'XRDML with a word among the counts',
    'word.xrdml',
    () => xrdml({ values: '<intensities>1 2 three 4 5 6</intensities>' }),
    'damaged-file',
    /value 3 is not a number/,
  ],
  [
    'XRDML without intensities',
    'none.xrdml',
    () => xrdml({ values: '' }),
    'damaged-file',
    /neither <intensities> nor <counts>/,
  ],
  [
    'XRDML with fewer positions than counts',
    'few.xrdml',
    () => xrdml({ positions: '<positions axis="2Theta"><listPositions>10 11 12</listPositions></positions>' }),
    'damaged-file',
    /3 positions but 11/,
  ],
  [
    'XRDML of a rocking curve',
    'omega.xrdml',
    () =>
      xrdml({ axis: 'Omega', positions: '<positions axis="2Theta"><commonPosition>30</commonPosition></positions>' }),
    'unsupported-format',
    /along Omega/,
  ],
  ['XRDML without a scan', 'noscan.xrdml', () => xrdml({ scans: 0 }), 'unsupported-format', /no scan along 2θ/],
  [
    'XRDML with a position that is no number',
    'pos.xrdml',
    () =>
      xrdml({
        positions:
          '<positions axis="2Theta"><startPosition>ten</startPosition><endPosition>20</endPosition></positions>',
      }),
    'damaged-file',
    /not a number/,
  ],
  ['UXD without data', 'none.uxd', () => uxd.slice(0, uxd.indexOf('_2THETACOUNTS')), 'damaged-file', /no rows of data/],
  [
    'UXD with a word among the counts',
    'word.uxd',
    () => uxd.replace('300', 'oops'),
    'damaged-file',
    /line \d+: ".*oops/,
  ],
  ['RAS without data', 'none.ras', () => ras().split('*RAS_INT_START')[0] ?? '', 'damaged-file', /no rows of data/],
  [
    'RAS with a word among the counts',
    'word.ras',
    () => ras().replace('10.1000 300', '10.1000 abc'),
    'damaged-file',
    /line \d+/,
  ],
  ['RAS along omega', 'omega.ras', () => ras({ axis: 'Omega' }), 'unsupported-format', /along Omega/],
  [
    'RRUFF text without rows',
    'none.txt',
    () => '##NAMES=Quartz\n##RRUFFID=R040031\n##END=\n',
    'damaged-file',
    /no points/,
  ],
  [
    'JCAMP-DX of an infrared spectrum',
    'ir.jdx',
    () => jcamp({ type: 'INFRARED SPECTRUM', units: '1/CM' }),
    'unsupported-format',
    /INFRARED/,
  ],
  ['JCAMP-DX without data', 'none.jdx', () => jcamp({ data: '' }), 'damaged-file', /without a table/],
  [
    'JCAMP-DX asking for a billion repeats',
    'dup.jdx',
    () => jcamp({ data: '##FIRSTX=1\n##XFACTOR=1\n##YFACTOR=1\n##DELTAX=1\n##XYDATA=(X++(Y..Y))\n1A0Z999999999\n' }),
    'too-large',
    /repeated/,
  ],
  [
    'JCAMP-DX that says nothing',
    'mute.jdx',
    () => '##TITLE=a\n##FIRSTX=1\n##XYDATA=(X++(Y..Y))\n1 2 3 4 5 6 7\n##END=\n',
    'unsupported-format',
    /does not say what/,
  ],
  ['CIF of a structure', 'nacl.cif', () => structureCif, 'unsupported-format', /add it as a reference/],
  ['CIF of nothing', 'none.cif', () => 'data_a\n_cell_volume 1\n', 'unsupported-format', /without a measured pattern/],
  [
    'CIF cut off in a text field',
    'cut.cif',
    () => pdcif + '_publ_section_title\n;\nnever ends\n',
    'damaged-file',
    /closing semicolon/,
  ],
  ['CIF cut off in a loop', 'loop.cif', () => pdcif.slice(0, -5), 'damaged-file', /loop/],
  ['BRML cut off', 'cut.brml', () => brml().slice(0, -30), 'damaged-file', /ZIP|archive/],
  ['BRML with a flipped bit', 'flip.brml', () => flipped(brml(), 120), 'damaged-file', /archive is damaged/],
  ['BRML bomb', 'bomb.brml', bomb, 'too-large', /unpacks to more than/],
  [
    'BRML with a name that leaves its folder',
    'slip.brml',
    () => brml({ '../../RawData0.xml': rawDataXml() }),
    'unsupported-format',
    /leaves its folder/,
  ],
  [
    'BRML with the same name twice',
    'twice.brml',
    () => patched(brml({ 'RawData0.xml': rawDataXml(), 'RawData1.xml': rawDataXml() }), 'RawData1', 'rawdata0'),
    'damaged-file',
    /twice/,
  ],
  [
    'BRML without measured data',
    'none.brml',
    () => brml({ 'experimentCollection.xml': '<a/>' }),
    'damaged-file',
    /without measured data/,
  ],
  [
    'BRML with a word among the counts',
    'word.brml',
    () => brml({ 'RawData0.xml': rawDataXml({ rows: ['1,1,10,5,7', '1,1,10.1,5,x'] }) }),
    'damaged-file',
    /<Datum> 2/,
  ],
  [
    'BRML with entities',
    'ent.brml',
    () => brml({ 'RawData0.xml': `<!DOCTYPE a [<!ENTITY b "c">]>${rawDataXml()}` }),
    'unsupported-format',
    /entities/,
  ],
  [
    'BRML along theta only',
    'theta.brml',
    () => brml({ 'RawData0.xml': rawDataXml({ axes: ['Theta'] }) }),
    'unsupported-format',
    /does not run along 2θ/,
  ],
  [
    'an archive in an archive',
    'nested.zip',
    () => zipSync({ 'inner.zip': brml() }),
    'unsupported-format',
    /ZIP archive without/,
  ],
  ['an archive of texts', 'texts.zip', () => zipSync({ 'a.txt': strToU8('1 2') }), 'unsupported-format', /unpack it/],
  [
    'an Excel workbook named .csv',
    'sheet.csv',
    () => zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'xl/workbook.xml': strToU8('<a/>') }),
    'unsupported-format',
    /Excel workbook.*\.csv/,
  ],
  [
    'a Rigaku RASX of one row',
    'a.rasx',
    () => zipSync({ 'Data0/Profile0.txt': strToU8('1 2 3') }),
    'damaged-file',
    /only one point/,
  ],
  ['a picture named .xy', 'picture.xy', () => binary('\x89PNG\r\n\x1a\n'), 'unsupported-format', /PNG picture/],
  ['a JPEG', 'a.jpg', () => binary('\xff\xd8\xff\xe0'), 'unsupported-format', /JPEG/],
  ['a PDF named .csv', 'paper.csv', () => '%PDF-1.7\n1 0 obj', 'unsupported-format', /PDF document/],
  [
    'an old Excel file',
    'old.xls',
    () => binary('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
    'unsupported-format',
    /save the sheet as \.csv/,
  ],
  ['a Windows program named .dat', 'virus.dat', () => binary('MZ\x90\x00'), 'unsupported-format', /Windows program/],
  ['a SQLite database', 'phaselens.db', () => binary('SQLite format 3\0'), 'unsupported-format', /SQLite/],
  ['a gzip archive', 'a.xy.gz', () => binary('\x1f\x8b\x08'), 'unsupported-format', /gzip/],
  ['Bruker RAW 4 cut off', 'X.raw', () => binary('RAW4.00'), 'damaged-file', /^X\.raw/],
  ['Bruker RAW 3 cut off', 'a.raw', () => binary('RAW1.01'), 'damaged-file', /ends inside its header/],
  ['Bruker RAW 2 cut off', 'a.raw', () => binary('RAW2'), 'damaged-file', /ends inside the intensities/],
  ['Bruker RAW 1 cut off', 'a.raw', () => binary('RAW '), 'damaged-file', /ends inside the intensities of range 1/],
  ['Stoe RAW', 'a.raw', () => binary('RAW_1.06Powdat'), 'unsupported-format', /Stoe/],
  ['Rigaku binary RAW cut off', 'a.raw', () => binary('FI\0\0'), 'damaged-file', /ends inside its header/],
  ['Renishaw WDF cut off', 'a.wdf', () => binary('WDF1'), 'damaged-file', /ends inside its header/],
  ['Philips RD without a range', 'a.rd', () => binary('V3RD'), 'damaged-file', /only one point/],
  [
    'Philips UDF without data',
    'a.udf',
    () => 'SampleIdent,Sample5 ,/\nTitle1,Dat2rit program ,/\n',
    'damaged-file',
    /no intensities after RawScan/,
  ],
  [
    'GSAS of three points',
    'a.gsa',
    () => 'title\nBANK 1 4941 494 CONST 1600.0 1.7 0 0 STD\n    1163    1092    1079\n',
    'damaged-file',
    /bank 1 holds only 3 points/,
  ],
  ['WITec project', 'a.wip', () => binary('WIT_PR06'), 'unsupported-format', /WITec/],
  [
    'a web page',
    'download.csv',
    () => '<!DOCTYPE html><html><body>Log in</body></html>',
    'unsupported-format',
    /web page/,
  ],
];

describe('bad inputs', () => {
  test('are of more than forty kinds', () => {
    expect(bad.length).toBeGreaterThanOrEqual(40);
  });

  test.each(bad)('%s gives its kind and a sentence', (_what, name, content, kind, says) => {
    const made = content();
    const bytes = typeof made === 'string' ? bytesOf(made) : made;
    let error: unknown;
    try {
      readFile(name, bytes);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(LabError);
    const { kind: gotKind, message } = error as LabError;
    expect({ kind: gotKind, message }).toEqual({ kind, message: expect.stringMatching(says) as string });
    expect(message.startsWith(name)).toBe(true);
    expect(message).toMatch(/[.;] ?[^;]*\.$/);
    expect(message.length).toBeLessThan(400);
  });

  test('a name with control characters or a folder does not reach the sentence', () => {
    expect(() => readFile('/secret/folder/\u202egpj.\u0007xy', new Uint8Array())).toThrow(/^gpj\.xy is empty/);
  });

  test('a good file of another ending is still read', () => {
    expect(readFile('scan.pdf', bytesOf(xrdml())).outcome).toBe('parsed');
    expect(readFile('scan', bytesOf(rruffRaman)).outcome).toBe('parsed');
  });
});
