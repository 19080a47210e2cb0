/**
 * Mixtures in Raman: sums of two spectra of the open library (RRUFF part) from different minerals, the weaker at 0.25 to 1 of the stronger's height,
 * shifted by up to 2 1/cm and noisy, and single spectra as they are; both without their own specimens. Settings were chosen on the specimens of
 * the first half (`--half 0 --count 200`), the numbers told are those of the second (`--count 60`).
 * `node bench/run.mjs raman-mixtures FOLDER [--half 1] [--count 150]`, FOLDER as in raman-specimen-split.
 */
import { createHash } from 'node:crypto';
import { identifyOptionsSchema } from '../src/contract/data/identification.js';
import { identifyRaman } from '../src/core/matching/identifyRaman.js';
import { prepareRamanReferences } from '../src/core/matching/ramanReferences.js';
import { resampleUniform } from '../src/core/matching/resampleUniform.js';
import { randomNumbers } from '../src/main/trainer/seeded/randomNumbers.js';
import { argument, writeResult } from './identify-samples.js';
import { readLibrary, type Entry } from './raman-library.js';

const folder = process.argv[2];
if (!folder) throw new Error('Say the folder of the open Raman library, see raman-specimen-split.');
const half = Number(argument('half') ?? 1);
const count = Number(argument('count') ?? 150);
const library = (await readLibrary(folder)).filter(({ database }) => database === 'rruff');
const index = prepareRamanReferences(library.map(({ reference }) => reference));
const specimens = new Map<string, Set<string>>();
for (const { name, specimen } of library) specimens.set(name, (specimens.get(name) ?? new Set()).add(specimen));
const halfOf = (specimen: string): number => createHash('md5').update(`h11${specimen}`).digest()[15]! % 2;
const usable = library.filter(({ name, specimen }) => specimens.get(name)!.size > 1 && halfOf(specimen) === half);
const random = randomNumbers(7);
const draw = (): Entry => usable[Math.floor(random.uniform() * usable.length)]!;

const tally = { mixtures: 0, 'both, nothing else': 0, 'both found': 0, 'one found': 0, invented: 0, seconds: 0 };
const second = { 'both in the first three hypotheses': 0 };
const single = { spectra: 0, 'one phase': 0, 'the right one': 0, 'two or more phases': 0 };
const cases: { probability: number; right: boolean }[] = [];
for (let i = 0; i < count; i++) {
  const [a, b] = [draw(), draw()];
  if (a.name === b.name) continue;
  const grid = Float64Array.from({ length: 1301 }, (_, k) => 150 + k);
  const share = 0.25 + 0.75 * random.uniform();
  const [p, q] = [onto(a, grid, 4 * random.uniform() - 2), onto(b, grid, 4 * random.uniform() - 2)];
  const y = grid.map((_, k) => p[k]! + share * q[k]! + 0.005 * random.normal());
  const started = performance.now();
  const found = search(grid, y, [a.specimen, b.specimen]);
  tally.seconds += (performance.now() - started) / 1000;
  tally.mixtures++;
  const names = found[0]?.phases.map(({ reference }) => reference.name) ?? [];
  const hits = [a, b].filter(({ name }) => names.includes(name)).length;
  if (hits === 2) tally['both found']++;
  if (hits === 1) tally['one found']++;
  if (hits === 2 && names.length === 2) tally['both, nothing else']++;
  if (names.length > hits) tally.invented++;
  const isRight = ({ phases }: (typeof found)[number]): boolean =>
    phases.length === 2 && [a, b].every(({ name }) => phases.some(({ reference }) => reference.name === name));
  if (found.slice(0, 3).some(isRight)) second['both in the first three hypotheses']++;
  if (found[0]) cases.push({ probability: found[0].probability, right: isRight(found[0]) });
  const alone = draw();
  const hypotheses = search(alone.reference.x, alone.reference.y, [alone.specimen]);
  single.spectra++;
  const phases = hypotheses[0]?.phases ?? [];
  if (phases.length === 1) single['one phase']++;
  if (phases.length > 1) single['two or more phases']++;
  if (phases.length === 1 && phases[0]!.reference.name === alone.name) single['the right one']++;
}
tally.seconds = Number((tally.seconds / Math.max(1, tally.mixtures)).toFixed(3));
console.table({ ...tally, ...second });
console.table(single);
for (const [low, high] of [
  [0, 0.4],
  [0.4, 0.6],
  [0.6, 0.8],
  [0.8, 0.95],
  [0.95, 1.01],
] as const) {
  const own = cases.filter(({ probability }) => probability >= low && probability < high);
  const right = own.filter((one) => one.right).length;
  console.log(`probability ${low} to ${Math.min(1, high)}: ${right} of ${own.length} right`);
}
if (half === 1) writeResult('raman-mixtures', { tally: { ...tally, ...second }, single });

function search(x: Float64Array, y: Float64Array, excludeSpecimens: string[]) {
  const spectrum = { technique: 'raman' as const, unit: 'ramanShift' as const, x, y };
  const options = { ...identifyOptionsSchema.parse({}), excludeSpecimens, mixture: true };
  return identifyRaman({ spectrum }, index, options).hypotheses ?? [];
}

/** Height 1 at most. */
function onto({ reference: { x, y } }: Entry, grid: Float64Array, shift: number): Float64Array {
  const moved = x.map((value) => value + shift);
  const least = y.reduce((low, value) => Math.min(low, value), Infinity);
  const values = resampleUniform(
    moved,
    y.map((value) => value - least),
    grid[0]!,
    1,
    grid.length,
  );
  const top = values.reduce((most, value) => Math.max(most, value), 0);
  return values.map((value) => value / (top || 1));
}
