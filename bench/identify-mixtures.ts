/**
 * Mixtures: which phases are found in the files whose phases are known, which are missed and which are invented.
 * `node bench/run.mjs identify-mixtures [--set with-cif|li-mn|la-li|weighed] [--only TEXT]`.
 */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseFormula } from '../src/core/crystal/parseFormula.js';
import { identifyMixture } from '../src/core/mixture/identifyMixture.js';
import { prepareXrdReferences } from '../src/core/matching/xrdReferences.js';
import { identifyOptionsSchema } from '../src/contract/data/identification.js';
import {
  argument,
  builtInReferences,
  cifFiles,
  copper,
  hasChemistry,
  needSamples,
  readSpectrum,
  referencesOfCifs,
  samePhase,
  samples,
  writeResult,
  type StructureReference,
} from './identify-samples.js';

needSamples();

interface Case {
  file: string;
  name: string;
  /** What has to be found, in words, and what counts as it. */
  phases: { label: string; is: (reference: StructureReference) => boolean }[];
}

interface MixtureSet {
  name: string;
  references: StructureReference[];
  cases: Case[];
}

const byFormula = (formula: string) => {
  const amounts = parseFormula(formula);
  if (!amounts) throw new Error(`The formula ${formula} is not understood.`);
  return { label: formula, is: (reference: StructureReference): boolean => hasChemistry(reference, amounts) };
};

function withCif(): MixtureSet {
  const root = join(samples, 'xrd-with-cif');
  const references = referencesOfCifs(cifFiles(root));
  const cases = ['monophase', 'biphase', 'triphase'].flatMap((kind) =>
    readdirSync(join(root, kind))
      .sort()
      .map((name): Case => {
        const folder = join(root, kind, name);
        const file = readdirSync(folder).find((one) => one.endsWith('.csv')) ?? '';
        const own = references.filter((reference) => reference.file.startsWith(`${folder}/`));
        return {
          file: join(folder, file),
          name: `${kind}/${name}`,
          phases: own.map((right) => ({ label: basename(right.file), is: (found) => samePhase(found, right) })),
        };
      }),
  );
  return { name: 'with-cif', references, cases };
}

function autoAnalyzer(name: string, spectra: string, folder: string): MixtureSet {
  const root = join(samples, 'xrd-li-mn-ti-o-f');
  return {
    name,
    references: referencesOfCifs(cifFiles(join(root, folder))),
    cases: readdirSync(join(root, spectra))
      .sort()
      .map((file) => ({
        file: join(root, spectra, file),
        name: file,
        phases: file.replace(/\.xy$/, '').split(/[+-]/).map(byFormula),
      })),
  };
}

function weighed(): MixtureSet {
  const folder = join(samples, 'xrd-mixtures-weighed');
  return {
    name: 'weighed',
    references: [
      ...builtInReferences(),
      ...referencesOfCifs(
        ['reference-structures', 'xrd-li-mn-ti-o-f/la-li-zr-References'].flatMap((one) => cifFiles(join(samples, one))),
      ),
    ],
    cases: readdirSync(folder)
      .sort()
      .map((file) => ({
        file: join(folder, file),
        name: file,
        phases: file
          .replace(/--.*$/, '')
          .split('-')
          .map((part) => byFormula(part.slice(0, part.lastIndexOf('_')))),
      })),
  };
}

const makers: Record<string, () => MixtureSet> = {
  'with-cif': withCif,
  'li-mn': () => autoAnalyzer('li-mn', 'Spectra', 'References'),
  'la-li': () => autoAnalyzer('la-li', 'la-li-zr-Spectra', 'la-li-zr-References'),
  weighed,
};
const wanted = argument('set');
const only = argument('only');
const summary: Record<string, Record<string, number>> = {};
const everything: Record<string, unknown>[] = [];
for (const [name, make] of Object.entries(makers)) {
  if (wanted !== undefined && wanted !== name) continue;
  const { references, cases } = make();
  const index = prepareXrdReferences(references);
  const byId = new Map(references.map((reference) => [reference.summary.id, reference]));
  console.log(`${name}: ${references.length} references`);
  const rows = cases
    .filter((item) => only === undefined || item.name.includes(only))
    .map((item) => {
      const input = { spectrum: readSpectrum(item.file), radiation: copper };
      const started = performance.now();
      const { hypotheses } = identifyMixture(input, index, identifyOptionsSchema.parse({}));
      const ms = Math.round(performance.now() - started);
      const judge = (phases: readonly { reference: { id: string } }[]) => {
        const found = phases.map((phase) => byId.get(phase.reference.id)!);
        return {
          missed: item.phases.filter(({ is }) => !found.some(is)).map(({ label }) => label),
          invented: found
            .filter((one) => !item.phases.some(({ is }) => is(one)))
            .map(({ summary: own }) => `${own.formula} ${own.spaceGroup ?? ''}`),
        };
      };
      const first = judge(hypotheses[0]?.phases ?? []);
      const rightAt = hypotheses.findIndex(({ phases }) => {
        const { missed, invented } = judge(phases);
        return missed.length + invented.length === 0;
      });
      return {
        file: item.name,
        missed: first.missed.join(', '),
        invented: first.invented.join(', '),
        'right at': rightAt + 1,
        hypotheses: hypotheses.length,
        score: hypotheses[0]?.score.toFixed(3),
        probability: hypotheses[0]?.probability.toFixed(2),
        found: (hypotheses[0]?.phases ?? [])
          .map(
            ({ reference, sole, soleMissing, evidence, scale }) =>
              `${reference.formula} ${reference.spaceGroup?.replaceAll(' ', '') ?? ''} ${sole}-${soleMissing} e${evidence.toFixed(0)} s${scale.toFixed(0)}`,
          )
          .join('; '),
        ms,
      };
    });
  console.table(rows);
  summary[name] = {
    files: rows.length,
    right: rows.filter(({ missed, invented }) => missed === '' && invented === '').length,
    'all found': rows.filter(({ missed }) => missed === '').length,
    'none invented': rows.filter(({ invented }) => invented === '').length,
    ms: Math.round(rows.reduce((sum, { ms }) => sum + ms, 0) / Math.max(1, rows.length)),
  };
  everything.push(...rows.map((row) => ({ set: name, ...row })));
}
console.table(summary);
if (wanted === undefined && only === undefined) writeResult('identify-mixtures', { summary, rows: everything });
