/** Measurements for the search benches: the labelled single phases of the sample folder, and patterns simulated of references. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Spectrum } from '../src/contract/data/spectrum.js';
import { parseFormula } from '../src/core/crystal/parseFormula.js';
import { powderPattern } from '../src/core/diffraction/powderPattern.js';
import { renderPattern } from '../src/core/diffraction/renderPattern.js';
import { createRandom } from '../src/core/synthesis/random/createRandom.js';
import {
  cifFiles,
  copper,
  hasChemistry,
  readSpectrum,
  referencesOfCifs,
  samePhase,
  samples,
  type StructureReference,
} from './identify-samples.js';

export interface SearchQuery {
  set: string;
  name: string;
  spectrum: Spectrum;
  /** Whether a reference is of the phase that the measurement shows. */
  isTrue(reference: StructureReference): boolean;
}

/** RRUFF writes charges into some formulas. */
const plainFormula: Record<string, string> = { 'ZnMn3+2O4': 'ZnMn2O4', 'Fe2+2Ge4+O4': 'Fe2GeO4' };

export function measuredQueries(): SearchQuery[] {
  const queries: SearchQuery[] = [];
  const rruff = join(samples, 'xrd-single-rruff');
  for (const line of readFileSync(join(rruff, 'labels.csv'), 'utf8').trim().split(/\r?\n/).slice(1)) {
    const [id = '', label = '', system = '', judgement = ''] = line.split(',');
    const chemistry = parseFormula(plainFormula[label] ?? label);
    if (!chemistry) throw new Error(`${id}: the formula ${label} is not understood.`);
    const expected = system === 'rhombohedral' ? 'hexagonal' : system;
    queries.push({
      set: judgement.startsWith('measured') ? 'rruff measured' : 'rruff calculated',
      name: label,
      spectrum: readSpectrum(join(rruff, `${id}.csv`)),
      isTrue: (reference) => hasChemistry(reference, chemistry, expected),
    });
  }
  const xred = join(samples, 'xrd-single-xred');
  for (const name of readdirSync(xred).filter((file) => file.endsWith('.csv'))) {
    const chemistry = parseFormula(name.slice(0, -4));
    if (!chemistry) throw new Error(`${name}: the formula is not understood.`);
    const spectrum = readSpectrum(join(xred, name));
    queries.push({ set: 'xred', name, spectrum, isTrue: (reference) => hasChemistry(reference, chemistry) });
  }
  return [...queries, ...withCif()];
}

/** The single-phase files of `xrd-with-cif`; a reference is true if it is the phase of the CIF beside the file. */
function withCif(): SearchQuery[] {
  const folder = join(samples, 'xrd-with-cif');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry): SearchQuery[] => {
      const path = join(entry.parentPath, entry.name);
      const own = referencesOfCifs(cifFiles(path));
      const scans = readdirSync(path).filter((file) => /\.(csv|txt|xy)$/.test(file));
      if (own.length !== 1 || scans.length === 0) return [];
      return scans.map((file) => ({
        set: 'with cif',
        name: `${entry.name}/${file}`,
        spectrum: readSpectrum(join(path, file)),
        isTrue: (reference) => samePhase(reference, own[0]!),
      }));
    });
}

export interface Distortion {
  /** Largest zero shift (degrees 2θ) and lattice strain. */
  zeroShift: number;
  latticeStrain: number;
}

/** Patterns of `count` references, drawn at random, moved, textured (factors exp(N(0, 0.4))), 10 to 80° with noise on a background. */
export function simulatedQueries(
  references: readonly StructureReference[],
  count: number,
  { zeroShift, latticeStrain }: Distortion,
): SearchQuery[] {
  const x = Float64Array.from({ length: 3501 }, (_, i) => 10 + 0.02 * i);
  return Array.from({ length: count }, (_, q) => {
    const random = createRandom(7, q);
    const reference = references[random.integer(0, references.length - 1)]!;
    const scale = 1 + random.uniform(-latticeStrain, latticeStrain);
    const { lines } = reference;
    const moved = {
      ...lines,
      dSpacing: lines.dSpacing.map((d) => d * scale),
      intensity: lines.intensity.map((value) => value * Math.exp(random.normal(0, 0.4))),
    };
    const shift = random.uniform(-zeroShift, zeroShift);
    const pattern = powderPattern(moved, copper, { from: 9, to: 81 });
    const width = random.uniform(0.08, 0.3);
    const drawn = renderPattern(
      { twoTheta: pattern.twoTheta.map((at) => at + shift), intensity: pattern.intensity },
      x,
      { shape: { u: 0, v: 0, w: width * width, eta: 0.5 } },
    );
    const counts = 10 ** random.uniform(2.5, 4);
    const y = drawn.map((value, i) => {
      const expected = (value / 100) * counts + 50 * (1 + Math.exp(-i / 800));
      return Math.max(0, Math.round(expected + random.normal(0, Math.sqrt(expected))));
    });
    return {
      set: 'simulated',
      name: `${reference.summary.formula} ${reference.summary.id}`,
      spectrum: { technique: 'xrd' as const, unit: 'twoTheta' as const, x, y },
      isTrue: (other: StructureReference) => samePhase(other, reference),
    };
  });
}
