/**
 * Single-phase minerals of `xrd-single-rruff` and `xrd-single-xred` blind against the built-in library and the reference structures:
 * right chemistry and crystal system at rank 1 and within 3 (ranks count formulas, not entries), beside the plain baseline; then the verdicts,
 * with the right references present, with all of them removed, and on noise and amorphous humps.
 * `node bench/run.mjs identify-blind [--amcsd FILE] [--plain yes]`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { identifyOptionsSchema } from '../src/contract/data/identification.js';
import type { Spectrum } from '../src/contract/data/spectrum.js';
import { parseFormula } from '../src/core/crystal/parseFormula.js';
import { identifyXrd, type XrdIdentification } from '../src/core/matching/identifyXrd.js';
import { prepareXrdReferences } from '../src/core/matching/xrdReferences.js';
import { plainScores } from './identify-baseline.js';
import {
  amcsdReferences,
  argument,
  builtInReferences,
  cifFiles,
  copper,
  needSamples,
  hasChemistry,
  readSpectrum,
  referencesOfCifs,
  samples,
  writeResult,
} from './identify-samples.js';

needSamples();
const amcsd = argument('amcsd');
const references = [
  ...builtInReferences(),
  ...referencesOfCifs(cifFiles(join(samples, 'reference-structures'))),
  ...(amcsd ? amcsdReferences(amcsd) : []),
];
const index = prepareXrdReferences(references);
console.log(`${references.length} references`);

interface Case {
  set: string;
  id: string;
  file: string;
  chemistry: ReadonlyMap<string, number>;
  formula: string;
  system?: string;
}

/** RRUFF writes charges into some formulas. */
const plainFormula: Record<string, string> = { 'ZnMn3+2O4': 'ZnMn2O4', 'Fe2+2Ge4+O4': 'Fe2GeO4' };
const cases: Case[] = [];
for (const line of readFileSync(join(samples, 'xrd-single-rruff/labels.csv'), 'utf8').trim().split(/\r?\n/).slice(1)) {
  const [id = '', label = '', system = '', judgement = ''] = line.split(',');
  const formula = plainFormula[label] ?? label;
  const chemistry = parseFormula(formula);
  if (!chemistry) throw new Error(`${id}: the formula ${label} is not understood.`);
  cases.push({
    set: judgement.startsWith('measured') ? 'rruff measured' : 'rruff calculated',
    id,
    file: join(samples, 'xrd-single-rruff', `${id}.csv`),
    chemistry,
    formula,
    system: system === 'rhombohedral' ? 'hexagonal' : system,
  });
}
for (const name of readdirSync(join(samples, 'xrd-single-xred')).filter((name) => name.endsWith('.csv'))) {
  const formula = name.slice(0, -4);
  cases.push({
    set: 'xred',
    id: name,
    file: join(samples, 'xrd-single-xred', name),
    chemistry: parseFormula(formula) ?? new Map<string, number>(),
    formula,
  });
}

const options = { ...identifyOptionsSchema.parse({}), top: 80 };
const right = (item: Case, i: number): boolean => hasChemistry(references[i]!, item.chemistry, item.system);
const position = new Map(references.map((reference, i) => [reference.summary.id, i]));

/** Rank among distinct formulas, 0 when absent. */
function rankOf(item: Case, order: readonly number[]): number {
  const seen = new Set<string>();
  for (const i of order) {
    if (right(item, i)) return seen.size + 1;
    seen.add(references[i]!.summary.formula);
  }
  return 0;
}

