/**
 * The search over everything: time and recall of the index against the exhaustive score of every entry, on one core, at 1,000 to 500,000 entries.
 * `node bench/run.mjs search-index [--amcsd FILE] [--most 500000] [--strain 0.015] [--simulated 40]`.
 * The library: built-in structures, those of the sample folder, AMCSD where given, and distractors made of them by substitution and strain.
 * Asked: every labelled single-phase measurement of the sample folder whose phase is in the library, and simulated patterns of random references
 * (zero shift up to 0.25°, lattice scale up to 0.9 of the limit, texture, noise).
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { elementFilterSchema } from '../src/contract/data/identification.js';
import { preparePowder } from '../src/core/matching/powderMeasurement.js';
import { buildLineIndex } from '../src/core/search/buildLineIndex.js';
import { encodeLineIndex, openLineIndex } from '../src/core/search/encodeLineIndex.js';
import type { LineIndex } from '../src/core/search/lineIndex.js';
import { searchExhaustively, searchLines, type SearchOptions } from '../src/core/search/searchLines.js';
import { searchTarget, type SearchTarget } from '../src/core/search/searchTarget.js';
import {
  amcsdReferences,
  argument,
  builtInReferences,
  cifFiles,
  copper,
  needSamples,
  referencesOfCifs,
  samples,
  type StructureReference,
} from './identify-samples.js';
import { searchLibrary } from './searchLibrary.js';
import { measuredQueries, simulatedQueries, type SearchQuery } from './searchQueries.js';
import { median, printTable, quantile, record, round } from './timing.js';

needSamples();
const most = Number(argument('most') ?? 500_000);
const strain = Number(argument('strain') ?? 0.015);
const simulated = Number(argument('simulated') ?? 40);
const kept = 500;
const options: SearchOptions = { maxZeroShift: 0.3, maxLatticeStrain: strain, keep: kept };
const amcsd = argument('amcsd');
const references = [
  ...builtInReferences(),
  ...referencesOfCifs(cifFiles(join(samples, 'reference-structures'))),
  ...referencesOfCifs(cifFiles(join(samples, 'xrd-with-cif/monophase'))),
  ...(amcsd ? amcsdReferences(amcsd) : []),
];
console.log(`${references.length} real structures`);

interface Question {
  set: string;
  name: string;
  target: SearchTarget;
  truth: ReadonlySet<number>;
  elements: string[];
}

const measured = measuredQueries().map((query) => ({ ...query, truth: truthOf(query, references) }));

function truthOf(query: SearchQuery, held: readonly StructureReference[]): number[] {
  return held.flatMap((reference, i) => (query.isTrue(reference) ? [i] : []));
}

/** What is asked of a library whose first entries are the references, as far as it holds the answer. */
function questions(held: readonly StructureReference[]): Question[] {
  const distortion = { zeroShift: 0.25, latticeStrain: 0.9 * strain };
  const made = simulatedQueries(held, simulated, distortion).map((query) => ({
    ...query,
    truth: truthOf(query, held),
  }));
  return [...measured, ...made].flatMap((query) => {
    const truth = new Set(query.truth.filter((entry) => entry < held.length));
    if (truth.size === 0) return [];
    const target = searchTarget(preparePowder({ spectrum: query.spectrum, radiation: copper }));
    const elements = held[[...truth][0]!]!.summary.elements;
    return [{ set: query.set, name: query.name, target, truth, elements }];
  });
}

interface Measured {
  ms: number;
  cpuMs: number;
}

/** Best of three: what other work on the machine does to a search is not its own. */
function timeOf(work: () => unknown): Measured {
  const runs = Array.from({ length: 3 }, () => {
    const cpu = process.cpuUsage();
    const began = performance.now();
    work();
    const ms = performance.now() - began;
    const { user, system } = process.cpuUsage(cpu);
    return { ms, cpuMs: (user + system) / 1000 };
  });
  return { ms: Math.min(...runs.map(({ ms }) => ms)), cpuMs: Math.min(...runs.map(({ cpuMs }) => cpuMs)) };
}

