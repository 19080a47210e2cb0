import type { ElementFilter } from '../../contract/data/identification.js';
import { alignments, evenly, noFurtherThan, type Alignments } from './alignments.js';
import { coarseAlignments, coarseScale, coarseTable, weightScale } from './coarseTable.js';
import { coarseLines, type LineIndex } from './lineIndex.js';
import { block, openCoarseScan } from './openCoarseScan.js';
import type { SearchTarget } from './searchTarget.js';
import { elementTest } from './elementTest.js';
import { stickScorer } from './stickScore.js';

export interface SearchOptions {
  /** Degrees 2θ either way; stands for sample displacement too. */
  maxZeroShift: number;
  /** Relative lattice change either way. */
  maxLatticeStrain: number;
  /** How many entries are wanted. */
  keep: number;
  elements?: ElementFilter;
  /** Entries that may be found, where not all: any number but 0 is a yes. */
  allowed?: Uint8Array;
  /** Entries that the first pass hands to the exact score; default 4 × keep. */
  examined?: number;
}

/** Entries times alignments that the exact score is worked out for: broad lines need few alignments, and there the first pass is blunt. */
const scoresAtMost = 300_000;

export interface FoundEntry {
  entry: number;
  /** See `stickScorer`. */
  score: number;
  zeroShift: number;
  latticeStrain: number;
}

/**
 * The best entries of an index for a measurement, best first. First all entries by sums of bytes over a coarse grid of alignments, then the best of
 * those by the exact score of `stickScorer` over the full grid.
 */
export function searchLines(index: LineIndex, target: SearchTarget, options: SearchOptions): FoundEntry[] {
  const passes = elementPass(index, options);
  const chosen = coarsePass(index, target, options, passes);
  return exactPass(index, target, options, chosen);
}

/** Every entry by the exact score: what the index is measured against. */
export function searchExhaustively(index: LineIndex, target: SearchTarget, options: SearchOptions): FoundEntry[] {
  const passes = elementPass(index, options);
  const all = new Uint32Array(index.count);
  let entries = 0;
  for (let i = 0; i < index.count; i++) if (!passes || passes(i)) all[entries++] = i;
  return exactPass(index, target, options, all.subarray(0, entries));
}

function elementPass(index: LineIndex, { elements, allowed }: SearchOptions): ((entry: number) => boolean) | null {
  const test = elements ? elementTest(index.elements, elements) : null;
  if (!allowed) return test;
  return (entry) => allowed[entry] !== 0 && (test === null || test(entry));
}

/** Alignments of the first pass, as many sets as are needed for neighbours to lie near enough. */
function coarseSets({ maxZeroShift, maxLatticeStrain }: SearchOptions, { tolerance }: SearchTarget) {
  const shifts = evenly(maxZeroShift, Math.min(5, 2 * Math.ceil(maxZeroShift / (3 * tolerance)) + 1));
  const perSet = Math.floor(coarseAlignments / shifts.length);
  const strains = noFurtherThan(maxLatticeStrain, 0.0025);
  const sets = Math.ceil(strains.length / perSet);
  return Array.from({ length: sets }, (_, s) =>
    alignments(
      shifts,
      strains.filter((_, i) => i % sets === s),
    ),
  );
}

