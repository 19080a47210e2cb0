import { createRandom } from '../synthesis/random/createRandom.js';
import { eliminateFree } from './eliminateFree.js';
import type { FitWindow } from './fitWindow.js';
import { normalEquations } from './normalEquations.js';
import { solveNonNegative, type NormalEquations } from './solveNonNegative.js';

/** Width of a block, degrees 2θ: wider than a line, so that what a fit gets wrong at one line stays together. */
const blockWidth = 1;

/** Assumed standard deviation of reference intensity ratios between specimens and instruments: grain size, orientation and composition change them by 3 to 10 %. */
const ratioSpread = 0.05;

/**
 * Factors of the columns when stretches of the pattern are weighted at random, each with its intensity ratio drawn anew within its spread. The weights are exponential
 * with mean 1 (Bayesian bootstrap: D. B. Rubin, Ann. Statist. 9 (1981) 130): none is 0, so that a phase of few lines is never without them. The last `free` columns may
 * take any sign. One list of factors for each sample.
 */
export function bootstrapWeights(
  { x, y, weights }: FitWindow,
  columns: readonly Float64Array[],
  free: number,
  { samples, seed }: { samples: number; seed: number },
): Float64Array[] {
  const blocks: NormalEquations[] = [];
  for (let from = 0; from < x.length;) {
    let to = from;
    while (to < x.length && x[to]! - x[from]! < blockWidth) to++;
    blocks.push(normalEquations(y, columns, weights, from, to));
    from = to;
  }
  const kept = columns.length - free;
  const all = Array.from({ length: kept }, (_, i) => i);
  return Array.from({ length: samples }, (_, sample) => {
    const random = createRandom(seed, 'quantify', sample);
    const sum: NormalEquations = {
      size: columns.length,
      gram: new Float64Array(columns.length ** 2),
      right: new Float64Array(columns.length),
      square: 0,
    };
    for (const block of blocks) {
      const times = -Math.log(1 - random.uniform());
      for (let i = 0; i < sum.gram.length; i++) sum.gram[i]! += times * block.gram[i]!;
      for (let i = 0; i < sum.right.length; i++) sum.right[i]! += times * block.right[i]!;
      sum.square += times * block.square;
    }
    const { values } = solveNonNegative(eliminateFree(sum, free).equations, all);
    return values.map((value) => value * Math.exp(random.normal(0, ratioSpread)));
  });
}
