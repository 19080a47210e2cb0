import { eliminateFree } from './eliminateFree.js';
import { fitCurves } from './fitCurves.js';
import type { FitWindow } from './fitWindow.js';
import { normalEquations } from './normalEquations.js';

/**
 * The factor at which each column that was not kept would have earned its place: where what it alone explains is the share `evidence` of what is left beside the background of the selection.
 * Parallel to `columns`; 0 for kept ones.
 */
export function detectionLimits(
  window: FitWindow,
  columns: readonly Float64Array[],
  kept: readonly number[],
  background: readonly Float64Array[],
  evidence: number,
): Float64Array {
  const { y, weights } = window;
  const { rest } = fitCurves(
    window,
    kept.map((i) => columns[i]!),
    background,
  );
  const known = [...kept.map((i) => columns[i]!), ...background];
  return Float64Array.from(columns, (column, i) => {
    if (kept.includes(i)) return 0;
    const { equations } = eliminateFree(normalEquations(y, [column, ...known], weights), known.length);
    const alone = equations.gram[0] ?? 0;
    return alone > 0 ? Math.sqrt((evidence * rest) / alone) : Infinity;
  });
}
