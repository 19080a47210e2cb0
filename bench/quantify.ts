/**
 * Weight percents against weighed mixtures. `node bench/run.mjs quantify`:
 * `xrd-quantify-rockjock` with its measured references, the phases given and not given; `xrd-mixtures-weighed` with calculated ones.
 * `--sensitivity`: the first table for other starts of the range and other thresholds.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quantifyOptionsSchema, type QuantifyOptions } from '../src/contract/data/quantify.js';
import { measuredReferences } from '../src/core/quantify/measuredReferences.js';
import { quantify } from '../src/core/quantify/quantify.js';
import { splitTable } from '../src/core/quantify/splitTable.js';
import { copper, needSamples, readSpectrum, samples, writeResult } from './identify-samples.js';
import { sumsOfTwo, type Mixture } from './quantify-sums.js';
import { quantifyWeighed, weighedReferences } from './quantify-weighed.js';

needSamples();

const folder = join(samples, 'xrd-quantify-rockjock');
const text = (name: string) => ({ name, text: readFileSync(join(folder, name), 'utf8') });
const { references } = measuredReferences(
  ['rockjock_patterns.csv', 'rockjock_phases.csv', 'rockjock_regroup.csv'].map(text),
);

/** What the columns of the table of truth are called among the references. */
const words: Record<string, string[]> = {
  Quartz: ['Quartz', 'Chert'],
  K_feldspar: ['K-feldspar'],
  Plagioclase: ['Plagioclase'],
  Kaolinite: ['Kaolinite'],
  Dioctahedral_smectite: ['Smectite (Di)'],
  Illite: ['Illite', 'Muscovite'],
  Corundum: ['Corundum'],
};
const [head = [], ...rows] = splitTable(text('mixtures_known_weight_percent.csv').text);

interface Part {
  name: string;
  weighed: number;
  found: number;
  error: number;
}

interface Result {
  file: string;
  meanAbsoluteError: number;
  /** Largest amount of a phase that is not in the mixture. */
  invented: number;
  zeroShift: number;
  rwp: number;
  amorphous?: number | undefined;
  parts: Part[];
}

function run(row: readonly string[], given: readonly string[] | undefined, partial: Partial<QuantifyOptions>): Result {
  const name = row[0] ?? '';
  return weigh(
    { name: `${name}.xy`, spectrum: read(name), shift: 0, weighed: row.slice(1).map(Number) },
    given,
    partial,
  );
}

const read = (name: string) => readSpectrum(join(folder, `${name}.xy`));

