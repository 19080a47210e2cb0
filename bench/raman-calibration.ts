/**
 * Calibrates the probability of a Raman identification: spectra of the open library (RRUFF part, minerals with two specimens or more, three
 * spectra of each specimen at most), each without its own specimen, and every second one once more without its mineral, where every answer is wrong.
 * Regression and table of each half of the specimens tell how often cases of the other half were right; those of all cases are kept.
 * `node bench/run.mjs raman-calibration FOLDER [--write]`, FOLDER as in raman-specimen-split; `--write` renews src/core/matching/ramanCalibration.ts.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { identifyOptionsSchema } from '../src/contract/data/identification.js';
import { identifyRaman } from '../src/core/matching/identifyRaman.js';
import { ramanCaseFeatures } from '../src/core/matching/ramanCaseFeatures.js';
import { prepareRamanReferences } from '../src/core/matching/ramanReferences.js';
import { writeResult } from './identify-samples.js';
import { fitLogistic, riseTable, valueOf, type LabelledCase } from './logistic.js';
import { readLibrary } from './raman-library.js';

const folder = process.argv[2];
if (!folder) throw new Error('Say the folder of the open Raman library, see raman-specimen-split.');
const library = (await readLibrary(folder)).filter(({ database }) => database === 'rruff');
const index = prepareRamanReferences(library.map(({ reference }) => reference));
const specimens = new Map<string, Set<string>>();
for (const { name, specimen } of library) specimens.set(name, (specimens.get(name) ?? new Set()).add(specimen));
const halfOf = (specimen: string): number => createHash('md5').update(`h11${specimen}`).digest()[15]! % 2;

const cases: (LabelledCase & { half: number; present: boolean })[] = [];
const taken = new Map<string, number>();
for (const { name, specimen, reference } of library) {
  const own = [...specimens.get(name)!];
  const before = taken.get(specimen) ?? 0;
  if (own.length < 2 || before >= 3) continue;
  taken.set(specimen, before + 1);
  for (const present of before === 1 ? [true, false] : [true]) {
    const options = { ...identifyOptionsSchema.parse({}), excludeSpecimens: present ? [specimen] : own };
    const spectrum = { technique: 'raman' as const, unit: 'ramanShift' as const, x: reference.x, y: reference.y };
    const { candidates } = identifyRaman({ spectrum }, index, options);
    const features = ramanCaseFeatures(candidates);
    if (!features) continue;
    const right = present && candidates[0]!.reference.name === name;
    cases.push({ features: [features.score, features.lead, features.share], right, half: halfOf(specimen), present });
  }
}
const modelOf = (some: readonly LabelledCase[]) => {
  const model = fitLogistic(some);
  const values = some.map(({ features }) => valueOf(model, features));
  const right = some.map((one) => one.right);
  return { model, table: riseTable(values, right, 40) };
};
const told = [0, 1].flatMap((half) => {
  const { model, table } = modelOf(cases.filter((one) => one.half !== half));
  return cases
    .filter((one) => one.half === half)
    .map(({ features, right, present }) => ({ probability: between(table, valueOf(model, features)), right, present }));
});
const { model, table } = modelOf(cases);
const bins = [0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 1.01].flatMap((low, i, edges) => {
  const high = edges[i + 1];
  if (high === undefined) return [];
  const own = told.filter((one) => one.probability >= low && one.probability < high);
  const mean = (pick: (one: (typeof told)[number]) => number): number =>
    Number((own.reduce((sum, one) => sum + pick(one), 0) / Math.max(1, own.length)).toFixed(3));
  return [
    { from: low, cases: own.length, told: mean((one) => one.probability), right: mean((one) => Number(one.right)) },
  ];
});
console.table(bins);
console.log(model, table);
const share = (some: readonly { right: boolean }[]) => some.filter(({ right }) => right).length / some.length;
console.log(`right with the mineral present: ${share(cases.filter(({ present }) => present)).toFixed(3)}`);
writeResult('raman-calibration', { cases: cases.length, bins });
if (process.argv.includes('--write')) {
  const rounded = (value: number): number => Number(value.toFixed(3));
  const [score, lead, part] = model.weights.map(rounded);
  writeFileSync(
    'src/core/matching/ramanCalibration.ts',
    `/** How often a Raman identification was right, by the number that a logistic regression makes of its features. Made by \`bench/raman-calibration.ts\`. */
export const ramanCalibration = {
  intercept: ${rounded(model.intercept)},
  weights: { score: ${score}, lead: ${lead}, share: ${part} },
  /** Ascending; share right among the cases around each value. */
  table: [
${table.map(([at, right]) => `    [${rounded(at)}, ${rounded(right)}],`).join('\n')}
  ] as readonly (readonly [number, number])[],
};
`,
  );
}

function between(points: readonly (readonly [number, number])[], value: number): number {
  const after = points.findIndex(([at]) => at > value);
  if (after === 0) return points[0]![1];
  if (after < 0) return points.at(-1)![1];
  const [low, atLow] = points[after - 1]!;
  const [high, atHigh] = points[after]!;
  return atLow + ((atHigh - atLow) * (value - low)) / (high - low);
}
