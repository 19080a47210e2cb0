/**
 * Every single-phase file of `xrd-with-cif` and `xrd-li-mn-ti-o-f`, all CIFs of both folders and the built-in library as references.
 * Rank of the right structure or one with the same formula and lattice, beside the plain baseline.
 * `node bench/run.mjs identify-xrd-with-cif [--amcsd FILE]` (FILE: amcsd_cif1.db of the PyPI wheel xraylarch, searched too).
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { identifyOptionsSchema } from '../src/contract/data/identification.js';
import { identifyXrd } from '../src/core/matching/identifyXrd.js';
import { prepareXrdReferences } from '../src/core/matching/xrdReferences.js';
import { plainScores } from './identify-baseline.js';
import {
  amcsdReferences,
  argument,
  builtInReferences,
  cifFiles,
  copper,
  needSamples,
  readSpectrum,
  referencesOfCifs,
  samePhase,
  samples,
  writeResult,
} from './identify-samples.js';

needSamples();

const amcsd = argument('amcsd');
const references = [
  ...referencesOfCifs([...cifFiles(join(samples, 'xrd-with-cif')), ...cifFiles(join(samples, 'xrd-li-mn-ti-o-f'))]),
  ...builtInReferences(),
  ...(amcsd ? amcsdReferences(amcsd) : []),
];
const index = prepareXrdReferences(references);
console.log(`${references.length} references\n`);

const cases = readdirSync(join(samples, 'xrd-with-cif/monophase'))
  .sort()
  .map((name) => {
    const folder = join(samples, 'xrd-with-cif/monophase', name);
    const files = readdirSync(folder);
    return {
      name,
      file: join(folder, files.find((f) => f.endsWith('.csv')) ?? ''),
      cif: join(folder, files.find((f) => f.endsWith('.cif')) ?? ''),
    };
  });
for (const [name, cif] of [
  ['LiMnO2', 'LiMnO2_59.cif'],
  ['Mn2O3', 'Mn2O3_206.cif'],
  ['MnO', 'MnO_225.cif'],
] as const) {
  cases.push({
    name: `${name} (Li-Mn-Ti-O-F)`,
    file: join(samples, 'xrd-li-mn-ti-o-f/Spectra', `${name}.xy`),
    cif: join(samples, 'xrd-li-mn-ti-o-f/References', cif),
  });
}

const remarks: Record<string, string> = {
  C: 'the CIF given (c = 33.45 Å) predicts lines at 15.9, 23.9 and 32.1° and none at the measured 26.5°: the file is graphite, the CIF is not its structure',
  'Ti-bcc': 'one hump 4.6° wide and traces of two more: any phase with a line at 38.5° fits as well',
};
const rows = cases.map(({ name, file, cif }) => {
  const right = references.find((reference) => reference.file === cif);
  const input = { spectrum: readSpectrum(file), radiation: copper };
  const started = performance.now();
  const result = identifyXrd(
    input,
    index,
    { ...identifyOptionsSchema.parse({}), top: 300 },
    { preferredLibraries: ['cif'] },
  );
  const ms = performance.now() - started;
  const byId = new Map(references.map((reference) => [reference.summary.id, reference]));
  const found = right ? result.candidates.findIndex((c) => samePhase(byId.get(c.reference.id)!, right)) + 1 : 0;
  const own = result.candidates.findIndex((c) => c.reference.id === right?.summary.id) + 1;
  const plain = plainScores(input, references);
  const best = right ? Math.max(...references.map((reference, i) => (samePhase(reference, right) ? plain[i]! : 0))) : 0;
  const plainRank = plain.filter((score) => score > best).length + 1;
  const top = result.candidates[0];
  return {
    file: name,
    rank: found || '> 300',
    'rank of its own CIF': own || '> 300',
    'plain rank': plainRank,
    verdict: result.verdict,
    first: top ? `${top.reference.name} ${top.reference.formula}` : '-',
    score: top?.score.toFixed(3),
    'matched/missing/extra': top ? `${top.matched}/${top.missing}/${top.extra}` : '',
    'zero shift': top?.zeroShift.toFixed(2),
    'strain %': top ? (100 * top.latticeStrain).toFixed(2) : '',
    ms: Math.round(ms),
    explanation: result.explanation,
  };
});
console.table(rows.map(({ explanation: _, ...row }) => row));
for (const row of rows)
  console.log(`${row.file}: ${row.explanation}${remarks[row.file] ? ` [${remarks[row.file]}]` : ''}`);
const single = rows.slice(0, 8);
console.log(
  `\nxrd-with-cif: rank 1 in ${single.filter((row) => row.rank === 1).length} of ${single.length}; plain baseline ${single.filter((row) => row['plain rank'] === 1).length} of ${single.length}`,
);
writeResult(`identify-xrd-with-cif${amcsd ? '-amcsd' : ''}`, { references: references.length, rows });
