import { formulaSegments, segmentsToUnicode } from '../contract/typeset/segments.js';

/** `TiO2` as `TiO₂`, for canvas and plain text. */
export function plainFormula(formula: string): string {
  return segmentsToUnicode(formulaSegments(formula));
}
