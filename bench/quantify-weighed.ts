/** The weighed precursor mixtures against calculated references: all polymorphs at hand of the weighed compounds. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { quantifyOptionsSchema } from '../src/contract/data/quantify.js';
import { formulaOf } from '../src/core/crystal/formulaOf.js';
import { quantify } from '../src/core/quantify/quantify.js';
import type { QuantityReference } from '../src/core/quantify/types.js';
import {
  cifFiles,
  copper,
  readSpectrum,
  referencesOfCifs,
  samples,
  type StructureReference,
} from './identify-samples.js';

export interface WeighedRow {
  file: string;
  truth: Record<string, number>;
  found: Record<string, number>;
  errors: Record<string, number>;
  meanAbsoluteError: number;
  rwp: number;
  references: string[];
}

const compounds = ['V2O5', 'La(OH)3', 'ZrO2', 'In2O3', 'TiO2', 'NiO', 'Li2CO3', 'ZnO', 'Bi2O3'];

/** Element counts, whatever the order of writing. */
const key = (formula: string): string => {
  const counts = new Map<string, number>();
  const flat = formula.replace(/\(([A-Za-z0-9]+)\)(\d*)/g, (_, inner: string, times: string) =>
    inner.repeat(Number(times || 1)),
  );
  for (const [, element = '', count] of flat.matchAll(/([A-Z][a-z]?)(\d*)/g))
    counts.set(element, (counts.get(element) ?? 0) + Number(count || 1));
  return [...counts].sort().join();
};

export function weighedReferences(): Map<string, QuantityReference[]> {
  const folders = [
    'reference-structures',
    'xrd-li-mn-ti-o-f/la-li-zr-References',
    'xrd-with-cif/triphase/Rutile-Anatase-V2O5',
  ];
  const all: StructureReference[] = folders.flatMap((folder) => referencesOfCifs(cifFiles(join(samples, folder))));
  const found = new Map<string, QuantityReference[]>();
  for (const compound of compounds) {
    const own = all.filter(({ structure }) => key(formulaOf(structure)) === key(compound));
    found.set(
      compound,
      own.map(({ summary, structure }) => ({
        id: summary.id,
        name: compound,
        formula: compound,
        source: { kind: 'calculated', structure },
      })),
    );
  }
  return found;
}

export function quantifyWeighed(references: Map<string, QuantityReference[]>, wanted?: string): WeighedRow[] {
  const folder = join(samples, 'xrd-mixtures-weighed');
  return readdirSync(folder)
    .sort()
    .filter((file) => wanted === undefined || file.includes(wanted))
    .map((file) => {
      const parts = file.replace(/--.*$/, '').split('-');
      const weighed = parts.map((part) => {
        const at = part.lastIndexOf('_');
        return [part.slice(0, at), Number(part.slice(at + 1).replace('p', '.'))] as const;
      });
      const total = weighed.reduce((sum, [, mass]) => sum + mass, 0);
      const truth = Object.fromEntries(weighed.map(([name, mass]) => [name, (100 * mass) / total]));
      const started = performance.now();
      const { quantification } = quantify(
        {
          spectrum: readSpectrum(join(folder, file)),
          radiation: copper,
          references: weighed.flatMap(([name]) => references.get(name) ?? []),
        },
        quantifyOptionsSchema.parse({ phases: weighed.map(([name]) => name) }),
      );
      const percent = (name: string) => quantification.phases.find((phase) => phase.name === name);
      const found = Object.fromEntries(weighed.map(([name]) => [name, percent(name)?.weightPercent ?? 0]));
      const row: WeighedRow = {
        file,
        truth,
        found,
        errors: Object.fromEntries(weighed.map(([name]) => [name, percent(name)?.error ?? 0])),
        meanAbsoluteError:
          weighed.reduce((sum, [name]) => sum + Math.abs(found[name]! - truth[name]!), 0) / weighed.length,
        rwp: quantification.rwp,
        references: quantification.phases.flatMap((phase) => phase.references.map(({ id }) => id.replace(/^.*\//, ''))),
      };
      console.log(
        `${file.padEnd(62)} error ${row.meanAbsoluteError.toFixed(1).padStart(4)}  Rwp ${row.rwp.toFixed(1)}  ` +
          weighed
            .map(
              ([name]) =>
                `${name} ${found[name]!.toFixed(1)}±${row.errors[name]!.toFixed(1)} (${truth[name]!.toFixed(1)})`,
            )
            .join(', ') +
          `  ${((performance.now() - started) / 1000).toFixed(1)} s`,
      );
      return row;
    });
}
