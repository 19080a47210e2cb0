import { calibration } from './calibration.js';
import type { CaseFeatures } from './caseFeatures.js';

/** How often identifications with such features were right, 0-1, measured by `bench/identify-calibration.ts`. Monotone in every feature. */
export function calibratedProbability({ score, lead, lines }: CaseFeatures): number {
  const { intercept, weights, table } = calibration;
  const value = intercept + weights.score * score + weights.lead * lead + weights.lines * lines;
  const after = table.findIndex(([at]) => at > value);
  if (after === 0) return table[0]![1];
  if (after < 0) return table[table.length - 1]![1];
  const [low, atLow] = table[after - 1]!;
  const [high, atHigh] = table[after]!;
  return atLow + ((atHigh - atLow) * (value - low)) / (high - low);
}
