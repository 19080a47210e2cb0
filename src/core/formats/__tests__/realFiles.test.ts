import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LabError } from '../../../contract/data/errors.js';
import type { ParsedFile } from '../../../contract/data/spectrum.js';
import { readFile } from '../readFile.js';

const root = '../shared/samples';
const absent = !existsSync(root);

function filesOf(folder: string, pattern: RegExp): string[] {
  if (absent) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => pattern.test(file))
    .map((file) => join(root, folder, file));
}

function readNow(path: string): ParsedFile {
  const result = readFile(basename(path), new Uint8Array(readFileSync(path)));
  if (result.outcome === 'question') throw new Error(`${path}: asked ${result.question.doubts.join(' ')}`);
  return result.file;
}

function first(path: string) {
  const [scan] = readNow(path).scans;
  if (scan === undefined) throw new Error('no scan');
  return scan;
}

/** Files whose layout or technique a person could not know either. */
const unclear = new Set(['xylib_pesa.txt', 'xylib_test1.csv', 'xylib_test3.csv']);

describe.skipIf(absent)('real files (skipped: ../shared/samples is not there)', () => {
  test.each([
    ['xrd-single-rruff', /R\d+\.csv$/, 66, 'xrd'],
    ['xrd-single-xred', /\.csv$/, 5, 'xrd'],
    ['xrd-with-cif', /\.csv$/, 12, 'xrd'],
    ['xrd-li-mn-ti-o-f', /Spectra\/.*\.xy$/, 5, 'xrd'],
    ['xrd-mixtures-weighed', /\.xrdml$/, 22, 'xrd'],
    ['xrd-quantify-rockjock', /\.xy$/, 7, 'xrd'],
    ['raman-rruff', /\.txt$/, 92, 'raman'],
    ['raman-rod', /\.txt$/, 50, 'raman'],
  ] as const)('every measurement of %s is read without a question', (folder, pattern, least, technique) => {
    const files = filesOf(folder, pattern);
    expect(files.length).toBeGreaterThanOrEqual(least);
    for (const path of files) expect([path, first(path).spectrum.technique]).toEqual([path, technique]);
  });

  test.each(['bruker-brml', 'bruker-uxd', 'csv', 'jcamp-dx', 'panalytical-xrdml', 'pdcif', 'rigaku-ras', 'xy', 'xye'])(
    'every file of formats/%s is read, declined with a sentence, or asked about where nobody could know',
    (folder) => {
      for (const path of filesOf(`formats/${folder}`, /./)) {
        if (unclear.has(basename(path))) continue;
        try {
          expect(readNow(path).scans.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(LabError);
        }
      }
    },
  );

  test.each(['stoe-raw'])('every file of formats/%s is declined by name', (folder) => {
    for (const path of filesOf(`formats/${folder}`, /./)) {
      expect(() => readNow(path)).toThrow(
        / is an? .*(?:Bruker|Stoe|Rigaku|Renishaw|GSAS|LabSpec).*, which this version does not read; /,
      );
    }
  });

  test('structures are sent to the references', () => {
    for (const path of filesOf('xrd-with-cif', /\.cif$/)) expect(() => readNow(path)).toThrow(/add it as a reference/);
  });

  test('BRML of a D8: its JCAMP-DX twin holds the same numbers', () => {
    const brml = first(join(root, 'formats/bruker-brml/cheminfo_test.brml'));
    const twin = first(join(root, 'formats/jcamp-dx/cheminfo_xrd_test.jdx'));
    expect([...brml.spectrum.x]).toEqual([...twin.spectrum.x]);
    expect([...brml.spectrum.y]).toEqual([...twin.spectrum.y]);
    expect(brml.metadata).toMatchObject({
      anode: 'Cu',
      instrument: 'XRD Platform D8 Advance',
      radiation: { wavelength: 1.5406, wavelengthAlpha2: 1.54439 },
    });
  });

  test('RAS of a SmartLab: wavelengths, step, date and the count written as 1401.0000000000', () => {
    const { spectrum, metadata, warnings } = first(join(root, 'formats/rigaku-ras/rigakuXRD_MB120718Si3.ras'));
    expect([spectrum.x.length, spectrum.x[0], spectrum.y[0], spectrum.x[1400], spectrum.y[1400]]).toEqual([
      1401, 2, 7994, 30, 1150,
    ]);
    expect(metadata).toMatchObject({
      instrument: 'SmartLab',
      step: 0.02,
      measuredAt: '2012-11-01T12:55:51',
      radiation: { wavelength: 1.540593, wavelengthAlpha2: 1.544414 },
    });
    expect(warnings).toEqual([]);
  });

  test('XRDML 2.3 of an Aeris, with a byte-order mark', () => {
    const { spectrum, metadata } = first(join(root, 'xrd-mixtures-weighed/V2O5_0p8011-ZrO2_0p2012--2min.xrdml'));
    expect([spectrum.x.length, spectrum.x[0], spectrum.y[0], spectrum.y[2]]).toEqual([2071, 10.02173288, 1947, 1933]);
    expect(metadata).toMatchObject({
      sample: 'V2O5_0p8011-ZrO2_0p2012--2min',
      timePerStep: 10.965,
      radiation: { wavelength: 1.540598, wavelengthAlpha2: 1.544426 },
    });
  });

  test('uncertainties of .xye and the laser of RRUFF are kept', () => {
    expect(first(join(root, 'formats/xye/xrayutilities_LaB6.xye')).spectrum.sigma?.[0]).toBe(548.589);
    expect(first(join(root, 'raman-rruff/Actinolite__R040063__1507.txt')).metadata.laserWavelength).toBe(514);
  });
});
