/**
 * Adds minerals to resources/libraries/raman-builtin.json whose bands are measured here from RRUFF spectra: positions and heights by findPeaks,
 * not the spectra themselves. Minerals, formulas and classes: raman-measured-minerals.txt.
 *
 *   node --import ./scripts/generate/typescript-sources.mjs scripts/generate/raman-measured.ts FOLDER
 *
 * FOLDER holds raman_library.csv and raman_metadata.csv of the PyPI wheel pyopenspecy 0.0.1. The spectra of a mineral fall into parts: its
 * specimens, or, of a single specimen, the odd and the even spectra. A band is kept where most parts show it; a mineral is kept where
 * the bands of the other parts give at least 60 % of the band height of every part, and three bands are left. What fails is named.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPeaks } from '../../src/core/peaks/findPeaks.ts';
import { bandAgreement } from '../../src/core/references/bandAgreement.ts';
import { meanSpectrum, readOpenRaman, type Measured } from './open-raman.ts';

interface Part {
  name: string;
  bands: { shift: number; height: number }[];
  from: number;
  to: number;
}

/** Farthest that a band may lie in two parts, 1/cm. */
const tolerance = 6;

function measure(name: string, spectra: readonly Measured[]): Part {
  const { x, y } = meanSpectrum(spectra);
  const [from, to] = [Math.max(x[0] ?? 0, 100), Math.min(x.at(-1) ?? 0, 1800)];
  const peaks = findPeaks({ technique: 'raman', unit: 'ramanShift', x, y }, { minRelativeHeight: 0.02 }).filter(
    ({ position, fwhm }) => position >= from && position <= to && fwhm < 80,
  );
  const top = Math.max(...peaks.map(({ height }) => height));
  return { name, from, to, bands: peaks.map((p) => ({ shift: p.position, height: (100 * p.height) / top })) };
}

/** Bands that most of the parts show: mean position, mean height over all parts. */
function common(parts: readonly Part[]): { shift: number; height: number; spread: number }[] {
  const all = parts.flatMap((part) => part.bands.map((band) => ({ ...band, part })));
  all.sort((p, q) => q.height - p.height);
  const used = new Set<(typeof all)[number]>();
  const kept = [];
  for (const seed of all) {
    if (used.has(seed)) continue;
    const members = parts.flatMap((part) => {
      const near = all
        .filter((band) => band.part === part && !used.has(band) && Math.abs(band.shift - seed.shift) <= tolerance)
        .sort((p, q) => Math.abs(p.shift - seed.shift) - Math.abs(q.shift - seed.shift));
      return near.slice(0, 1);
    });
    for (const band of members) used.add(band);
    const covering = parts.filter(({ from, to }) => from <= seed.shift && to >= seed.shift).length;
    if (members.length <= covering / 2) continue;
    const shift = members.reduce((sum, band) => sum + band.shift, 0) / members.length;
    const height = members.reduce((sum, band) => sum + band.height, 0) / covering;
    kept.push({ shift, height, spread: Math.max(...members.map((band) => Math.abs(band.shift - shift))) });
  }
  const top = Math.max(...kept.map(({ height }) => height));
  return kept
    .map((band) => ({ ...band, height: (100 * band.height) / top }))
    .filter(({ height }) => height >= 2)
    .sort((p, q) => p.shift - q.shift);
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Which folder holds raman_library.csv?');
const path = 'resources/libraries/raman-builtin.json';
const file = JSON.parse(readFileSync(path, 'utf8')) as {
  library: { version: string };
  entries: { id: string; name: string }[];
};
const spectra = await readOpenRaman(folder);
const added: { name: string; id: string; [field: string]: unknown }[] = [];
for (const line of readFileSync(join(import.meta.dirname, 'raman-measured-minerals.txt'), 'utf8')
  .trim()
  .split('\n')) {
  const [mineral = '', formula = '', category = ''] = line.split('|');
  const own = spectra.filter((spectrum) => spectrum.mineral === mineral);
  const specimens = [...new Set(own.map(({ specimen }) => specimen))].sort();
  const parts =
    specimens.length > 1
      ? specimens.map((name) =>
          measure(
            name,
            own.filter(({ specimen }) => specimen === name),
          ),
        )
      : [0, 1].map((odd) =>
          measure(
            `${specimens[0]} ${odd}`,
            own.filter((_, i) => i % 2 === odd),
          ),
        );
  if (own.length < 2 || parts.some(({ bands }) => bands.length === 0)) {
    console.log(`left out ${mineral}: ${own.length} spectra`);
    continue;
  }
  const shares = parts.map((part) => {
    const others = common(parts.filter((other) => other !== part));
    const peaks = part.bands.map((band) => ({ ...band, position: band.shift }));
    return bandAgreement(others, peaks as unknown as Parameters<typeof bandAgreement>[1], {
      from: part.from,
      to: part.to,
    }).heightShare;
  });
  const bands = common(parts);
  const least = Math.min(...shares);
  if (bands.length < 3 || least < 0.6) {
    console.log(`left out ${mineral}: ${bands.length} bands, ${specimens.length} specimens, share ${least.toFixed(2)}`);
    continue;
  }
  const spread = Math.max(...bands.map((band) => band.spread));
  const of =
    specimens.length > 1
      ? `${own.length} spectra of ${specimens.length} specimens`
      : `${own.length} spectra of one specimen, halves compared`;
  added.push({
    id: mineral
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/-$/, ''),
    name: mineral,
    formula,
    category,
    citation:
      'Bands measured in spectra of the RRUFF project: Lafuente B., Downs R. T., Yang H., Stone N. (2015), in: Highlights in Mineralogical Crystallography, De Gruyter, 1-30',
    bands: bands.map(({ shift, height }) => [Math.round(shift), Math.max(1, Math.round(height))]),
    specimens: specimens.map((name) => `RRUFF ${name}`),
    verification: [
      {
        kind: 'measured-pattern',
        statement: `Measured in ${of}: every band is in most of them, within ${spread.toFixed(0)} 1/cm; the bands of the others give at least ${Math.floor(100 * least)} % of the band height of each.`,
      },
    ],
  });
}
const before = file.entries.filter(({ name }) => !added.some((entry) => entry.name === name));
const entries = [...before, ...added];
file.library.version = '2.0.0';
const rows = entries.map((entry) => JSON.stringify(entry)).join(',\n');
writeFileSync(path, `{\n"library":${JSON.stringify(file.library)},\n"entries":[\n${rows}\n]\n}\n`);
console.log(`${added.length} measured, ${entries.length} in all`);
