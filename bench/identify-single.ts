/**
 * Single phases blind against the built-in library, the American Mineralogist database and distractors made by substitution and strain: right
 * formula and crystal system at rank 1, with and without elements given.
 * `node bench/run.mjs identify-single --amcsd FILE [--distractors 20000] [--only TEXT]`; without the database file the reference structures stand in.
 */
import { join } from 'node:path';
import { elementFilterSchema, identifyOptionsSchema } from '../src/contract/data/identification.js';
import { identifyXrd } from '../src/core/matching/identifyXrd.js';
import { prepareXrdReferences } from '../src/core/matching/xrdReferences.js';
import { distractors } from './distractors.js';
import {
  amcsdReferences,
  argument,
  builtInReferences,
  cifFiles,
  copper,
  needSamples,
  referencesOfCifs,
  samples,
  writeResult,
  type StructureReference,
} from './identify-samples.js';
import { measuredQueries } from './searchQueries.js';

needSamples();
const amcsd = argument('amcsd');
const real = [
  ...builtInReferences(),
  ...(amcsd ? amcsdReferences(amcsd) : referencesOfCifs(cifFiles(join(samples, 'reference-structures')))),
];
const made = distractors(real, Number(argument('distractors') ?? 20000));
const index = prepareXrdReferences([...real, ...made]);
console.log(`${real.length} references and ${made.length} distractors`);
const options = { ...identifyOptionsSchema.parse({}), top: 50 };
const only = argument('only');
const byId = new Map(real.map((reference) => [reference.summary.id, reference]));
const tallies: Record<string, Record<string, number>> = {};
const rows = measuredQueries()
  .filter(({ set, name }) => set !== 'with cif' && (only === undefined || name.includes(only)))
  .map(({ set, name, spectrum, ...query }) => {
    const isTrue = (one: StructureReference): boolean => query.isTrue(one);
    const trueOnes = real.filter(isTrue);
    const input = { spectrum, radiation: copper };
    const rankIn = (result: ReturnType<typeof identifyXrd>): number => {
      const seen = new Set<string>();
      for (const { reference } of result.candidates) {
        const one = byId.get(reference.id);
        if (one && isTrue(one)) return seen.size + 1;
        seen.add(reference.formula);
      }
      return 0;
    };
    const started = performance.now();
    const blind = identifyXrd(input, index, options);
    const ms = performance.now() - started;
    const rank = rankIn(blind);
    const required = (trueOnes[0]?.summary.elements ?? []).filter((symbol) => symbol !== 'H' && symbol !== 'D');
    const elements = elementFilterSchema.parse({ required, allowedOnly: ['H'] });
    const given = trueOnes.length > 0 ? rankIn(identifyXrd(input, index, { ...options, elements })) : 0;
    const tally = (tallies[set] ??= { files: 0, referenced: 0, 'top 1': 0, 'top 3': 0, 'with elements': 0, ms: 0 });
    tally['files']!++;
    if (trueOnes.length > 0) tally['referenced']!++;
    if (rank === 1) tally['top 1']!++;
    if (rank >= 1 && rank <= 3) tally['top 3']!++;
    if (given === 1) tally['with elements']!++;
    tally['ms']! += ms;
    const first = blind.candidates[0];
    const right = blind.candidates.find(({ reference }) => byId.has(reference.id) && isTrue(byId.get(reference.id)!));
    const show = (one: typeof first): string =>
      one
        ? `${one.score.toFixed(3)} p${one.profileScore.toFixed(2)} l${one.peakScore.toFixed(2)} ${one.matched}/${one.missing}/${one.extra} z${one.zeroShift.toFixed(2)} s${(100 * one.latticeStrain).toFixed(2)}`
        : '';
    return {
      set,
      file: name,
      rank: trueOnes.length > 0 ? rank || '> 50' : 'no reference',
      'with elements': given,
      verdict: blind.verdict === 'match' ? 'match' : 'none',
      first: first?.reference.formula.slice(0, 32),
      'first scores': show(first),
      'right scores': show(right),
      ms: Math.round(ms),
    };
  });
console.table(rows.filter(({ rank, 'with elements': given }) => rank !== 1 || given !== 1));
for (const tally of Object.values(tallies)) tally['ms'] = Math.round(tally['ms']! / tally['files']!);
console.table(tallies);
if (only === undefined)
  writeResult(`identify-single${amcsd ? '-amcsd' : ''}`, {
    references: real.length,
    distractors: made.length,
    tallies,
    rows,
  });
