/** A library of any size for the search benches: real structures first, then distractors made of them by substitution and strain. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cell } from '../src/contract/data/crystal.js';
import { elements as table } from '../src/core/crystal/elements.js';
import { reciprocalMetric } from '../src/core/crystal/reciprocalMetric.js';
import { elementBits } from '../src/core/search/elementBits.js';
import { encodeIntensity } from '../src/core/search/intensityCode.js';
import { elementWords, type LineColumns } from '../src/core/search/lineColumns.js';
import { lineColumnsOf } from '../src/core/search/lineColumnsOf.js';
import { createRandom } from '../src/core/synthesis/random/createRandom.js';
import { crystalSystem, type StructureReference } from './identify-samples.js';

const linesKept = 64;
export const symbols = [...table.values()].filter(({ atomicNumber: z }) => z > 2 && z < 84).map(({ symbol }) => symbol);
/** Elements that a substitution leaves alone. */
export const kept = new Set(['H', 'D', 'C', 'N', 'O', 'F', 'S', 'Cl', 'P', 'Si']);

/**
 * Columns of `count` entries: the first of them are the references, the others distractors. Each comes from a random reference: lattice scaled
 * by exp(N(0, 0.04)) as ions of another size do, axes by exp(N(0, 0.008)) and angles by N(0, 0.7°) as far as the crystal system lets them,
 * intensities multiplied by exp(N(0, 0.5)), half of the cations exchanged. Cached below the temporary folder.
 */
export function searchLibrary(references: readonly StructureReference[], count: number): LineColumns {
  const folder = join(tmpdir(), 'phaselens-search-library');
  const file = join(folder, `${references.length}-${count}.bin`);
  if (existsSync(file)) return readColumns(readFileSync(file));
  const columns = generate(references, count);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, writeColumns(columns));
  return columns;
}

export interface Base {
  cell: Cell;
  system: string;
  elements: string[];
  hkl: Int16Array;
  intensity: Float64Array;
}

function generate(references: readonly StructureReference[], count: number): LineColumns {
  const real = lineColumnsOf(references.slice(0, count).map(strongestLines));
  if (count <= references.length) return real;
  const bases = references.map(baseOf);
  const most = real.d.length + (count - references.length) * linesKept;
  const d = new Float32Array(most);
  const intensity = new Uint16Array(most);
  const offsets = new Uint32Array(count + 1);
  const elements = new Uint32Array(elementWords * count);
  d.set(real.d);
  intensity.set(real.intensity);
  offsets.set(real.offsets);
  elements.set(real.elements);
  const random = createRandom(20261123);
  const normal = (deviation: number): number => random.normal(0, deviation);
  let end = real.d.length;
  for (let i = references.length; i < count; i++) {
    const base = bases[Math.floor(random.uniform() * bases.length)]!;
    const g = reciprocalMetric(strained(base, normal));
    const lines = Array.from(base.intensity, (value, k): [number, number] => {
      const [h, l, m] = [base.hkl[3 * k]!, base.hkl[3 * k + 1]!, base.hkl[3 * k + 2]!];
      const q = h * h * g[0] + l * l * g[1] + m * m * g[2] + 2 * (h * l * g[3] + h * m * g[4] + l * m * g[5]);
      return [1 / Math.sqrt(q), value * Math.exp(normal(0.5))];
    }).sort((p, q) => q[0] - p[0]);
    const strongest = lines.reduce((top, [, value]) => Math.max(top, value), 0);
    for (const [spacing, value] of lines) {
      d[end] = spacing;
      intensity[end++] = encodeIntensity(value / strongest);
    }
    offsets[i + 1] = end;
    const exchanged = base.elements.map((symbol) =>
      kept.has(symbol) || random.uniform() < 0.5 ? symbol : symbols[Math.floor(random.uniform() * symbols.length)]!,
    );
    elements.set(elementBits(exchanged), elementWords * i);
  }
  return {
    count,
    offsets,
    d: d.slice(0, end),
    intensity: intensity.slice(0, end),
    strongest: new Float32Array(count).fill(1),
    elements,
    ...numbered(count),
  };
}

/** Identifiers are their numbers. */
function numbered(count: number): Pick<LineColumns, 'ids' | 'idOffsets'> {
  const text = Array.from({ length: count }, (_, i) => String(i));
  const idOffsets = new Uint32Array(count + 1);
  text.forEach((id, i) => (idOffsets[i + 1] = idOffsets[i]! + id.length));
  return { ids: new TextEncoder().encode(text.join('')), idOffsets };
}

function strongestLines({ summary, lines }: StructureReference) {
  const order = Array.from(lines.dSpacing.keys());
  const weight = (k: number): number => lines.intensity[k]! * lines.dSpacing[k]! ** 2;
  const kept = order
    .sort((p, q) => weight(q) - weight(p))
    .slice(0, linesKept)
    .sort((p, q) => p - q);
  return {
    summary,
    kept,
    lines: {
      dSpacing: Float64Array.from(kept, (k) => lines.dSpacing[k]!),
      intensity: Float64Array.from(kept, (k) => lines.intensity[k]!),
    },
  };
}

export function baseOf(reference: StructureReference): Base {
  const { kept, lines } = strongestLines(reference);
  const { structure, summary } = reference;
  return {
    cell: structure.cell,
    system: crystalSystem(structure),
    elements: summary.elements,
    hkl: Int16Array.from(kept.flatMap((k) => Array.from(reference.lines.hkl.subarray(3 * k, 3 * k + 3)))),
    intensity: lines.intensity,
  };
}

export function strained({ cell, system }: Base, normal: (deviation: number) => number): Cell {
  const scale = Math.exp(Math.max(-0.12, Math.min(0.12, normal(0.04))));
  const axis = (): number => scale * Math.exp(normal(0.008));
  const x = axis();
  const [y, z] = [axis(), axis()];
  const rhombohedral = Math.abs(cell.alpha - 90) > 0.01 && cell.alpha === cell.beta && cell.a === cell.c;
  const free = system === 'monoclinic' || system === 'triclinic';
  const equal = system === 'cubic' || rhombohedral;
  const sameAxes = system === 'tetragonal' || system === 'hexagonal';
  return {
    a: cell.a * x,
    b: cell.b * (equal || sameAxes ? x : y),
    c: cell.c * (equal ? x : z),
    alpha: cell.alpha + (system === 'triclinic' ? normal(0.7) : 0),
    beta: cell.beta + (free ? normal(0.7) : 0),
    gamma: cell.gamma + (system === 'triclinic' ? normal(0.7) : 0),
  };
}

function writeColumns(columns: LineColumns): Uint8Array {
  const parts = [columns.offsets, columns.d, columns.elements, columns.intensity];
  const head = Uint32Array.of(columns.count, columns.d.length);
  const bytes = [head, ...parts].map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  );
  return Buffer.concat(bytes);
}

function readColumns(file: Uint8Array): LineColumns {
  const { buffer } = Uint8Array.from(file);
  const [count = 0, lines = 0] = new Uint32Array(buffer, 0, 2);
  let at = 8;
  const take = (bytes: number): number => {
    at += bytes;
    return at - bytes;
  };
  return {
    count,
    offsets: new Uint32Array(buffer, take(4 * (count + 1)), count + 1),
    d: new Float32Array(buffer, take(4 * lines), lines),
    elements: new Uint32Array(buffer, take(4 * elementWords * count), elementWords * count),
    intensity: new Uint16Array(buffer, take(2 * lines), lines),
    strongest: new Float32Array(count).fill(1),
    ...numbered(count),
  };
}
