import { ramanCalibration } from './ramanCalibration.js';
import type { RamanCaseFeatures } from './ramanCaseFeatures.js';

/** How often Raman identifications with such features were right, 0-1, measured by `bench/raman-calibration.ts`. Rises with every feature. */
export function ramanProbability({ score, lead, share }: RamanCaseFeatures): number {
  const { intercept, weights, table } = ramanCalibration;
  const value = intercept + weights.score * score + weights.lead * lead + weights.share * share;
  const after = table.findIndex(([at]) => at > value);
  if (after === 0) return table[0]![1];
  if (after < 0) return table[table.length - 1]![1];
  const [low, atLow] = table[after - 1]!;
  const [high, atHigh] = table[after]!;
  return atLow + ((atHigh - atLow) * (value - low)) / (high - low);
}