interface Tally {
  files: number;
  referenced: number;
  'top 1': number;
  'top 3': number;
  'plain top 1': number;
  'with elements top 1': number;
  ms: number;
}
const tallies: Record<string, Tally> = {};
const verdicts = { present: { right: 0, wrong: 0, none: 0 }, removed: { match: 0, none: 0 } };
const rows: Record<string, string | number>[] = [];
const removedMatches: string[] = [];
for (const item of cases) {
  const spectrum = readSpectrum(item.file);
  const input = { spectrum, radiation: copper };
  const known = references.some((_, i) => right(item, i));
  const started = performance.now();
  const result = identifyXrd(input, index, options);
  const ms = performance.now() - started;
  const orderOf = (found: XrdIdentification): number[] =>
    found.candidates.map((candidate) => position.get(candidate.reference.id)!);
  const rank = rankOf(item, orderOf(result));
  const elements = {
    required: [...item.chemistry.keys()].filter((e) => e !== 'H'),
    anyOf: [],
    forbidden: [],
    allowedOnly: ['H'],
  };
  const withElements = rankOf(item, orderOf(identifyXrd(input, index, { ...options, elements })));
  let plain = NaN;
  if (argument('plain')) {
    const scores = plainScores(input, references);
    plain = rankOf(
      item,
      scores
        .map((_, i) => i)
        .sort((a, b) => scores[b]! - scores[a]!)
        .slice(0, 50),
    );
  }
  const tally = (tallies[item.set] ??= {
    files: 0,
    referenced: 0,
    'top 1': 0,
    'top 3': 0,
    'plain top 1': 0,
    'with elements top 1': 0,
    ms: 0,
  });
  tally.files++;
  if (known) tally.referenced++;
  if (rank === 1) tally['top 1']++;
  if (rank >= 1 && rank <= 3) tally['top 3']++;
  if (plain === 1) tally['plain top 1']++;
  if (withElements === 1) tally['with elements top 1']++;
  tally.ms += ms;
  if (known && item.set !== 'rruff calculated') {
    if (result.verdict !== 'match') verdicts.present.none++;
    else if (rank === 1) verdicts.present.right++;
    else verdicts.present.wrong++;
    const rest = prepareXrdReferences(references.filter((_, i) => !right(item, i)));
    const without = identifyXrd(input, rest, options);
    if (without.verdict === 'match') {
      verdicts.removed.match++;
      const first = without.candidates[0];
      removedMatches.push(`${item.formula} as ${first?.reference.formula ?? ''} (${first?.score.toFixed(2) ?? ''})`);
    } else verdicts.removed.none++;
  }
  const first = result.candidates[0];
  rows.push({
    id: item.id,
    set: item.set,
    formula: item.formula,
    rank: known ? rank || '> 80' : 'no reference',
    'with elements': withElements,
    plain,
    first: first?.reference.formula ?? '-',
    score: first?.score.toFixed(3) ?? '',
    verdict: result.verdict,
    ms: Math.round(ms),
  });
}
console.table(rows.filter((row) => row['rank'] !== 1));
for (const tally of Object.values(tallies)) tally.ms = Math.round(tally.ms / tally.files);
console.table(tallies);

let falseAlarms = 0;
const blanks = 200;
for (let seed = 1; seed <= blanks; seed++) {
  if (identifyXrd({ spectrum: blank(seed), radiation: copper }, index, options).verdict === 'match') falseAlarms++;
}
console.log('verdicts on the measured files whose phase has a reference:');
console.log(
  `  right references present: ${verdicts.present.right} right matches, ${verdicts.present.wrong} wrong matches, ${verdicts.present.none} no confident match`,
);
console.log(
  `  right references removed: ${verdicts.removed.match} matches, ${verdicts.removed.none} no confident match`,
);
console.log(`    matched without their own reference (mostly isostructural): ${removedMatches.join('; ')}`);
console.log(`  ${blanks} blanks (noise, sloping background, amorphous humps): ${falseAlarms} matches`);
writeResult(`identify-blind${amcsd ? '-amcsd' : ''}`, {
  references: references.length,
  tallies,
  verdicts,
  blanks,
  falseAlarms,
  removedMatches,
  rows,
});

/** A measurement without a crystal in it: counting noise on a background, every second with one or two amorphous humps. */
function blank(seed: number): Spectrum {
  let state = seed * 2654435761;
  const random = (): number => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
  for (let i = 0; i < 20; i++) random();
  const level = 20 + 2000 * random();
  const humps =
    seed % 2 === 0 ? [{ at: 18 + 12 * random(), width: 4 + 6 * random(), height: level * (1 + 4 * random()) }] : [];
  if (seed % 4 === 0) humps.push({ at: 38 + 10 * random(), width: 5 + 6 * random(), height: level * random() });
  const x = Float64Array.from({ length: 3501 }, (_, i) => 10 + 0.02 * i);
  const y = x.map((at) => {
    let expected = level * (1 + Math.exp(-(at - 10) / 15));
    for (const hump of humps) expected += hump.height * Math.exp(-4 * Math.LN2 * ((at - hump.at) / hump.width) ** 2);
    return Math.round(
      expected + Math.sqrt(expected) * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
    );
  });
  return { technique: 'xrd', unit: 'twoTheta', x, y };
}
