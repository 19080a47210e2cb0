/**
 * Checks resources/libraries/raman-builtin.json against measured spectra: for each entry the share of its bands (height 10 or more) that a
 * measured spectrum shows within 8 1/cm.
 *
 *   node --import ./scripts/generate/typescript-sources.mjs scripts/generate/check-raman-builtin.ts [FOLDER] [--open-library FOLDER] [--peaks]
 *
 * FOLDER holds RRUFF text files named Mineral__Specimen__n.txt (default ../shared/samples/raman-rruff). --open-library names a folder with
 * raman_library.csv and raman_metadata.csv of the PyPI wheel pyopenspecy 0.0.1: its spectra of each specimen are averaged. --peaks lists
 * the measured peaks too, for correcting an entry. Ends with code 1 where an entry with a measured pattern shows bands of under 60 % of its summed height.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findPeaks } from '../../src/core/peaks/findPeaks.ts';
import { bandAgreement } from '../../src/core/references/bandAgreement.ts';
import { parseRamanLibrary } from '../../src/core/references/parseRamanLibrary.ts';
import { meanOfSpecimens, readOpenRaman, type Measured } from './open-raman.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'open-library': { type: 'string' }, peaks: { type: 'boolean', default: false } },
});

function readTextFiles(folder: string): Measured[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => {
      const rows = readFileSync(join(folder, file), 'utf8')
        .split(/\r?\n/)
        .filter((line) => /^\s*[\d.]/.test(line))
        .map((line) => line.split(',').map(Number));
      const [mineral = '', specimen = ''] = file.split('__');
      return {
        mineral,
        specimen,
        x: Float64Array.from(rows, (row) => row[0] ?? NaN),
        y: Float64Array.from(rows, (row) => row[1] ?? NaN),
      };
    });
}

const folder = values['open-library'];
const measured = folder
  ? meanOfSpecimens(await readOpenRaman(folder))
  : readTextFiles(positionals[0] ?? '../shared/samples/raman-rruff');
const { references } = parseRamanLibrary(JSON.parse(readFileSync('resources/libraries/raman-builtin.json', 'utf8')));
const aliases: Record<string, string> = { Sulfur: 'Sulphur' };
let failed = 0;
let compared = 0;
for (const { summary, bands } of references) {
  const mineral = aliases[summary.name] ?? summary.name.replace(/ \(.*/, '');
  const own = measured.filter((spectrum) => spectrum.mineral === mineral);
  const claimed = summary.verification.some((v) => v.kind === 'measured-pattern');
  let best = 0;
  const shares = own.map(({ specimen, x, y }) => {
    const peaks = findPeaks({ technique: 'raman', unit: 'ramanShift', x, y }, { minRelativeHeight: 0.01 });
    const agreement = bandAgreement(bands, peaks, { from: (x[0] ?? 0) + 4, to: (x.at(-1) ?? 0) - 4 });
    best = Math.max(best, agreement.heightShare);
    const missing = agreement.missing.map((band) => band.shift).join(' ');
    if (values.peaks)
      console.log(
        `  ${specimen}: ${peaks.map((peak) => `${peak.position.toFixed(0)}:${peak.signalToNoise.toFixed(0)}`).join(' ')}`,
      );
    return `${specimen} ${agreement.found}/${agreement.expected}${missing ? ` (not ${missing})` : ''}`;
  });
  if (own.length === 0) continue;
  compared++;
  const bad = claimed && best < 0.6;
  if (bad) failed++;
  console.log(`${bad ? 'BAD ' : 'ok  '}${summary.name}: ${shares.join(', ')}${claimed ? '' : ' [literature only]'}`);
}
console.log(`${references.length} entries, ${compared} compared with measured spectra, ${failed} below 60 %`);
process.exitCode = failed > 0 ? 1 : 0;