const scratch = mkdtempSync(join(tmpdir(), 'phaselens-bench-'));
const results = [];
try {
  for (const entries of [1000, 10_000, 100_000, 500_000].filter((size) => size <= most)) {
    results.push(measure(entries));
    console.error(entries, new Date().toISOString());
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function measure(entries: number) {
  const columns = searchLibrary(references, entries);
  const building = performance.now();
  const built = buildLineIndex(columns);
  const buildMs = performance.now() - building;
  const path = join(scratch, 'index.bin');
  writeFileSync(path, encodeLineIndex(built));
  const heap = process.memoryUsage().heapUsed;
  const opening = performance.now();
  const index: LineIndex = openLineIndex(readFileSync(path).buffer);
  const openMs = performance.now() - opening;
  const heapMb = (process.memoryUsage().heapUsed - heap) / 1e6;
  const megabytes = readFileSync(path).length / 1e6;
  // The engine compiles what runs often.
  const asked = questions(references.slice(0, entries));
  for (const { target } of asked.slice(0, 10)) searchLines(index, target, options);
  const rows = asked.map((question) => ask(index, question));
  const findable = rows.filter(({ rank }) => rank >= 1 && rank <= kept);
  const mean = (of: (row: (typeof rows)[number]) => number): number =>
    Math.round((10_000 * rows.reduce((sum, row) => sum + of(row), 0)) / rows.length) / 10_000;
  return {
    entries,
    questions: rows.length,
    buildMs: round(buildMs),
    fileMb: round(megabytes),
    openMs: round(openMs),
    heapMb: round(heapMb),
    medianMs: round(median(rows.map(({ ms }) => ms))),
    p95Ms: round(
      quantile(
        rows.map(({ ms }) => ms),
        0.95,
      ),
    ),
    medianCpuMs: round(median(rows.map(({ cpuMs }) => cpuMs))),
    withElementsMs: round(median(rows.map(({ withElementsMs }) => withElementsMs))),
    exhaustiveMs: round(median(rows.map(({ exhaustiveMs }) => exhaustiveMs))),
    ratio: round(median(rows.map(({ ms, exhaustiveMs }) => exhaustiveMs / ms))),
    /** Phases among the best 500 by the exhaustive score, and how many of them the index finds among its own. */
    phasesInExhaustive: findable.length,
    phasesInIndex: findable.filter(({ found }) => found).length,
    recall: findable.filter(({ found }) => found).length / Math.max(1, findable.length),
    /** Shares of the best by the exhaustive score that the index gives. */
    best10: mean(({ best10 }) => best10),
    best100: mean(({ best100 }) => best100),
    best500: mean(({ best500 }) => best500),
    worst: [...rows]
      .sort((p, q) => p.best500 - q.best500)
      .slice(0, 5)
      .map(({ set, name, rank, best500, tolerance }) => ({ set, name, rank, best500, tolerance })),
    beyond: rows.filter(({ rank }) => rank > kept).map(({ set, name, rank }) => ({ set, name, rank })),
  };
}

function ask(index: LineIndex, { set, name, target, truth, elements }: Question) {
  const time = timeOf(() => searchLines(index, target, options));
  const filter = elementFilterSchema.parse({ required: elements });
  const withElements = timeOf(() => searchLines(index, target, { ...options, elements: filter }));
  const began = performance.now();
  const all = searchExhaustively(index, target, { ...options, keep: index.count });
  const exhaustiveMs = performance.now() - began;
  const found = new Set(searchLines(index, target, options).map(({ entry }) => entry));
  const share = (top: number): number => {
    const best = all.slice(0, top);
    return best.filter(({ entry }) => found.has(entry)).length / best.length;
  };
  return {
    ...{ set, name, ...time, exhaustiveMs, withElementsMs: withElements.ms },
    rank: all.findIndex(({ entry }) => truth.has(entry)) + 1,
    found: [...truth].some((entry) => found.has(entry)),
    ...{ best10: share(10), best100: share(100), best500: share(kept) },
    tolerance: round(target.tolerance),
  };
}

console.log(`zero shift ±0.3°, lattice scale ±${100 * strain} %, one core`);
printTable(
  [
    'entries',
    'asked',
    'file MB',
    'open ms',
    'search ms',
    '95 %',
    'cpu ms',
    'with elements',
    'all ms',
    'ratio',
    'phases',
    'found',
    'best 10',
    '100',
    '500',
  ],
  results.map((row) => [
    ...[row.entries, row.questions, row.fileMb, row.openMs, row.medianMs, row.p95Ms, row.medianCpuMs],
    ...[row.withElementsMs, row.exhaustiveMs, row.ratio, row.phasesInExhaustive, row.phasesInIndex],
    ...[row.best10, row.best100, row.best500],
  ]),
);
for (const { entries, beyond } of results) {
  if (beyond.length === 0) continue;
  console.log(
    `${entries}: not among the best 500 by the exhaustive score: ${beyond.map(({ name, rank }) => `${name} (${rank})`).join(', ')}`,
  );
}
record(strain === 0.015 ? 'search-index' : `search-index-${100 * strain}-percent`, {
  realStructures: references.length,
  maxZeroShift: options.maxZeroShift,
  maxLatticeStrain: strain,
  kept,
  results,
});