function weigh(
  { name: file, spectrum, weighed }: Mixture,
  given: readonly string[] | undefined,
  partial: Partial<QuantifyOptions>,
): Result {
  const options = quantifyOptionsSchema.parse({ ...partial, ...(given ? { phases: given } : {}) });
  const { quantification } = quantify({ spectrum, radiation: copper, references }, options);
  const { phases, zeroShift, rwp, amorphous, notes } = quantification;
  for (const note of notes.slice(1)) console.log(`  ${file}: ${note}`);
  const parts = head.slice(1).map((name, i): Part => {
    const own = phases.filter((phase) => words[name]?.includes(phase.name));
    return {
      name,
      weighed: weighed[i] ?? 0,
      found: own.reduce((sum, phase) => sum + phase.weightPercent, 0),
      error: Math.hypot(...own.map((phase) => phase.error)),
    };
  });
  const known = new Set(parts.filter(({ weighed }) => weighed > 0).flatMap(({ name }) => words[name] ?? []));
  const invented = Math.max(0, ...phases.filter(({ name }) => !known.has(name)).map((phase) => phase.weightPercent));
  // With a standard its own amount is no result.
  const scored = parts.filter(({ name }) => options.internalStandard === undefined || name !== 'Corundum');
  const meanAbsoluteError = scored.reduce((sum, part) => sum + Math.abs(part.found - part.weighed), 0) / scored.length;
  return { file, meanAbsoluteError, invented, zeroShift, rwp, amorphous, parts };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function measure(
  title: string,
  given: (row: readonly string[]) => string[] | undefined,
  partial: Partial<QuantifyOptions> = {},
) {
  console.log(title);
  const started = performance.now();
  const results = rows.map((row) => run(row, given(row), partial));
  for (const { file, meanAbsoluteError, invented, zeroShift, rwp, amorphous, parts } of results)
    console.log(
      `  ${file}  error ${meanAbsoluteError.toFixed(2)}, invented ${invented.toFixed(1)}, shift ${zeroShift.toFixed(3)}°, Rwp ${rwp.toFixed(1)} %` +
        `${amorphous === undefined ? '' : `, amorphous ${amorphous.toFixed(1)}`}: ` +
        parts
          .map(({ name, weighed, found, error }) => `${name} ${found.toFixed(1)} ± ${error.toFixed(1)} (${weighed})`)
          .join(', '),
    );
  const found = results.flatMap(({ parts }) => parts).filter((part) => part.found > 0 && part.error > 0);
  const summary = {
    meanAbsoluteError: mean(results.map((result) => result.meanAbsoluteError)),
    invented: Math.max(...results.map((result) => result.invented)),
    withinTwoErrors:
      found.filter((part) => Math.abs(part.found - part.weighed) <= 2 * part.error).length / found.length,
    secondsPerFile: (performance.now() - started) / rows.length / 1000,
  };
  console.log(
    `  mean absolute error ${summary.meanAbsoluteError.toFixed(2)} wt%, largest invented ${summary.invented.toFixed(1)} wt%, ` +
      `${(100 * summary.withinTwoErrors).toFixed(0)} % within two errors, ${summary.secondsPerFile.toFixed(1)} s a file\n`,
  );
  return { ...summary, files: results };
}

const columns = head.slice(1);
const nameOf = (column: string): string => words[column]?.[0] ?? column;
const all = () => columns.map(nameOf);
const present = (row: readonly string[]) => columns.filter((_, i) => Number(row[i + 1]) > 0).map(nameOf);
const standard = { internalStandard: { name: 'Corundum', weightPercent: 20 } };

const result: Record<string, unknown> = {
  given: measure('xrd-quantify-rockjock, the seven minerals given (those at 0 % too)', all),
  present: measure('xrd-quantify-rockjock, only the minerals that are there given', present),
  blind: measure(`xrd-quantify-rockjock, not given: ${references.length} references`, () => undefined),
  standard: measure(
    'xrd-quantify-rockjock, not given, corundum as internal standard (20 %)',
    () => undefined,
    standard,
  ),
};

const blind = (result['blind'] as { files: Result[] }).files;
const sums = sumsOfTwo(
  rows.map((row, i) => ({
    name: row[0] ?? '',
    spectrum: read(row[0] ?? ''),
    shift: blind[i]?.zeroShift ?? 0,
    weighed: row.slice(1).map(Number),
  })),
);
for (const [title, given] of [
  ['not given', undefined],
  ['given', all()],
] as const) {
  const results = sums.map((sum) => weigh(sum, given, {}));
  const errors = results.map((one) => one.meanAbsoluteError);
  const invented = Math.max(...results.map((one) => one.invented));
  console.log(
    `sums of two of these patterns (${sums.length}), ${title}: mean absolute error ${mean(errors).toFixed(2)} wt%, worst ${Math.max(...errors).toFixed(2)}, largest invented ${invented.toFixed(1)}\n`,
  );
  result[`sums ${title}`] = { meanAbsoluteError: mean(errors), worst: Math.max(...errors), invented };
}

if (process.argv.includes('--sensitivity')) {
  // How the result depends on what was chosen from physics, and what choosing on three mixtures gives for the fourth.
  const tried: number[][] = [];
  for (const from of [8, 9, 9.8, 11, 12, 14]) {
    for (const evidence of [0.02, 0.025, 0.03, 0.04, 0.06]) {
      const results = rows.map((row) => run(row, undefined, { from, evidence }));
      tried.push(results.map((one) => one.meanAbsoluteError));
      console.log(
        `from ${from}°, evidence ${evidence}: error ${mean(results.map((one) => one.meanAbsoluteError)).toFixed(2)} wt% ` +
          `(${results.map((one) => one.meanAbsoluteError.toFixed(2)).join(', ')}), invented ${Math.max(...results.map((one) => one.invented)).toFixed(1)}`,
      );
    }
  }
  for (const evidence of [0.001, 0.003, 0.005, 0.0075, 0.01, 0.015, 0.02, 0.03]) {
    const list = (results: Result[]): string =>
      `${mean(results.map((one) => one.meanAbsoluteError)).toFixed(2)} (worst ${Math.max(...results.map((one) => one.meanAbsoluteError)).toFixed(2)})`;
    console.log(
      `minerals given, evidence ${evidence}: all seven ${list(rows.map((row) => run(row, all(), { evidence })))}, ` +
        `only those there ${list(rows.map((row) => run(row, present(row), { evidence })))}, ` +
        `sums ${list(sums.map((sum) => weigh(sum, all(), { evidence })))} wt%`,
    );
  }
  const leftOut = rows.map((_, at) => {
    const others = (errors: readonly number[]): number => mean(errors.filter((__, i) => i !== at));
    return tried.reduce((best, errors) => (others(errors) < others(best) ? errors : best))[at] ?? NaN;
  });
  console.log(
    `leave one mixture out: ${mean(leftOut).toFixed(2)} wt% (${leftOut.map((value) => value.toFixed(2)).join(', ')})`,
  );
  result['leaveOneOut'] = leftOut;
}

console.log('xrd-mixtures-weighed, compounds given, calculated references (all polymorphs at hand)');
const weighed = quantifyWeighed(weighedReferences());
const missed = weighed.flatMap(({ file, truth, found }) =>
  Object.entries(truth)
    .filter(([name, percent]) => percent > 5 && !((found[name] ?? 0) > 0))
    .map(([name]) => `${file}: ${name}`),
);
console.log(
  `  mean absolute error ${mean(weighed.map((row) => row.meanAbsoluteError)).toFixed(1)} wt%; phases above 5 % not found: ${missed.length === 0 ? 'none' : missed.join(', ')}`,
);
writeResult('quantify', { ...result, weighed });
