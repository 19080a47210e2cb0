import { LabError } from '../../../contract/data/errors.js';
import { requireFewPoints } from './requireFewPoints.js';

/**
 * Positions `start + i * step`.
 * @throws LabError `damaged-file` where start and step are no axis, `too-large` beyond the limit of points
 */
export function evenPositions(start: number, step: number, count: number, place: string): Float64Array<ArrayBuffer> {
  if (!Number.isFinite(start) || !Number.isFinite(step) || step === 0) {
    throw new LabError(
      'damaged-file',
      `${place} gives no usable start and step of its axis (${start} and ${step}); export it again.`,
    );
  }
  requireFewPoints(count, place);
  const positions = new Float64Array(count);
  // Steps are stored in binary, some in 32 bits: without rounding 10.02 becomes 10.0199999.
  for (let i = 0; i < count; i++) positions[i] = Number((start + i * step).toFixed(9));
  return positions;
}
