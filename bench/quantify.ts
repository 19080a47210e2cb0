/**
 * Weight percents against weighed mixtures. `node bench/run.mjs quantify`:
 * `xrd-quantify-rockjock` with its measured references, the phases given and not given.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quantifyOptionsSchema, type QuantifyOptions } from '../src/contract/data/quantify.js';
import { measuredReferences } from '../src/core/quantify/measuredReferences.js';
import { quantify } from '../src/core/quantify/quantify.js';
import { splitTable } from '../src/core/quantify/splitTable.js';
import { copper, needSamples, readSpectrum, samples, writeResult } from './identify-samples.js';

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

const table: Record<string, unknown>[] = [];
for (const variant of ['given', 'present', 'not given', 'given, standard']) {
  const errors: number[] = [];
  let invented = 0;
  const within: number[] = [];
  const started = performance.now();
  for (const row of rows) {
    const file = `${row[0]}.xy`;
    const truth = new Map(head.slice(1).map((name, i) => [name, Number(row[i + 1])]));
    const spectrum = readSpectrum(join(folder, file));
    const names = [...truth]
      .filter(([, value]) => variant !== 'present' || value > 0)
      .map(([name]) => words[name]![0]!);
    const partial: Partial<QuantifyOptions> = {
      ...(variant === 'not given' ? {} : { phases: names }),
      ...(variant === 'given, standard' ? { internalStandard: { name: 'Corundum', weightPercent: 20 } } : {}),
    };
    const options = quantifyOptionsSchema.parse(partial);
    const { quantification } = quantify({ spectrum, radiation: copper, references }, options);
    const own = [...truth].map(([name, value]) => {
      const parts = quantification.phases.filter((phase) => words[name]!.includes(phase.name));
      const found = parts.reduce((sum, phase) => sum + phase.weightPercent, 0);
      const error = Math.hypot(...parts.map((phase) => phase.error));
      if (found > 0) within.push(Math.abs(found - value) / error);
      return { name, value, found, error };
    });
    const known = new Set(own.filter(({ value }) => value > 0).flatMap(({ name }) => words[name]!));
    const extra = quantification.phases
      .filter(({ name }) => !known.has(name))
      .map((p) => ({ name: p.name, weightPercent: p.weightPercent }));
    for (const { weightPercent } of extra) invented = Math.max(invented, weightPercent);
    const scored = own.filter(({ name }) => variant !== 'given, standard' || name !== 'Corundum');
    const mean = scored.reduce((sum, { value, found }) => sum + Math.abs(found - value), 0) / scored.length;
    errors.push(mean);
    console.log(
      `${variant.padEnd(16)} ${file}  error ${mean.toFixed(2)}  shift ${quantification.zeroShift.toFixed(3)}  Rwp ${quantification.rwp.toFixed(1)}  ` +
        own
          .map(({ name, value, found, error }) => `${name} ${found.toFixed(1)}±${error.toFixed(1)} (${value})`)
          .join(', ') +
        (quantification.amorphous === undefined ? '' : `, amorphous ${quantification.amorphous.toFixed(1)}`) +
        (extra.some((e) => e.weightPercent > 0) ? `, invented ${JSON.stringify(extra)}` : ''),
    );
  }
  const mean = errors.reduce((sum, value) => sum + value, 0) / errors.length;
  const covered = within.filter((value) => value <= 2).length / within.length;
  console.log(
    `${variant}: mean absolute error ${mean.toFixed(2)} wt%, largest invented ${invented.toFixed(1)} wt%, within 2 errors ${(100 * covered).toFixed(0)} %, ${((performance.now() - started) / rows.length / 1000).toFixed(1)} s a file\n`,
  );
  table.push({ variant, meanAbsoluteError: mean, invented, withinTwoErrors: covered });
}
void writeResult;
