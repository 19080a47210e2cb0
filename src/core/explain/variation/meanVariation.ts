import type { VariationMeasures } from '../../../contract/index.js';

/** Mean over classes, or over seeds; what could not be measured in one of them does not count, and null is what never could. */
export function meanVariation(all: readonly VariationMeasures[]): VariationMeasures {
  const mean = (measure: keyof VariationMeasures): number | null => {
    const known = all.map((one) => one[measure]).filter((value) => value !== null);
    return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : null;
  };
  return { noise: mean('noise'), background: mean('background'), width: mean('width'), position: mean('position') };
}
