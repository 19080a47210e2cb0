import type { Matrix } from '../matrix.js';
import type { Random } from '../../synthesis/random/Random.js';
import { findSplit, type Cut } from './findSplit.js';
import type { RankedColumns } from './rankColumns.js';
import { sortKeys } from './sortKeys.js';

/** `ForestOptions` in numbers, for data of a known width. */
export interface TreeLimits {
  pointsPerSplit: number;
  maxDepth: number;
  minLeaf: number;
  bootstrap: boolean;
}

/** Nodes of one tree, see `ForestModel`; `right` counts from this tree's root. */
export interface Tree {
  column: number[];
  threshold: number[];
  right: number[];
  shares: number[];
  importances: Float64Array;
}

/** Weights share a word with rank and class: four bits. More than 15 draws of one sample among n come about once in 10¹³ samples, and count as 15. */
const MOST = 15;

/** A classification tree (CART in a random forest: L. Breiman, doi 10.1023/A:1010933404324), grown until leaves are pure unless a limit stops it before. */
export function growTree(
  x: Matrix,
  { ranks, rows }: RankedColumns,
  labels: Int32Array,
  classes: number,
  limits: TreeLimits,
  random: Random,
): Tree {
  const tree: Tree = { column: [], threshold: [], right: [], shares: [], importances: new Float64Array(x.columns) };
  const { samples, tags } = drawSamples(labels, limits.bootstrap, random);
  const keys = new Uint32Array(samples.length);
  const spare = new Uint32Array(samples.length);
  const total = new Int32Array(classes);
  const left = new Int32Array(classes);
  const right = new Int32Array(classes);
  const columns = Int32Array.from({ length: x.columns }, (_, column) => column);
  const best: Cut = { score: 0, rank: 0 };
  // Nodes still to be made: samples from, to, levels above, and the node whose right child it is (or -1).
  const waiting = [0, samples.length, 0, -1];
  while (waiting.length > 0) {
    const [from, to, depth, parent] = waiting.splice(-4) as [number, number, number, number];
    const node = tree.column.length;
    if (parent >= 0) tree.right[parent] = node;
    total.fill(0);
    for (let i = from; i < to; i++) {
      const tag = tags[samples[i]!]!;
      total[tag >>> 4]! += tag & MOST;
    }
    let weight = 0;
    let squares = 0;
    for (const count of total) {
      weight += count;
      squares += count * count;
    }
    const pure = squares === weight * weight;
    let chosen = -1;
    if (!pure && depth < limits.maxDepth && to - from >= 2 * limits.minLeaf) {
      best.score = -1;
      let visited = 0;
      // As scikit-learn: constant columns count as tried, but one that can be cut must have been among them.
      for (let open = x.columns; open > 0 && (visited < limits.pointsPerSplit || chosen < 0); visited++) {
        const drawn = random.integer(0, --open);
        const column = columns[drawn]!;
        columns[drawn] = columns[open]!;
        columns[open] = column;
        const offset = column * rows;
        let lowest = 65535;
        let highest = 0;
        for (let i = from; i < to; i++) {
          const sample = samples[i]!;
          const rank = ranks[offset + sample]!;
          if (rank < lowest) lowest = rank;
          if (rank > highest) highest = rank;
          keys[i - from] = (rank << 16) | tags[sample]!;
        }
        if (lowest === highest) continue;
        sortKeys(keys, spare, to - from);
        if (findSplit(keys, to - from, total, weight, left, right, limits.minLeaf, best)) chosen = column;
      }
    }
    if (chosen < 0) {
      addLeaf(tree, total, weight, pure);
      continue;
    }
    tree.importances[chosen]! += best.score - squares / weight;
    const { middle, threshold } = divide(samples, from, to, ranks, chosen * rows, best.rank, x, chosen);
    tree.column.push(chosen);
    tree.threshold.push(threshold);
    tree.right.push(0);
    waiting.push(middle, to, depth + 1, node, from, middle, depth + 1, -1);
  }
  return tree;
}

/** The rows a tree learns from, and for each row of the data its class (above) and its weight (lower four bits). */
function drawSamples(
  labels: Int32Array,
  bootstrap: boolean,
  random: Random,
): { samples: Int32Array; tags: Int32Array } {
  const rows = labels.length;
  const tags = labels.map((label) => label << 4);
  if (!bootstrap) return { samples: Int32Array.from(tags, (_, row) => row), tags: tags.map((tag) => tag + 1) };
  for (let i = 0; i < rows; i++) {
    const row = random.integer(0, rows - 1);
    if ((tags[row]! & MOST) < MOST) tags[row]!++;
  }
  const samples: number[] = [];
  for (let row = 0; row < rows; row++) if ((tags[row]! & MOST) > 0) samples.push(row);
  return { samples: Int32Array.from(samples), tags };
}

function addLeaf(tree: Tree, total: Int32Array, weight: number, pure: boolean): void {
  tree.column.push(-1);
  tree.threshold.push(0);
  if (pure) {
    tree.right.push(total.findIndex((count) => count > 0));
    return;
  }
  tree.right.push(-1 - tree.shares.length / total.length);
  for (const count of total) tree.shares.push(count / weight);
}

/** Puts the samples up to the rank in front of the others, and finds the threshold half way between the values on both sides. */
function divide(
  samples: Int32Array,
  from: number,
  to: number,
  ranks: Uint16Array,
  offset: number,
  rank: number,
  x: Matrix,
  column: number,
): { middle: number; threshold: number } {
  let i = from;
  let j = to;
  let below = -Infinity;
  let above = Infinity;
  while (i < j) {
    const sample = samples[i]!;
    const value = x.data[sample * x.columns + column]!;
    if (ranks[offset + sample]! <= rank) {
      if (value > below) below = value;
      i++;
    } else {
      if (value < above) above = value;
      samples[i] = samples[--j]!;
      samples[j] = sample;
    }
  }
  // Between neighbours in single precision the middle may round up to the upper one, which must stay right.
  const middle = Math.fround(below / 2 + above / 2);
  return { middle: i, threshold: middle >= above || middle < below ? below : middle };
}
