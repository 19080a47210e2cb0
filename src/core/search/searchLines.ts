import type { ElementFilter } from '../../contract/data/identification.js';
import { evenly, noFurtherThan, type AlignmentGrid } from './alignmentGrid.js';
import { coarsePass } from './coarsePass.js';
import { coarseAlignments } from './coarseTable.js';
import { elementTest } from './elementTest.js';
import type { LineIndex } from './lineIndex.js';
import type { SearchTarget } from './searchTarget.js';
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
  /** Entries that the first pass hands to the exact score; by default as many as a fixed amount of work allows. */
  examined?: number;
}

/**
 * Work that the exact score may take, in alignments tried; an entry costs as much as its alignments and some more. Broad lines need few alignments, so
 * more entries go on: the first pass is blunt there.
 */
const workAtMost = 700_000;
const workOfEntry = 40;

/** With it, 1.5 % either way and five zero shifts fit one pass. */
const coarseStrainStep = 0.00275;

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
  const chosen = coarsePass({
    coarse: index.coarse,
    entries: allowedEntries(index, options),
    target,
    grids: coarseGrids(options, target),
    wanted: options.examined ?? examinedAtMost(options, target),
  });
  return exactPass(index, target, options, chosen);
}

/** Every entry by the exact score: what the index is measured against. */
export function searchExhaustively(index: LineIndex, target: SearchTarget, options: SearchOptions): FoundEntry[] {
  const entries = allowedEntries(index, options) ?? Uint32Array.from({ length: index.count }, (_, i) => i);
  return exactPass(index, target, options, entries);
}

/** Entries that the filters let pass; null where there are no filters. */
function allowedEntries(index: LineIndex, { elements, allowed }: SearchOptions): Uint32Array | null {
  const test = elements ? elementTest(index.elements, elements) : null;
  if (!allowed && !test) return null;
  const entries = new Uint32Array(index.count);
  let size = 0;
  for (let i = 0; i < index.count; i++) {
    if ((!allowed || allowed[i] !== 0) && (!test || test(i))) entries[size++] = i;
  }
  return entries.subarray(0, size);
}

/** Alignments of the first pass, as many grids as are needed for neighbours to lie near enough. */
function coarseGrids({ maxZeroShift, maxLatticeStrain }: SearchOptions, { tolerance }: SearchTarget): AlignmentGrid[] {
  const shifts = evenly(maxZeroShift, Math.min(5, 2 * Math.ceil(maxZeroShift / (3 * tolerance)) + 1));
  const strains = evenly(maxLatticeStrain, Math.ceil((2 * maxLatticeStrain) / coarseStrainStep) + 1);
  const grids = Math.ceil(strains.length / Math.floor(coarseAlignments / shifts.length));
  return Array.from({ length: grids }, (_, g) => ({ shifts, strains: strains.filter((_, i) => i % grids === g) }));
}

function exactGrid({ maxZeroShift, maxLatticeStrain }: SearchOptions, { tolerance }: SearchTarget): AlignmentGrid {
  return {
    shifts: noFurtherThan(maxZeroShift, 2 * tolerance),
    strains: noFurtherThan(maxLatticeStrain, (2 * tolerance * Math.PI) / 180),
  };
}

/** How many entries go on: as many as the work of {@link workAtMost} allows, but some times the wanted. */
function examinedAtMost(options: SearchOptions, target: SearchTarget): number {
  const { shifts, strains } = exactGrid(options, target);
  return Math.max(4 * options.keep, Math.round(workAtMost / (workOfEntry + shifts.length * strains.length)));
}

function exactPass(index: LineIndex, target: SearchTarget, options: SearchOptions, entries: Uint32Array): FoundEntry[] {
  const scorer = stickScorer(index, target, exactGrid(options, target));
  const found: FoundEntry[] = [];
  for (const entry of entries) {
    const score = scorer.score(entry);
    const { zeroShift, latticeStrain } = scorer;
    if (score > -Infinity) found.push({ entry, score, zeroShift, latticeStrain });
  }
  found.sort((p, q) => q.score - p.score);
  return found.slice(0, options.keep);
}
