import type { LineList } from '../src/contract/data/crystal.js';
import { sqrtCosine } from '../src/core/metrics/sqrtCosine.js';
import { preparePowder, type PowderInput } from '../src/core/matching/powderMeasurement.js';
import { referenceLines } from '../src/core/matching/referenceLines.js';
import { renderLines } from '../src/core/matching/renderLines.js';

/**
 * The plain method that ours is compared with: SNIP background, square-root cosine over a grid of zero shifts from -0.3 to 0.3° in steps of
 * 0.02°, lines of one width (0.15° or the measurement's own, whichever is wider). Background
 * and width come from our own preparation, which flatters it: with a fixed window and width it is reported to find 5 of the 8 files of xrd-with-cif, so prepared 7.
 * Returns the score of every reference.
 */
export function plainScores(input: PowderInput, references: readonly { lines: LineList }[]): number[] {
  const prepared = preparePowder(input);
  const width = Math.max(0.15, prepared.widths.base);
  const measurement = { ...prepared, widths: { base: width, slope: 0, narrow: width, broad: width } };
  const net = measurement.net.map((value) => Math.max(0, value));
  const pattern = new Float64Array(net.length);
  return references.map(({ lines }) => {
    const visible = referenceLines(lines, measurement, { margin: 1, smallest: 0.001 });
    let best = 0;
    for (let k = -15; k <= 15; k++) {
      pattern.fill(0);
      renderLines(pattern, measurement, visible, { zeroShift: 0.02 * k, latticeStrain: 0, widthFactor: 1 });
      best = Math.max(best, sqrtCosine(net, pattern));
    }
    return best;
  });
}
