import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import type { CrystalStructure, LineList } from '../../contract/data/crystal.js';
import { elementBits } from '../../core/search/elementBits.js';
import { encodeIntensity, intensityTable } from '../../core/search/intensityCode.js';
import { elementWords } from '../../core/search/lineColumns.js';
import type { EntryBatch, EntryFacts } from './types.js';

export interface CalculatedEntry {
  facts: EntryFacts;
  lines: LineList;
  structure: CrystalStructure;
}

const largestIndex = 127;

/** Calculated entries as columns. */
export function packEntries(calculated: readonly CalculatedEntry[]): EntryBatch {
  const count = calculated.length;
  const offsets = new Uint32Array(count + 1);
  for (const [i, { lines }] of calculated.entries()) offsets[i + 1] = offsets[i]! + lines.dSpacing.length;
  const total = offsets[count]!;
  const batch: EntryBatch = {
    entries: calculated.map(({ facts }) => facts),
    offsets,
    d: new Float32Array(total),
    intensity: new Uint16Array(total),
    strongest: new Float32Array(count),
    elements: new Uint32Array(elementWords * count),
    hkl: new Int8Array(3 * total),
    halfMultiplicity: new Uint8Array(total),
    structures: packStructures(calculated.map(({ structure }) => structure)),
  };
  for (const [i, { facts, lines }] of calculated.entries()) {
    const at = offsets[i]!;
    const { dSpacing, intensity, hkl, multiplicity } = lines;
    let strongest = 0;
    for (const value of intensity) if (value > strongest) strongest = value;
    batch.strongest[i] = strongest;
    batch.elements.set(elementBits(facts.elements), elementWords * i);
    batch.d.set(dSpacing, at);
    for (let k = 0; k < dSpacing.length; k++) {
      batch.intensity[at + k] = encodeIntensity(intensity[k]! / strongest);
      batch.halfMultiplicity[at + k] = Math.min(255, multiplicity[k]! / 2);
      const [p, q, r] = [hkl[3 * k]!, hkl[3 * k + 1]!, hkl[3 * k + 2]!];
      if (Math.max(Math.abs(p), Math.abs(q), Math.abs(r)) > largestIndex) continue;
      batch.hkl[3 * (at + k)] = p;
      batch.hkl[3 * (at + k) + 1] = q;
      batch.hkl[3 * (at + k) + 2] = r;
    }
  }
  return batch;
}

let relative: Float32Array | undefined;

/** The lines of one entry, out of its slices of the columns. */
export function unpackLines(
  columns: Pick<EntryBatch, 'd' | 'intensity' | 'hkl' | 'halfMultiplicity'>,
  strongest: number,
): LineList {
  relative ??= intensityTable();
  const table = relative;
  return {
    dSpacing: Float64Array.from(columns.d),
    intensity: Float64Array.from(columns.intensity, (code) => strongest * table[code]!),
    hkl: Int16Array.from(columns.hkl),
    multiplicity: Uint16Array.from(columns.halfMultiplicity, (half) => 2 * half),
  };
}

/** Structures that share their operators name them once. */
function packStructures(structures: readonly CrystalStructure[]): Uint8Array {
  const groups = new Map<string, number>();
  const packed = structures.map(({ operators, ...structure }) => {
    const text = operators.join(';');
    const group = groups.get(text) ?? groups.size;
    groups.set(text, group);
    return { ...structure, group };
  });
  return deflateRawSync(JSON.stringify({ groups: [...groups.keys()], structures: packed }), { level: 3 });
}

const blockShape = z.object({
  groups: z.array(z.string()),
  structures: z.array(
    z.looseObject({ group: z.number(), cell: z.looseObject({ a: z.number() }), sites: z.array(z.unknown()) }),
  ),
});

/** One structure of a block. @throws Error where the bytes are no block */
export function unpackStructure(block: Uint8Array, index: number): CrystalStructure {
  const { groups, structures } = blockShape.parse(JSON.parse(inflateRawSync(block).toString('utf8')));
  const found = structures[index];
  const operators = found && groups[found.group];
  if (found === undefined || operators === undefined) throw new RangeError(`No structure ${index} in this block.`);
  const { group: _group, ...structure } = found;
  return { ...(structure as unknown as CrystalStructure), operators: operators.split(';') };
}
