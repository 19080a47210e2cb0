/**
 * An archive of any number of CIF files in the layout of the Crystallography Open Database (`cif/1/00/00/1000000.cif`), made from real structures:
 * the first are these themselves, the others have half of their cations exchanged for any others, their anions within their group, and their
 * lattice scaled by up to 3 %.
 */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { CrystalStructure } from '../src/contract/data/crystal.js';
import { writeCif } from '../src/core/crystal/writeCif.js';
import { createRandom } from '../src/core/synthesis/random/createRandom.js';

/** Elements that take each other's places. */
const cations =
  'Li Be Na Mg Al K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge Rb Sr Y Zr Nb Mo Ag Cd In Sn Sb Cs Ba La Ce Pr Nd Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Pb Bi';
const families = [cations, 'S Se Te', 'Cl Br I', 'P As'].map((family) => family.split(' '));

export interface DatabaseCif {
  place: string;
  text: string;
}

/** `count` files, the same for the same structures. */
export function* databaseCifs(structures: readonly CrystalStructure[], count: number): Generator<DatabaseCif> {
  const random = createRandom(20261123);
  for (let i = 0; i < count; i++) {
    const base = structures[i % structures.length]!;
    const number = String(1_000_000 + i);
    const text = writeCif(i < structures.length ? base : variant(base, () => random.uniform()));
    yield {
      place: `cif/${number.slice(0, 1)}/${number.slice(1, 3)}/${number.slice(3, 5)}/${number}.cif`,
      text: `${text}_cod_database_code ${number}\n`,
    };
  }
}

function variant(structure: CrystalStructure, uniform: () => number): CrystalStructure {
  const present = [...new Set(structure.sites.map(({ element }) => element))];
  const exchanged = new Map(
    present.map((element) => {
      const family = families.find((members) => uniform() < 0.5 && members.includes(element)) ?? [element];
      return [element, family[Math.floor(uniform() * family.length)] ?? element] as const;
    }),
  );
  const scale = 0.97 + 0.06 * uniform();
  const { cell } = structure;
  return {
    ...structure,
    cell: { ...cell, a: cell.a * scale, b: cell.b * scale, c: cell.c * scale },
    sites: structure.sites.map((site) => ({ ...site, element: exchanged.get(site.element) ?? site.element })),
  };
}

/** Writes them as a tar.gz, one file in memory at a time. @returns bytes of CIF text */
export async function writeTarGz(path: string, files: Iterable<DatabaseCif>): Promise<number> {
  let bytes = 0;
  function* blocks(): Generator<Buffer> {
    for (const { place, text } of files) {
      const content = Buffer.from(text);
      bytes += content.byteLength;
      yield Buffer.concat([
        header(place, content.byteLength),
        content,
        Buffer.alloc((512 - (content.byteLength % 512)) % 512),
      ]);
    }
    yield Buffer.alloc(1024);
  }
  await pipeline(Readable.from(blocks()), createGzip({ level: 4 }), createWriteStream(path));
  return bytes;
}

function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(512);
  block.write(name, 0, 100);
  block.write(`0000644\0${'0'.repeat(7)}\0${'0'.repeat(7)}\0`, 100);
  block.write(`${size.toString(8).padStart(11, '0')}\0${'0'.repeat(11)}\0        0`, 124);
  block.write(`ustar\0${'00'}`, 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}
