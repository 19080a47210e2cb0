import { ramanCalibration } from './ramanCalibration.js';
import type { RamanCaseFeatures } from './ramanCaseFeatures.js';
import { readRiseTable } from './readRiseTable.js';

/** How often Raman identifications with such features were right, 0-1, measured by `bench/raman-calibration.ts`. Rises with every feature. */
export function ramanProbability({ score, lead, share }: RamanCaseFeatures): number {
  const { intercept, weights, table } = ramanCalibration;
  const value = intercept + weights.score * score + weights.lead * lead + weights.share * share;
  return readRiseTable(table, value);
}
