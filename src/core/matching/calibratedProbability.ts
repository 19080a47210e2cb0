import { calibration } from './calibration.js';
import type { CaseFeatures } from './caseFeatures.js';
import { readRiseTable } from './readRiseTable.js';

/** How often identifications with such features were right, 0-1, measured by `bench/identify-calibration.ts`. Monotone in every feature. */
export function calibratedProbability({ score, lead, lines }: CaseFeatures): number {
  const { intercept, weights, table } = calibration;
  const value = intercept + weights.score * score + weights.lead * lead + weights.lines * lines;
  return readRiseTable(table, value);
}
