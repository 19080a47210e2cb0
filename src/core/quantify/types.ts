import type { CrystalStructure } from '../../contract/data/crystal.js';

/** A phase whose share of a pattern can be weighed. */
export interface QuantityReference {
  id: string;
  /** The phase; references of one name are added up. */
  name: string;
  /** A wider name, e.g. of the mineral group. */
  group?: string;
  formula: string;
  source: MeasuredSource | CalculatedSource;
}

/** A pattern of the pure phase, measured at the same radiation, its own background included. */
export interface MeasuredSource {
  kind: 'measured';
  /** Degrees 2θ, ascending. */
  x: Float64Array;
  y: Float64Array;
  /** Height ratio to corundum at equal weights (I/Ic). */
  rir: number;
}

export interface CalculatedSource {
  kind: 'calculated';
  structure: CrystalStructure;
}

/** A curve of a reference on the points of the measurement: what one weight unit of it adds to the pattern. */
export interface WeightedCurve {
  reference: QuantityReference;
  curve: Float64Array;
  rir: number;
}
