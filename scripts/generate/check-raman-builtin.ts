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
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { findPeaks } from '../../src/core/peaks/findPeaks.ts';
import { bandAgreement } from '../../src/core/references/bandAgreement.ts';
import { parseRamanLibrary } from '../../src/core/references/parseRamanLibrary.ts';

interface Measured {
  mineral: string;
  specimen: string;
  x: Float64Array;
  y: Float64Array;
}

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

/** Mean spectrum of each specimen on a grid of 1 1/cm, each spectrum scaled to its maximum first. */
async function readOpenLibrary(folder: string): Promise<Measured[]> {
  const [head = '', ...lines] = readFileSync(join(folder, 'raman_metadata.csv'), 'utf8').split(/\r?\n/);
  const cells = (line: string): string[] =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[1] ?? m[2] ?? '');
  const column = (name: string): number => cells(head).indexOf(name);
  const label = new Map<string, { mineral: string; specimen: string }>();
  for (const line of lines) {
    const row = cells(line);
    if (row[column('organization')] !== 'RRUFF') continue;
    label.set(row[column('sample_name')] ?? '', {
      mineral: row[column('spectrum_identity')] ?? '',
      specimen: row[column('rid')] ?? '',
    });
  }
  const spectra = new Map<string, [number, number][]>();
  for await (const line of createInterface({ input: createReadStream(join(folder, 'raman_library.csv')) })) {
    const [x, y, name = ''] = line.split(',');
    if (!label.has(name)) continue;
    const rows = spectra.get(name) ?? [];
    rows.push([Number(x), Number(y)]);
    spectra.set(name, rows);
  }
  const sums = new Map<string, { mineral: string; specimen: string; sum: Float64Array; count: Float64Array }>();
  for (const [name, rows] of spectra) {
    const { mineral, specimen } = label.get(name) ?? { mineral: '', specimen: '' };
    const key = `${mineral} ${specimen}`;
    const mean = sums.get(key) ?? { mineral, specimen, sum: new Float64Array(4001), count: new Float64Array(4001) };
    sums.set(key, mean);
    rows.sort((a, b) => a[0] - b[0]);
    const top = Math.max(...rows.map((row) => row[1]));
    let j = 0;
    for (let x = Math.ceil(rows[0]?.[0] ?? 0); x <= Math.min(4000, rows.at(-1)?.[0] ?? 0); x++) {
      while (j < rows.length - 2 && (rows[j + 1]?.[0] ?? 0) < x) j++;
      const [x0, y0] = rows[j] ?? [0, 0];
      const [x1, y1] = rows[j + 1] ?? [x0, y0];
      mean.sum[x] = (mean.sum[x] ?? 0) + (y0 + ((y1 - y0) * (x - x0)) / (x1 - x0 || 1)) / top;
      mean.count[x] = (mean.count[x] ?? 0) + 1;
    }
  }
  return [...sums.values()].map(({ mineral, specimen, sum, count }) => {
    const places = [...count.keys()].filter((i) => (count[i] ?? 0) > 0);
    return {
      mineral,
      specimen,
      x: Float64Array.from(places),
      y: Float64Array.from(places, (i) => (sum[i] ?? 0) / (count[i] ?? 1)),
    };
  });
}

const folder = values['open-library'];
const measured = folder
  ? await readOpenLibrary(folder)
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