/** The entries that look best from afar. */
function coarsePass(
  { count, coarse }: LineIndex,
  target: SearchTarget,
  options: SearchOptions,
  passes: ((entry: number) => boolean) | null,
): Uint32Array {
  const examined =
    options.examined ??
    Math.max(4 * options.keep, Math.round(scoresAtMost / exactAlignments(options, target).zeroShift.length));
  const scan = openCoarseScan();
  const entries = passes ? new Uint32Array(count) : null;
  let size = 0;
  if (entries && passes) for (let i = 0; i < count; i++) if (passes(i)) entries[size++] = i;
  const total = entries ? size : count;
  const merit = new Float32Array(total).fill(-Infinity);
  const lengths = Float32Array.from({ length: 256 }, (_, squares) => 1 / Math.sqrt(Math.max(4, squares)));
  const fill = (from: number, to: number): void => {
    if (!entries) {
      scan.codes.set(coarse.subarray(coarseLines * from, coarseLines * to));
      return;
    }
    for (let i = from; i < to; i++) {
      const start = coarseLines * entries[i]!;
      for (let k = 0; k < coarseLines; k++) scan.codes[coarseLines * (i - from) + k] = coarse[start + k]!;
    }
  };
  let fullScale = coarseScale(target);
  for (const set of coarseSets(options, target)) {
    scan.rows.set(coarseTable(target, set, fullScale));
    for (let from = 0; from < total; from += block) {
      const to = Math.min(total, from + block);
      fill(from, to);
      scan.scan(to - from);
      // Where too many sums are full, as with broad lines, they say nothing: once more with smaller numbers.
      while (fullScale > 1e-30 && tooManyFull(scan.found.subarray(0, to - from), examined / total)) {
        fullScale *= 0.7;
        scan.rows.set(coarseTable(target, set, fullScale));
        scan.scan(to - from);
      }
      const unit = 1 / fullScale;
      const chance = target.mean / weightScale;
      for (let i = from; i < to; i++) {
        const found = scan.found[i - from]!;
        const value = ((found & 255) * unit - chance * ((found >>> 16) & 255)) * lengths[found >>> 24]!;
        if (value > merit[i]!) merit[i] = value;
      }
    }
  }
  const best = largest(merit, examined);
  return entries ? best.map((i) => entries[i]!) : best;
}

function tooManyFull(found: Uint32Array, share: number): boolean {
  let full = 0;
  for (const value of found) if ((value & 255) === 255) full++;
  return full > Math.max(4, 0.3 * share * found.length);
}

/** Places of the `wanted` largest values, in no order, by counting: some more of the last value's neighbours are left out. */
function largest(values: Float32Array, wanted: number): Uint32Array {
  if (values.length <= wanted) return Uint32Array.from(values.keys());
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value > high) high = value;
    if (value < low && value > -Infinity) low = value;
  }
  const buckets = new Uint32Array(4096);
  const scale = 4095 / Math.max(high - low, 1e-30);
  for (const value of values) if (value >= low) buckets[((value - low) * scale) | 0]!++;
  let bucket = 4095;
  let above = 0;
  while (bucket > 0 && above + buckets[bucket]! < wanted) above += buckets[bucket--]!;
  const chosen = new Uint32Array(wanted);
  let size = 0;
  for (let i = 0; i < values.length && size < wanted; i++) {
    if ((((values[i]! - low) * scale) | 0) > bucket) chosen[size++] = i;
  }
  for (let i = 0; i < values.length && size < wanted; i++) {
    if ((((values[i]! - low) * scale) | 0) === bucket) chosen[size++] = i;
  }
  return chosen.subarray(0, size);
}

function exactAlignments({ maxZeroShift, maxLatticeStrain }: SearchOptions, { tolerance }: SearchTarget): Alignments {
  return alignments(
    noFurtherThan(maxZeroShift, 2 * tolerance),
    noFurtherThan(maxLatticeStrain, (2 * tolerance * Math.PI) / 180),
  );
}

function exactPass(index: LineIndex, target: SearchTarget, options: SearchOptions, entries: Uint32Array): FoundEntry[] {
  const tried = exactAlignments(options, target);
  const scorer = stickScorer(index, target, tried);
  const found: FoundEntry[] = [];
  for (const entry of entries) {
    const score = scorer.score(entry);
    if (score === -Infinity) continue;
    const { best } = scorer;
    found.push({ entry, score, zeroShift: tried.zeroShift[best]!, latticeStrain: tried.latticeStrain[best]! });
  }
  found.sort((p, q) => q.score - p.score);
  return found.slice(0, options.keep);
}
