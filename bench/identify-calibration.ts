/**
 * Calibrates the probability of an identification: single phases, measured and simulated, against built-in, AMCSD and distractors, each with its phase
 * in the library and with all references of it taken out (where every answer is wrong; they weigh a quarter: of five measurements one is of a phase that the library lacks), with and without elements given. Prints how often cases of each
 * probability were right where the regression had not seen their set, and writes `src/core/matching/calibration.ts`.
 * `node bench/run.mjs identify-calibration --amcsd FILE [--simulated 100]`, or `--from bench/results/identify-calibration.json` to fit the cases of an earlier run again.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { elementFilterSchema, identifyOptionsSchema } from '../src/contract/data/identification.js';
import { caseFeatures } from '../src/core/matching/caseFeatures.js';
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
import { fitLogistic, riseTable, sigmoid, valueOf, type LabelledCase } from './logistic.js';
import { measuredQueries, simulatedQueries } from './searchQueries.js';

needSamples();
interface Case extends LabelledCase {
  set: string;
  name: string;
  kind: string;
  weight: number;
}

/** Of five measurements one is of a phase that the library lacks. */
const missingWeight = 0.25;

const from = argument('from');
const cases = (from ? (JSON.parse(readFileSync(from, 'utf8')) as { rows: Case[] }).rows : search()).map((one) => ({
  ...one,
  weight: one.kind.endsWith('removed') ? missingWeight : 1,
}));
const measured = (set: string): boolean => set === 'rruff measured' || set === 'xred';
for (const [title, test] of [
  ['tested on the measured files, fitted on the others', (one: { set: string }) => measured(one.set)],
  ['tested on the others, fitted on the measured files', (one: { set: string }) => !measured(one.set)],
] as const) {
  const seen = cases.filter((one) => !test(one));
  const model = fitLogistic(seen);
  const table = riseTable(
    seen.map(({ features }) => valueOf(model, features)),
    seen.map(({ right }) => right),
    25,
    seen.map(({ weight }) => weight),
  );
  const tested = cases.filter(test).map((one) => ({ ...one, p: lookUp(table, valueOf(model, one.features)) }));
  console.log(
    `${title}: ${tested.length} cases, Brier score ${mean(tested, ({ p, right }) => (p - Number(right)) ** 2).toFixed(3)}`,
  );
  console.table(
    [0, 0.2, 0.4, 0.6, 0.8, 0.9].map((low, i, all) => {
      const part = tested.filter(({ p }) => p >= low && p < (all[i + 1] ?? 1.01));
      return {
        'said from': low,
        cases: part.length,
        'said on average': mean(part, ({ p }) => p).toFixed(2),
        right: mean(part, ({ right }) => Number(right)).toFixed(2),
      };
    }),
  );
}
const model = fitLogistic(cases);
// The pools see no case that made them: each value is that of a regression without its tenth of the cases.
const values = cases.map(() => 0);
for (let fold = 0; fold < 10; fold++) {
  const part = fitLogistic(cases.filter((_, i) => Math.floor(i / 4) % 10 !== fold));
  cases.forEach(({ features }, i) => {
    if (Math.floor(i / 4) % 10 === fold) values[i] = valueOf(part, features);
  });
}
const table = riseTable(
  values,
  cases.map(({ right }) => right),
  40,
  cases.map(({ weight }) => weight),
);
console.table(
  table.map(([value, share]) => ({
    value: value.toFixed(2),
    logistic: sigmoid(value).toFixed(3),
    right: share.toFixed(3),
  })),
);
const [score, lead, lines] = model.weights.map((weight) => Number(weight.toFixed(4)));
writeFileSync(
  'src/core/matching/calibration.ts',
  `/**
 * How often an identification was right, by the number that a logistic regression makes of its features. Made by \`bench/identify-calibration.ts\` of ${cases.length} cases.
 */
export const calibration = {
  intercept: ${model.intercept.toFixed(4)},
  weights: { score: ${score}, lead: ${lead}, lines: ${lines} },
  /** Ascending; share right among the cases around each value. */
  table: [
${table.map(([value, share]) => `    [${value.toFixed(3)}, ${share.toFixed(3)}],`).join('\n')}
  ] as readonly (readonly [number, number])[],
};
`,
);
writeResult('identify-calibration', { cases: cases.length, model, table, rows: cases });

function lookUp(steps: readonly (readonly [number, number])[], value: number): number {
  const after = steps.findIndex(([at]) => at > value);
  if (after === 0) return steps[0]![1];
  if (after < 0) return steps[steps.length - 1]![1];
  const [low, atLow] = steps[after - 1]!;
  const [high, atHigh] = steps[after]!;
  return atLow + ((atHigh - atLow) * (value - low)) / (high - low);
}

function mean<T extends Case>(all: readonly T[], of: (one: T) => number): number {
  const weight = all.reduce((sum, one) => sum + one.weight, 0);
  return weight === 0 ? NaN : all.reduce((sum, one) => sum + one.weight * of(one), 0) / weight;
}

function search(): Case[] {
  const amcsd = argument('amcsd');
  const real = [
    ...builtInReferences(),
    ...(amcsd ? amcsdReferences(amcsd) : referencesOfCifs(cifFiles(join(samples, 'reference-structures')))),
  ];
  const index = prepareXrdReferences([...real, ...distractors(real, 20000)]);
  const byId = new Map(real.map((reference) => [reference.summary.id, reference]));
  const queries = [
    ...measuredQueries().filter(({ set }) => set !== 'with cif'),
    ...simulatedQueries(real, Number(argument('simulated') ?? 100), { zeroShift: 0.15, latticeStrain: 0.005 }),
  ];
  const cases: Case[] = [];
  for (const { set, name, spectrum, ...query } of queries) {
    const isTrue = (one: StructureReference): boolean => query.isTrue(one);
    const trueOnes = real.filter(isTrue);
    const rejected = trueOnes.map(({ summary }) => summary.id);
    const required = (trueOnes[0]?.summary.elements ?? []).filter((symbol) => symbol !== 'H' && symbol !== 'D');
    const elements = elementFilterSchema.parse({ required, allowedOnly: ['H'] });
    const runs: [string, object][] = [
      ['present', {}],
      ['removed', { rejected }],
      ['elements', { elements }],
      ['elements, removed', { elements, rejected }],
    ];
    for (const [kind, changes] of runs) {
      const options = { ...identifyOptionsSchema.parse({}), top: 40, ...changes };
      const { candidates } = identifyXrd({ spectrum, radiation: copper }, index, options);
      const features = caseFeatures(candidates);
      if (!features) continue;
      const first = byId.get(candidates[0]!.reference.id);
      cases.push({
        set,
        name,
        kind,
        features: [features.score, features.lead, features.lines],
        right: first !== undefined && isTrue(first),
        weight: 1,
      });
    }
  }
  return cases;
}
