import { LabError } from '../../../contract/data/errors.js';
import { limits } from '../limits.js';

/**
 * Refuse an announced number of points before anything is made for it.
 * @throws LabError `too-large`
 */
export function requireFewPoints(count: number, place: string): void {
  if (count <= limits.points) return;
  throw new LabError(
    'too-large',
    `${place} announces ${count} points, and at most 2,000,000 are read; export a coarser step.`,
  );
}
