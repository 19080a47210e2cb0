import type { PlannedLayer } from '../architectures/planNetwork.js';

/**
 * How far to both sides, in points of the spectrum, a point of a layer effectively looks: half the width of the even window with the
 * spread of all kernels and pools up to it, whose squares add up (Luo et al. 2016, arXiv:1701.04128); the distance of the layer's points where that
 * is more. Of a residual block the main way counts, of a concatenation the widest. 0 for a layer that the plan does not have.
 */
export function seenAround(plan: readonly PlannedLayer[], layer: string): number {
  const at = plan.findIndex(({ name }) => name === layer);
  const last = plan[at];
  if (!last) return 0;
  return Math.max(Math.sqrt(squaresOf(plan.slice(0, at + 1), 1)), last.grid.step > 1 ? last.grid.step : 0);
}

/** Sum of the squared half widths: an even window of k points has a variance of (k² − 1) / 12, and a half width of the root of three times that. */
function squaresOf(layers: readonly PlannedLayer[], first: number): number {
  let squares = 0;
  let step = first;
  for (const one of layers) {
    const ways = one.main ? [one.main] : one.branches;
    squares += ways
      ? Math.max(...ways.map((way) => squaresOf(way, step)))
      : ((sizeOfWindow(one) ** 2 - 1) / 4) * step ** 2;
    step = one.grid.step;
  }
  return squares;
}

function sizeOfWindow({ layer }: PlannedLayer): number {
  switch (layer.type) {
    case 'conv1d':
      return layer.kernel;
    case 'maxPool':
    case 'avgPool':
      return layer.size;
    case 'dense':
    case 'globalAveragePool':
    case 'globalMaxPool':
    case 'flatten':
    case 'batchNorm':
    case 'activation':
    case 'dropout':
    case 'residual':
    case 'concat':
      return 1;
  }
}
